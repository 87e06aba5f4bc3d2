'use strict';

const { requireOfWorker = require } = globalThis;

// By its path, which jest does not map back to here.
module.exports = requireOfWorker('../../../node_modules/@n8n/di');
