/**
 * Mutation tests: small faults are put into the code one by one, and the unit tests must see each.
 * `npm run test:mutation` tries all, `npm run test:mutation -- --mutate 'nodes/…/output/**'` some.
 * What survives is explained in test/MUTATION.md.
 */
import jestConfig from './jest.config.mjs';

const { displayName: _name, ...unit } = jestConfig.projects.find(
	({ displayName }) => displayName === 'unit',
);

export default {
	testRunner: 'jest',
	jest: {
		projectType: 'custom',
		// The one layer of tests, in place of all of them.
		config: { ...unit, projects: [], testTimeout: jestConfig.testTimeout },
	},
	coverageAnalysis: 'perTest',
	mutate: ['intron', 'output', 'audio', 'catalog'].map(
		(folder) => `nodes/IntronTranscribe/${folder}/**/*.ts`,
	),
	thresholds: { high: 95, low: 90, break: 85 },
	concurrency: 2,
	ignorePatterns: ['artifacts', 'dist', 'lab', 'bench'],
	tempDirName: '.stryker-tmp',
	incrementalFile: 'artifacts/mutation/incremental.json',
	reporters: ['clear-text', 'progress-append-only', 'json', 'html'],
	clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
	jsonReporter: { fileName: 'artifacts/mutation/report.json' },
	htmlReporter: { fileName: 'artifacts/mutation/report.html' },
};
