import { createServer } from 'node:net';

export const LOOPBACK = '127.0.0.1';

/** A port that nothing listens on, chosen by the system; `wished` first, if that one is free. */
export async function freePort(wished = 0): Promise<number> {
	return (await tryPort(wished)) ?? (await freePort());
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
