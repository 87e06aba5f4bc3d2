import { availableParallelism } from 'node:os';

import { ensureChromium, ensureN8n } from '../../lab/install.mts';
import { packedPackage } from '../../lab/package.mts';
import { ensurePrograms } from '../../lab/queue/programs.mts';
import { exitCode } from './command.mts';
import { layerOf, LONG_FILES } from './files.mts';
import type { JestRun } from './jestRun.mts';
import { runJest } from './jestRun.mts';
import type { Counts, Lane, Step } from './stage.mts';

const ONE_PASSED: Counts = { passed: 1, failed: 0 };
const ONE_FAILED: Counts = { passed: 0, failed: 1 };

function npmScript(name: string, script: string): Step {
	return {
		name,
		run: async (print) => {
			const code = await exitCode('npm', ['run', '--silent', script], { print });
			return code === 0 ? ONE_PASSED : ONE_FAILED;
		},
	};
}

function preparation(name: string, work: () => Promise<unknown>): Step {
	return {
		name,
		run: async () => {
			await work();
			return ONE_PASSED;
		},
	};
}

/** A run of jest over some layers, or over some of their files only. */
function jest(name: string, layers: string[], how: Omit<JestRun, 'print'> = {}): Step {
	return { name, run: async (print) => await runJest(layers, { ...how, print }) };
}

/** Files that share nothing run on every core of the machine; jest leaves one idle by itself. */
const ALL_CORES = [`--maxWorkers=${availableParallelism()}`];

/** The tests of a layer are made for one n8n at a time. */
const ONE_BY_ONE = ['--runInBand'];

/** Builds and packs once for all layers that test the package. */
const PACK = preparation('build', async () => {
	process.env.INTRON_LAB_TARBALL = await packedPackage();
});
const N8N = preparation('n8n installed', async () => await ensureN8n());
const CHROMIUM = preparation('Chromium installed', async () => await ensureChromium());
const PROGRAMS = preparation('Redis and PostgreSQL installed', async () => await ensurePrograms());

/** What a layer of tests needs before it can run, and how it runs. */
interface Layer {
	needs: Step[];
	options: string[];
}

const LAYERS: Record<string, Layer> = {
	unit: { needs: [], options: ALL_CORES },
	engine: { needs: [], options: ALL_CORES },
	sandbox: { needs: [], options: ALL_CORES },
	package: { needs: [PACK], options: [] },
	n8n: { needs: [PACK, N8N], options: [] },
	browser: { needs: [PACK, N8N, CHROMIUM], options: [] },
	queue: { needs: [PACK, N8N, PROGRAMS], options: ONE_BY_ONE },
};

/** The layers that need no n8n server. */
export const FAST_LAYERS = ['unit', 'engine', 'sandbox', 'package'];

const QUICK_TESTS = jest('unit, engine and sandbox tests', ['unit', 'engine', 'sandbox'], {
	options: ALL_CORES,
});
const LINT = npmScript('lint', 'lint');
const TYPES = npmScript('types', 'typecheck');
const PACKAGE_TESTS = jest("package tests, n8n's scanner", ['package']);
const QUEUE_TESTS = jest('tests in queue mode', ['queue'], { options: ONE_BY_ONE });

/** Tests also wait, for servers on this machine: one more process than cores uses that time. */
const CORES_AND_ONE = [`--maxWorkers=${availableParallelism() + 1}`];

/** Properties (test/support/random) are tried with a quarter of the usual inputs. */
const FEWER_INPUTS = { PROPERTY_RUNS: '50' };

/** What is run all the time, side by side: no n8n server, and no file that says it takes long. */
export const FAST: readonly Lane[] = [
	[
		jest('unit, engine, sandbox and package tests', FAST_LAYERS, {
			options: [...CORES_AND_ONE, `--testPathIgnorePatterns=${LONG_FILES}`],
			env: FEWER_INPUTS,
		}),
	],
	[npmScript('lint', 'lint:fast'), TYPES],
];

/**
 * Everything. What measures time has the machine to itself, as far as it is not the first time that
 * programs are installed; tests in a real n8n wait more than they work, and leave room for the rest.
 */
export const ALL: ReadonlyArray<readonly Lane[]> = [
	[
		[PACK, QUICK_TESTS],
		[N8N, CHROMIUM, PROGRAMS],
	],
	[
		[jest('tests in a real n8n', ['n8n']), jest('browser tests', ['browser'])],
		[LINT, TYPES, PACKAGE_TESTS, QUEUE_TESTS],
	],
];

export const QUEUE: Lane = [N8N, PACK, PROGRAMS, QUEUE_TESTS];

/** Some test files only, with what their layers need. */
export function chosenFiles(files: readonly string[]): Lane {
	const needs = new Set<Step>();
	const runs: Step[] = [];
	for (const [name, layer] of Object.entries(LAYERS)) {
		const own = files.filter((file) => layerOf(file) === name);
		if (own.length === 0) continue;
		for (const step of layer.needs) needs.add(step);
		runs.push(jest(`${name} tests`, [name], { options: layer.options, files: own }));
	}
	return [...needs, ...runs];
}
