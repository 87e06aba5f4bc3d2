'use strict';

const { requireOfWorker = require } = globalThis;

// n8n's classes describe themselves with it.
requireOfWorker('reflect-metadata');
// By its path, which jest does not map back to here.
module.exports = requireOfWorker('../../../node_modules/n8n-core');
