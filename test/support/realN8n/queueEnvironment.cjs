'use strict';

/**
 * The jest environment of the queue tests. What is loaded here, unlike what a test file imports, stays
 * loaded for all files of a jest process: so they share one n8n, which ends with that process.
 */
const { TestEnvironment } = require('jest-environment-node');

// Here and not where it is needed: jest compiles TypeScript only while it loads this file.
const { sharedQueue } = require('./sharedQueue.mts');

module.exports = class extends TestEnvironment {
	async setup() {
		await super.setup();
		this.global.n8nQueue = await sharedQueue();
	}
};
