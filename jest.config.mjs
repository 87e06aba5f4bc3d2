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

export default {
	testTimeout: 60_000,
	// Each file of the engine loads n8n-core anew; collecting the garbage of dozens takes longer than a new worker.
	workerIdleMemoryLimit: '700MB',
	projects: [
		layer('unit'),
		layer('engine', { setupFiles: ['<rootDir>/test/support/engine/engineEnvironment.mts'] }),
		layer('sandbox'),
		layer('package', { modulePathIgnorePatterns: ['<rootDir>/artifacts/'] }),
		layer('n8n', REAL_N8N),
		layer('browser', REAL_N8N),
		layer('queue', { testEnvironment: '<rootDir>/test/support/realN8n/queueEnvironment.cjs' }),
	],
};
