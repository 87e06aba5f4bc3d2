import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { inRepo, readJson } from '../lab/paths.mts';

export interface Counts {
	passed: number;
	failed: number;
}

interface JestReport {
	numPassedTests: number;
	numFailedTests: number;
	/** Test files that broke before their tests ran. */
	numRuntimeErrorTestSuites: number;
	testResults: Array<{ assertionResults: Array<{ status: string; fullName: string }> }>;
}

/** What became of the tests of some jest projects. */
export interface JestResult extends Counts {
	/** Full names of the tests that were left out. */
	skipped: string[];
}

/** Runs a program that prints for itself; what it ended with. */
export async function exitCode(
	command: string,
	args: string[],
	env: NodeJS.ProcessEnv = {},
): Promise<number> {
	return await new Promise((resolve, reject) => {
		const child = spawn(command, args, {
			stdio: ['ignore', 'inherit', 'inherit'],
			env: { ...process.env, ...env },
		});
		child.on('error', reject);
		child.on('close', (code) => resolve(code ?? 1));
	});
}

/**
 * One run of jest over some of the projects of jest.config.mjs.
 *
 * @param options more of jest's own
 */
export async function runJest(
	projects: string[],
	{ env = {}, options = [] }: { env?: NodeJS.ProcessEnv; options?: string[] } = {},
): Promise<JestResult> {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-intron-jest-'));
	const outputFile = join(folder, 'report.json');
	try {
		const program = inRepo('node_modules', 'jest', 'bin', 'jest.js');
		// Should a test leave something running, jest says so and waits for ever: this must end.
		const reporting = ['--forceExit', '--json', '--outputFile', outputFile];
		const args = [program, ...reporting, ...options, '--selectProjects', ...projects];
		const code = await exitCode(process.execPath, args, env);
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
