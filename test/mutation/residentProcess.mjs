/**
 * Has jest load the unit tests, and runs them with one mutant after another, as residentRunner.mjs asks.
 *
 * What a mutant leaves behind must not count for the next one. So a test that fails is run again without
 * the mutant: where it fails then as well, this process is of no more use, and the mutant's turn comes
 * again in a new one.
 */
import path from 'node:path';

import {
	MutantRunStatus,
	TestStatus,
	determineHitLimitReached,
} from '@stryker-mutator/api/test-runner';
import { runCLI } from 'jest';

import { OVERDUE, Suite } from './suite.mjs';

/** Hardly any test takes a tenth of it. */
const LIMIT_MS = 3_000;

/** With a mutant a test may take so many times as long as without. */
const PATIENCE = 5;

/** What the hooks of a block reach is reached by each of its tests. */
const SHARED = 'shared by ';

/** Where Stryker's code in the mutated files looks for the mutant, and notes what tests reach. */
const namespace = {};

/** Goes to Stryker's own process as text. */
const textOf = (error) => String(error?.stack ?? error);

/** Ends only where the tests can't be loaded. */
async function load() {
	const { default: config } = await import(path.resolve('jest.config.mjs'));
	const unit = config.projects.find(({ displayName }) => displayName === 'unit');
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

/** What each test reaches, as Stryker wants it. */
async function dryRun(suite) {
	const tests = [];
	const blocks = new Map();
	await suite.run(suite.ids(), {
		goesOn: true,
		onTest: (id) => (namespace.currentTestId = id),
		onBlock: (ids) => {
			namespace.currentTestId = `${SHARED}${ids[0]} to ${ids.at(-1)}`;
			blocks.set(namespace.currentTestId, ids);
		},
		onResult: (id, error, ms) => {
			const result = { id, name: id, timeSpentMs: ms };
			tests.push(
				error === undefined
					? { ...result, status: TestStatus.Success }
					: { ...result, status: TestStatus.Failed, failureMessage: textOf(error) },
			);
		},
	});
	delete namespace.currentTestId;
	const { perTest } = namespace.mutantCoverage;
	for (const [shared, ids] of blocks) {
		for (const id of ids) perTest[id] = { ...perTest[shared], ...perTest[id] };
		delete perTest[shared];
	}
	return { tests, mutantCoverage: namespace.mutantCoverage };
}

let mutantsRun = 0;

/**
 * Tries a mutant.
 *
 * @returns Stryker's result, which is empty when an earlier mutant spoilt the process; and whether it is
 *   spoilt now
 */
async function mutantRun(suite, { mutant, testFilter = suite.ids(), hitLimit }) {
	const isFirst = mutantsRun++ === 0;
	const nrOfTests = testFilter.length;
	let left = testFilter;
	for (let limitMs = LIMIT_MS; ; ) {
		namespace.activeMutant = mutant;
		namespace.hitLimit = hitLimit;
		namespace.hitCount = hitLimit === undefined ? undefined : 0;
		const failure = await suite.run(left, { limitMs });
		delete namespace.activeMutant;
		const limited = determineHitLimitReached(namespace.hitCount, hitLimit);
		if (!failure) return { result: limited ?? { status: MutantRunStatus.Survived, nrOfTests } };
		const { id, error } = failure;
		const began = performance.now();
		const isSpoilt = (await suite.run([id])) !== undefined;
		const withoutMs = performance.now() - began;
		if (isSpoilt && !isFirst) return { result: {}, isSpoilt };
		if (limited) return { result: limited, isSpoilt };
		if (error !== OVERDUE) {
			const failureMessage = textOf(error);
			const result = { status: MutantRunStatus.Killed, killedBy: [id], failureMessage, nrOfTests };
			return { result, isSpoilt };
		}
		if (isSpoilt || withoutMs * PATIENCE <= limitMs) {
			return { result: { status: MutantRunStatus.Timeout, reason: id }, isSpoilt };
		}
		// A busy machine, or a test of long work.
		limitMs = withoutMs * PATIENCE * 2;
		left = left.slice(left.indexOf(id));
	}
}

const failed = load();
const suite = await Promise.race([
	failed,
	new Promise((resolve) => {
		globalThis.residentRunner = {
			namespace,
			take: async (root) => {
				resolve(new Suite(root));
				// This process is ended before jest is.
				await new Promise(() => {});
			},
		};
	}),
]);
// Of what a mutant has left running.
process.on('unhandledRejection', () => {});
process.on('disconnect', () => process.exit());
setInterval(() => process.send(null), 500);
process.on('message', async (question) => {
	const answer = question.isDry
		? { result: await dryRun(suite) }
		: await mutantRun(suite, question);
	process.send(answer);
});
process.send({ isReady: true });
