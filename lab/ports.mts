import { createServer } from 'node:net';

import { say } from './progress.mts';

export const LOOPBACK = '127.0.0.1';

/** For what a person opens: easy to remember; others are taken when these are in use. */
export const N8N_PORT = 5678;
export const SANDBOX_PORT = 9099;

const START_TRIES = 3;

/** A port that nothing listens on, chosen by the system; `wished` first, if that one is free. */
export async function freePort(wished = 0): Promise<number> {
	return (await tryPort(wished)) ?? (await freePort());
}

/**
 * Starts something on a free port. A port that was free a moment ago may be taken by now: then on
 * another one.
 */
export async function onFreePort<T>(
	start: (port: number) => Promise<T>,
	wished?: number,
): Promise<T> {
	for (let tries = 1; ; tries++) {
		try {
			return await start(await freePort(wished));
		} catch (error) {
			const taken = /EADDRINUSE|already in use/.test(String(error));
			if (!taken || tries === START_TRIES) throw error;
			say('  port taken meanwhile, trying another');
		}
	}
}

async function tryPort(port: number): Promise<number | undefined> {
	return await new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(undefined));
		server.listen(port, LOOPBACK, () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
		});
	});
}
