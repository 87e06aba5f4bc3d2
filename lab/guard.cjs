'use strict';

/**
 * Loaded into a server before its own code (`node --require`): when the process that started the
 * server is gone, even by SIGKILL, the channel to it closes, and the server ends with everything it
 * started. So no crashed test run leaves an n8n behind.
 */
process.on('disconnect', () => {
	try {
		process.kill(-process.pid, 'SIGKILL');
	} catch {
		process.exit(1);
	}
});
