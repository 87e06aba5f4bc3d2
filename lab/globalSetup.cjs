'use strict';

/**
 * For the `globalSetup` of jest projects whose tests use `sharedN8n()`. CommonJS, since jest imports
 * an `.mts` set-up as it is, without its transform; what is required from here goes through it.
 */
module.exports = async () => {
	const { inRepo } = require('./paths.mts');
	// The folder that the examples which read files take their recordings from.
	const env = { N8N_RESTRICT_FILE_ACCESS_TO: inRepo('sandbox', 'recordings') };
	await require('./shared.mts').startShared({ env });
};
