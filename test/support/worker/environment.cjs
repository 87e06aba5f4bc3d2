'use strict';

/**
 * The jest environment of the layers without an n8n server. What is loaded here, unlike what a test file
 * imports, stays loaded for all files of a jest worker. So n8n's own packages and the sandbox, which take
 * longer to start than most files to run, are started once. A file that changes what n8n finds in the
 * process, such as its timers, asks for its own by the docblock
 * `@jest-environment-options {"ownN8n": true}`.
 */
const { AsyncLocalStorage } = require('node:async_hooks');
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');

const { TestEnvironment } = require('jest-environment-node');

// Here and not where it is needed: jest compiles TypeScript only while it loads this file.
const { sandboxOfWorker } = require('./sandbox.mts');

process.env.N8N_ENCRYPTION_KEY = 'engine-tests-0123456789abcdef';
process.env.N8N_LOG_LEVEL = 'silent';

/**
 * Each test file has at least one of these, jest's own, and once used they make every promise of the
 * process slower until they are disabled.
 */
const storages = new Set();
const { run } = AsyncLocalStorage.prototype;
AsyncLocalStorage.prototype.run = function (...given) {
	storages.add(this);
	return run.apply(this, given);
};

module.exports = class extends TestEnvironment {
	constructor(config, context) {
		// n8n-core would otherwise write into the user's own folder; tests get a copy of the variables.
		const folder = mkdtempSync(path.join(tmpdir(), 'n8n-nodes-intron-engine-'));
		process.env.N8N_USER_FOLDER = folder;
		super(config, context);
		this.folder = folder;
		this.global.sandboxOfWorker = sandboxOfWorker;
		if (config.projectConfig.testEnvironmentOptions.ownN8n !== true) {
			this.global.requireOfWorker = require;
		}
	}

	async teardown() {
		await super.teardown();
		for (const storage of storages) storage.disable();
		storages.clear();
		rmSync(this.folder, { recursive: true, force: true });
	}
};
