'use strict';

/**
 * Runs a program that is not made with Node.js under the guard of `startServer`: it is in this
 * process's group and ends with it. Takes what to run as JSON.
 */
const { spawn } = require('node:child_process');

const { command, args, ...options } = JSON.parse(process.argv[2]);
const program = spawn(command, args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] });
program.on('error', (error) => {
	console.error(error);
	process.exit(1);
});
program.on('exit', (code) => process.exit(code ?? 1));

// On SIGTERM, PostgreSQL would wait for its clients to leave.
process.on('SIGTERM', () => program.kill('SIGINT'));
