import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { LOOPBACK } from '../lab/ports.mts';

/** A line to a service: what goes up it is counted, and takes the time that the line needs. */
export interface Line {
	/** To be used in place of the service's. */
	readonly url: string;
	/** How many bytes have gone up, heads included. */
	bytes(): number;
	/** When the first of them did, in ms since the epoch; NaN before. */
	firstAt(): number;
	/** Begins to count anew. */
	reset(): void;
	stop(): void;
}

/**
 * Opens a line to a service on this machine.
 *
 * @param bytesPerSecond how fast it is, whoever sends
 */
export async function openLine(service: string, bytesPerSecond = Infinity): Promise<Line> {
	const { port, hostname } = new URL(service);
	let bytes = 0;
	let firstAt = NaN;
	let freeAt = 0;
	const server = createServer((client) => {
		const upstream = connect(Number(port), hostname);
		const give = () => {
			client.destroy();
			upstream.destroy();
		};
		client.on('error', give);
		upstream.on('error', give).pipe(client);
		const carry = async () => {
			for await (const chunk of client as AsyncIterable<Buffer>) {
				const { length } = chunk;
				if (bytes === 0) firstAt = Date.now();
				bytes += length;
				const now = performance.now();
				freeAt = Math.max(now, freeAt) + (length / bytesPerSecond) * 1000;
				if (freeAt - now >= 1) await sleep(freeAt - now);
				if (!upstream.write(chunk)) await once(upstream, 'drain');
			}
			upstream.end();
		};
		carry().catch(give);
	});
	await new Promise<void>((resolve) => {
		server.listen(0, LOOPBACK, resolve);
	});
	return {
		url: `http://${LOOPBACK}:${(server.address() as AddressInfo).port}`,
		bytes: () => bytes,
		firstAt: () => firstAt,
		reset: () => {
			bytes = 0;
			firstAt = NaN;
		},
		stop: () => server.close(),
	};
}
