/**
 * Mutation tests: small faults are put into the code one by one, and the tests of its folder must see each.
 * `npm run test:mutation` (scripts/mutation) tries all of them, or what a time allows.
 * What survives is explained in test/MUTATION.md.
 */
import { readFileSync } from 'node:fs';

/** The parts of nodes/ whose tests are to see every fault. */
const folders = JSON.parse(readFileSync('test/mutation/folders.json', 'utf8'));

/** Those of which scripts/mutation now tries files, with the tests of their folder. */
const { INTRON_MUTATION_FOLDER: wanted } = process.env;
const tried = folders.filter(({ folder }) => !wanted || folder === wanted);

// Properties are tried less often: they run for thousands of mutants.
process.env.PROPERTY_RUNS ??= '20';

export default {
	plugins: ['./test/mutation/residentRunner.mjs'],
	testRunner: 'resident',
	coverageAnalysis: 'perTest',
	// What runs only when code is loaded needs a process for each fault: tried where it is tables on which
	// requests, panels and outputs depend.
	ignoreStatic: tried.some(({ isTable }) => !isTable),
	mutate: tried.map(({ folder }) => `nodes/${folder}/**/*.ts`),
	thresholds: { high: 95, low: 90, break: null },
	concurrency: 2,
	// All tests of the folder run once before the first mutant, also on a busy machine.
	dryRunTimeoutMinutes: 30,
	// The runner has clocks of its own. What is over by Stryker's counts as seen, so that must be none
	// that is merely tried in a process of its own.
	timeoutMS: 240_000,
	ignorePatterns: ['artifacts', 'dist'],
	tempDirName: 'artifacts/mutation/sandbox',
	cleanTempDir: 'always',
	incrementalFile: 'artifacts/mutation/incremental.json',
	reporters: ['clear-text', 'progress-append-only', 'json', 'html'],
	clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
	jsonReporter: { fileName: 'artifacts/mutation/report.json' },
	htmlReporter: { fileName: 'artifacts/mutation/report.html' },
};
