/** One jest project per layer of tests: `jest --selectProjects unit engine`. */
const layer = (displayName, settings = {}) => ({
	displayName,
	testMatch: [`<rootDir>/test/${displayName}/**/*.test.mts`],
	moduleFileExtensions: ['ts', 'mts', 'js', 'mjs', 'cjs', 'json', 'node'],
	transform: {
		'^.+\\.m?ts$': [
			'@swc/jest',
			{
				jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
				module: { type: 'commonjs' },
			},
		],
	},
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/artifacts/'],
	...settings,
});

/** One n8n with the packed package for all test files of a run. */
const REAL_N8N = {
	globalSetup: '<rootDir>/lab/globalSetup.cjs',
	globalTeardown: '<rootDir>/lab/globalTeardown.cjs',
};

/** n8n's own packages and the sandbox are started once a worker, and not by each test file anew. */
const STARTED_ONCE = {
	testEnvironment: '<rootDir>/test/support/worker/environment.cjs',
	moduleNameMapper: {
		'^(n8n-core|n8n-workflow)$': '<rootDir>/test/support/worker/$1.cjs',
		'^@n8n/di$': '<rootDir>/test/support/worker/di.cjs',
	},
};

export default {
	testTimeout: 60_000,
	// Collecting the garbage of dozens of test files takes longer than a new worker.
	workerIdleMemoryLimit: '700MB',
	projects: [
		layer('unit', STARTED_ONCE),
		layer('engine', STARTED_ONCE),
		layer('sandbox', STARTED_ONCE),
		layer('package', { modulePathIgnorePatterns: ['<rootDir>/artifacts/'] }),
		layer('n8n', REAL_N8N),
		layer('browser', REAL_N8N),
		layer('queue', { testEnvironment: '<rootDir>/test/support/realN8n/queueEnvironment.cjs' }),
	],
};
