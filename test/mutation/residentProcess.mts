/**
 * Has jest load the tests, and runs them with one mutant after another, as residentRunner.mjs asks.
 *
 * What a mutant leaves behind must not count for the next one. So a test that fails is run again without
 * the mutant: where it fails then as well, this process is of no more use, and the mutant's turn comes
 * again in a new one.
 */
import path from 'node:path';

import type { Circus } from '@jest/types';
import type { MutantCoverage } from '@stryker-mutator/api/core';
import type { MutantRunResult, TestResult } from '@stryker-mutator/api/test-runner';
import {
	determineHitLimitReached,
	MutantRunStatus,
	TestStatus,
} from '@stryker-mutator/api/test-runner';
import { runCLI } from 'jest';

import { OVERDUE, Suite } from './suite.mts';

/** What residentRunner.mjs asks for: what each test reaches, or a mutant. */
type Question =
	| { isDry: true }
	| { isDry?: undefined; mutant: string; testFilter?: string[]; hitLimit?: number };

/** Where Stryker's code in the mutated files looks for the mutant, and notes what tests reach. */
interface Namespace {
	activeMutant?: string;
	currentTestId?: string;
	hitLimit?: number;
	hitCount?: number;
	mutantCoverage?: MutantCoverage;
}

/** What residentEnvironment.cjs finds in this process. */
declare global {
	var residentRunner: {
		namespace: Namespace;
		take: (root: Circus.DescribeBlock) => Promise<void>;
	};
}

/** Hardly any test takes a tenth of it. */
const LIMIT_MS = 3_000;

/** With a mutant a test may take so many times as long as without. */
const PATIENCE = 5;

const SIGN_OF_LIFE_MS = 500;

/** What the hooks of a block reach is reached by each of its tests. */
const SHARED = 'shared by ';

const namespace: Namespace = {};

/** Goes to Stryker's own process as text. Errors of the tests' own realm are no `Error` of this one. */
const textOf = (error: unknown): string =>
	String((error as { stack?: string } | undefined)?.stack ?? error);

/** Ends only where the tests can't be loaded. */
async function load(): Promise<never> {
	const { default: jestConfig } = (await import(path.resolve('jest.config.mjs'))) as {
		default: { projects: Array<{ displayName: string }> };
	};
	const unit = jestConfig.projects.find(({ displayName }) => displayName === 'unit');
	const resident = {
		...unit,
		rootDir: process.cwd(),
		testEnvironment: '<rootDir>/test/mutation/residentEnvironment.cjs',
		// For those tests that fake its timers.
		testEnvironmentOptions: { ownN8n: true },
		testMatch: ['<rootDir>/test/mutation/allTests.mts'],
	};
	const given = { config: JSON.stringify(resident), runInBand: true, reporters: [], $0: '', _: [] };
	const { results } = await runCLI(given, [process.cwd()]);
	throw new Error(results.testResults.map(({ failureMessage }) => failureMessage).join('\n'));
}

/** The tests that jest has collected, before it runs them; this process is ended before it does. */
const collected = async (): Promise<Suite> =>
	await new Promise((resolve) => {
		globalThis.residentRunner = {
			namespace,
			take: async (root) => {
				resolve(new Suite(root));
				await new Promise(() => {});
			},
		};
	});

/** What each test reaches, as Stryker wants it. */
async function dryRun(suite: Suite) {
	const tests: TestResult[] = [];
	const blocks = new Map<string, string[]>();
	await suite.run(suite.ids(), {
		goesOn: true,
		onTest: (id) => {
			namespace.currentTestId = id;
		},
		onBlock: (ids) => {
			namespace.currentTestId = `${SHARED}${ids[0]} to ${ids.at(-1)}`;
			blocks.set(namespace.currentTestId, ids);
		},
		onResult: (id, error, timeSpentMs) => {
			const result = { id, name: id, timeSpentMs };
			tests.push(
				error === undefined
					? { ...result, status: TestStatus.Success }
					: { ...result, status: TestStatus.Failed, failureMessage: textOf(error) },
			);
		},
	});
	delete namespace.currentTestId;
	const { mutantCoverage = { perTest: {}, static: {} } } = namespace;
	const { perTest } = mutantCoverage;
	for (const [shared, ids] of blocks) {
		for (const id of ids) perTest[id] = { ...perTest[shared], ...perTest[id] };
		delete perTest[shared];
	}
	return { result: { tests, mutantCoverage } };
}

let mutantsRun = 0;

/**
 * Tries a mutant.
 *
 * @returns Stryker's result, which is missing when an earlier mutant spoilt the process; whether it is
 *   spoilt now; and whether the mutant is also run where tests are set up, which is over
 */
async function mutantRun(
	suite: Suite,
	{ mutant, testFilter = suite.ids(), hitLimit }: Exclude<Question, { isDry: true }>,
): Promise<{ result?: MutantRunResult; isSpoilt?: boolean; isInSetUp?: boolean }> {
	const isFirst = mutantsRun++ === 0;
	const nrOfTests = testFilter.length;
	let left = testFilter;
	for (let limitMs = LIMIT_MS; ; ) {
		namespace.activeMutant = mutant;
		namespace.hitLimit = hitLimit;
		namespace.hitCount = hitLimit === undefined ? undefined : 0;
		const failure = await suite.run(left, { limitMs });
		delete namespace.activeMutant;
		const limited = determineHitLimitReached(namespace.hitCount, hitLimit) && {
			status: MutantRunStatus.Timeout as const,
			reason: 'goes through the same code too often',
		};
		if (!failure) {
			if (limited) return { result: limited };
			const result = { status: MutantRunStatus.Survived as const, nrOfTests };
			return { result, isInSetUp: inSetUp.has(mutant) };
		}
		const { id, error } = failure;
		const began = performance.now();
		const isSpoilt = (await suite.run([id])) !== undefined;
		const withoutMs = performance.now() - began;
		if (isSpoilt && !isFirst) return { isSpoilt };
		if (limited) return { result: limited, isSpoilt };
		if (error !== OVERDUE) {
			const failureMessage = textOf(error);
			return {
				result: { status: MutantRunStatus.Killed, killedBy: [id], failureMessage, nrOfTests },
				isSpoilt,
			};
		}
		if (isSpoilt || withoutMs * PATIENCE <= limitMs) {
			return { result: { status: MutantRunStatus.Timeout, reason: id }, isSpoilt };
		}
		// A busy machine, or a test of long work.
		limitMs = withoutMs * PATIENCE * 2;
		left = left.slice(left.indexOf(id));
	}
}

const suite = await Promise.race([collected(), load()]);
/** What the loading of the tests reaches. Later all that runs outside a dry run is noted as such. */
const inSetUp = new Set(Object.keys(namespace.mutantCoverage?.static ?? {}));
// Of what a mutant has left running.
process.on('unhandledRejection', () => {});
process.on('disconnect', () => process.exit());
setInterval(() => process.send?.(null), SIGN_OF_LIFE_MS);
process.on('message', (question: Question) => {
	const answer = question.isDry ? dryRun(suite) : mutantRun(suite, question);
	void answer.then((told) => process.send?.(told));
});
process.send?.({ isReady: true });
