'use strict';

/** For the `globalTeardown` of jest projects whose tests use `sharedN8n()`. */
module.exports = async () => {
	await require('./shared.mts').stopShared();
};
