import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { inRepo, readJson } from '../../lab/paths.mts';
import type { Print } from './command.mts';
import { exitCode } from './command.mts';
import type { Counts } from './stage.mts';

interface JestReport {
	numPassedTests: number;
	numFailedTests: number;
	/** Test files that broke before their tests ran. */
	numRuntimeErrorTestSuites: number;
	testResults: Array<{ assertionResults: Array<{ status: string; fullName: string }> }>;
}

export interface JestRun {
	print?: Print;
	env?: NodeJS.ProcessEnv;
	options?: string[];
	files?: string[];
}

/** What became of the tests of some jest projects. */
export interface JestResult extends Counts {
	/** Full names of the tests that were left out. */
	skipped: string[];
}

/**
 * One run of jest over some of the projects of jest.config.mjs.
 *
 * @param print takes what jest prints; by default it goes to standard output
 * @param options more of jest's own
 * @param files these test files only, below `test/`
 */
export async function runJest(
	projects: string[],
	{ print = (text) => process.stdout.write(text), env, options = [], files = [] }: JestRun = {},
): Promise<JestResult> {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-intron-jest-'));
	const outputFile = join(folder, 'report.json');
	try {
		const program = inRepo('node_modules', 'jest', 'bin', 'jest.js');
		// Should a test leave something running, jest says so and waits for ever: this must end.
		const reporting = ['--forceExit', '--json', '--outputFile', outputFile];
		const paths = files.map((file) => inRepo('test', file));
		const chosen = paths.length > 0 ? ['--runTestsByPath', '--', ...paths] : [];
		const args = [program, ...reporting, ...options, '--selectProjects', ...projects, ...chosen];
		const code = await exitCode(process.execPath, args, { print, env });
		const report = readJson<JestReport>(outputFile);
		const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
		const left = ['pending', 'todo', 'disabled'];
		return {
			passed: report.numPassedTests,
			// Something besides the tests may have failed, such as a global set-up.
			failed: failed || Number(code !== 0),
			skipped: report.testResults
				.flatMap(({ assertionResults }) => assertionResults)
				.filter(({ status }) => left.includes(status))
				.map(({ fullName }) => fullName)
				.sort(),
		};
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
