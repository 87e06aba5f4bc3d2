/** A service, or a gateway before it, that answers an upload before it has read it, and closes the line. */
import type { AddressInfo, Server } from 'node:net';
import { createServer } from 'node:net';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { runNode, TEST_KEY } from '../../../support/engine/engine.mts';
import { recordingItem } from '../../../support/engine/sandboxRuns.mts';
import { recordingBytes } from '../../../support/service/recordings.mts';

/** How much it reads of a request, in bytes. */
const READS = 1_000;

/** A recording of 5 MB, far more than a line takes before it is read. */
const RECORDING = Buffer.concat([recordingBytes('consultation.mp3'), Buffer.alloc(5_000_000)]);

/** How the line is closed: as it should be, or so that what is on its way is lost. */
type Closing = 'end' | 'destroy' | 'reset';

let server: Server;
let url: string;
let requests = 0;
let answer: { status: string; closing: Closing };

beforeAll(async () => {
	server = createServer((socket) => {
		let read = 0;
		socket.on('error', () => undefined);
		socket.on('data', (chunk) => {
			read += chunk.length;
			if (read < READS || socket.isPaused()) return;
			socket.pause();
			requests += 1;
			const { status, closing } = answer;
			const body = JSON.stringify({ status: 'Error', message: '', data: {} });
			const head = `content-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close`;
			socket.write(`HTTP/1.1 ${status}\r\n${head}\r\n\r\n${body}`, () => {
				if (closing === 'end') socket.end();
				else if (closing === 'destroy') socket.destroy();
				else socket.resetAndDestroy();
			});
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(() => {
	requests = 0;
});

afterAll(() => void server.close());

/** Lets n8n try an upload that meets this answer three times. */
async function refusedWith(status: string, closing: Closing) {
	answer = { status, closing };
	const { error } = await runNode({
		items: [recordingItem('A', RECORDING)],
		// Each has a budget of its own.
		credential: { apiKey: `${TEST_KEY}-${status}-${closing}`, baseUrl: url },
		retryOnFail: true,
	});
	return error;
}

describe.each<[string, string]>([
	['413 Payload Too Large', 'tooLarge'],
	['400 Bad Request', 'refused'],
	['429 Too Many Requests', 'rateLimit'],
	['503 Service Unavailable', 'outage'],
])('%s before the recording is read', (status, fault) => {
	test('is read when the line is closed as it should be', async () => {
		const error = await refusedWith(status, 'end');
		expect(error?.context).toMatchObject({ fault });
	});

	test.each<Closing>(['end', 'destroy', 'reset'])('is safe to send again: %s', async (closing) => {
		const error = await refusedWith(status, closing);
		// Whether an answer survives being cut off is up to the systems of both sides.
		expect([fault, 'connectionLost']).toContain(error?.context.fault);
		expect(error?.description).not.toContain('paying twice');
		expect(requests).toBeGreaterThanOrEqual(3);
	});
});
