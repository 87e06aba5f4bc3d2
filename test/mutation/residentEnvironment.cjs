'use strict';

const WorkerEnvironment = require('../support/worker/environment.cjs');

/**
 * Where jest has loaded the tests and would run them, it hands them to the runner of mutation tests
 * (residentRunner.mjs), which runs those that it wants, as often as it wants.
 */
module.exports = class extends WorkerEnvironment {
	constructor(config, context) {
		super(config, context);
		// Where Stryker's code in the mutated files looks for the mutant to be.
		this.global.__stryker__ = globalThis.residentRunner.namespace;
	}

	async handleTestEvent({ name }, { rootDescribeBlock }) {
		if (name === 'run_start') await globalThis.residentRunner.take(rootDescribeBlock);
	}
};
