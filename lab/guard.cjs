'use strict';

/**
 * Loaded into a server before its own code (`node --require`): when the process that started the
 * server is gone, even by SIGKILL, the channel to it closes, and the server ends with everything it
 * started. So no crashed test run leaves an n8n behind. On the same channel it tells what the process holds.
 */
process.on('message', (message) => {
	if (message !== 'resources') return;
	const counts = {};
	for (const kind of process.getActiveResourcesInfo()) counts[kind] = (counts[kind] ?? 0) + 1;
	process.send(counts);
});
// Listening for messages must not keep alive a process that has nothing else to do.
process.channel?.unref();

process.on('disconnect', () => {
	try {
		process.kill(-process.pid, 'SIGKILL');
	} catch {
		process.exit(1);
	}
});
