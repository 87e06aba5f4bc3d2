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
	modulePathIgnorePatterns: ['<rootDir>/dist/'],
	...settings,
});

export default {
	projects: [
		layer('unit'),
		layer('engine', { setupFiles: ['<rootDir>/test/support/engineEnvironment.mts'] }),
		layer('sandbox'),
		layer('package', { modulePathIgnorePatterns: [] }),
		layer('n8n'),
		layer('browser'),
	],
};
