/**
 * `npm test`: everything that proves the package, step after step; a failed step does not keep the
 * next ones from reporting. `--fast` leaves out what needs an n8n server, `--queue` all but n8n with
 * several workers. The last line on standard output is `N passed, N failed`, which counts tests and
 * steps alike.
 */
import { availableParallelism } from 'node:os';

import { ensureChromium, ensureN8n } from '../lab/install.mts';
import { ensurePrograms } from '../lab/queue/programs.mts';
import type { Counts } from './jestRun.mts';
import { exitCode, runJest } from './jestRun.mts';

interface Step {
	name: string;
	run: () => Promise<Counts>;
}

const ONE_PASSED: Counts = { passed: 1, failed: 0 };
const ONE_FAILED: Counts = { passed: 0, failed: 1 };

function npmScript(name: string, script: string): Step {
	const run = async () => {
		const code = await exitCode('npm', ['run', '--silent', script]);
		return code === 0 ? ONE_PASSED : ONE_FAILED;
	};
	return { name, run };
}

function preparation(name: string, work: () => Promise<unknown>): Step {
	const run = async () => {
		await work();
		return ONE_PASSED;
	};
	return { name, run };
}

function jest(name: string, projects: string[], options: string[] = []): Step {
	return { name, run: async () => await runJest(projects, { options }) };
}

/** These tests share nothing, so every core of the machine works; jest leaves one idle by itself. */
const ALL_CORES = [`--maxWorkers=${availableParallelism()}`];

const BUILD = npmScript('build', 'build');
const INSTALL_N8N = preparation('n8n installed', async () => await ensureN8n());

const FAST: Step[] = [
	npmScript('lint', 'lint'),
	npmScript('types', 'typecheck'),
	BUILD,
	npmScript('scanner rules', 'scan'),
	jest(
		'unit, engine, sandbox and package tests',
		['unit', 'engine', 'sandbox', 'package'],
		ALL_CORES,
	),
];

const REAL: Step[] = [
	INSTALL_N8N,
	preparation('Chromium installed', async () => await ensureChromium()),
	jest('tests in a real n8n', ['n8n']),
	jest('browser tests', ['browser']),
];

const QUEUE: Step[] = [
	preparation('Redis and PostgreSQL installed', async () => await ensurePrograms()),
	jest('tests in queue mode', ['queue']),
];

function chosenSteps(): Step[] {
	if (process.argv.includes('--fast')) return FAST;
	if (process.argv.includes('--queue')) return [INSTALL_N8N, BUILD, ...QUEUE];
	return [...FAST, ...REAL, ...QUEUE];
}

async function main(): Promise<boolean> {
	const steps = chosenSteps();
	const total: Counts = { passed: 0, failed: 0 };
	const lines: string[] = [];
	for (const { name, run } of steps) {
		console.log(`\n=== ${name}`);
		const began = Date.now();
		const counts = await run().catch((error: unknown) => {
			console.error(error instanceof Error ? error.message : error);
			return ONE_FAILED;
		});
		total.passed += counts.passed;
		total.failed += counts.failed;
		const seconds = ((Date.now() - began) / 1000).toFixed(1).padStart(7);
		const verdict = counts.failed === 0 ? 'ok    ' : 'FAILED';
		lines.push(
			`${verdict} ${seconds} s  ${name}: ${counts.passed} passed, ${counts.failed} failed`,
		);
	}
	console.log(`\n=== summary\n${lines.join('\n')}\n`);
	console.log(`${total.passed} passed, ${total.failed} failed`);
	return total.failed === 0;
}

main().then(
	// Not process.exit: what is still to be written to a pipe would be lost.
	(passed) => {
		process.exitCode = passed ? 0 : 1;
	},
	(error: unknown) => {
		console.error(error);
		process.exitCode = 1;
	},
);
