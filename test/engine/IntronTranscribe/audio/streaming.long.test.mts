import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { describe, expect, jest, test } from '@jest/globals';
import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';

import { SLOWEST_UPLOAD_BYTES_PER_SECOND } from '../../../../nodes/IntronTranscribe/catalog/service';
import { runNode, TEST_KEY } from '../../../support/engine/engine.mts';
import { recordingBytes } from '../../../support/service/recordings.mts';
import { refusal, transcribed } from '../../../support/service/replies.mts';
import { startWireServer } from '../../../support/service/wireServer.mts';

const MEGABYTE = 1024 * 1024;

/** A WAV file of so many bytes. */
function wavOf(size: number): Buffer {
	const data = Buffer.alloc(size);
	recordingBytes('silence.wav').copy(data);
	return data;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** The memory that buffers really need at this moment. */
function liveBuffers(): number {
	collectGarbage();
	return process.memoryUsage().arrayBuffers;
}

/** A server that throws away what it receives, and looks at the memory meanwhile. */
async function startSink() {
	const seen = { bytes: 0, peak: 0 };
	let nextLook = 0;
	const server = createServer((request, response) => {
		request.on('data', (chunk: Buffer) => {
			seen.bytes += chunk.length;
			if (seen.bytes < nextLook) return;
			nextLook = seen.bytes + 2 * MEGABYTE;
			seen.peak = Math.max(seen.peak, liveBuffers());
		});
		request.on('end', () => {
			response.writeHead(200, { 'content-type': 'application/json' });
			response.end(JSON.stringify(transcribed()));
		});
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	const { port } = server.address() as AddressInfo;
	const close = () => {
		server.close();
		server.closeAllConnections();
	};
	return { seen, close, baseUrl: `http://127.0.0.1:${port}` };
}

test('a large recording is streamed: it is never in memory as a whole', async () => {
	const size = 30 * MEGABYTE;
	const data = wavOf(size);
	const sink = await startSink();
	const before = liveBuffers();
	const { error } = await runNode({
		items: [{ files: { data: { data, fileName: 'long.wav' } } }],
		credential: { apiKey: TEST_KEY, baseUrl: sink.baseUrl },
	});
	sink.close();
	expect(error).toBeUndefined();
	expect(sink.seen.bytes).toBeGreaterThan(size);
	expect(sink.seen.peak).toBeGreaterThan(0);
	expect(sink.seen.peak - before).toBeLessThan(8 * MEGABYTE);
});

test('a recording is whole though the storage hands it out byte by byte', async () => {
	const data = recordingBytes('silence.wav').subarray(0, 2000);
	const slices = Array.from(data, (byte) => Buffer.of(byte));
	const opened = jest
		.spyOn(Container.get(BinaryDataService), 'getAsStream')
		.mockImplementation(async () => Readable.from(slices));
	const server = await startWireServer(() => ({ body: transcribed() }));
	const { error } = await runNode({
		items: [{ files: { data: { data } } }],
		credential: { apiKey: TEST_KEY, baseUrl: server.url },
	});
	await server.close();
	opened.mockRestore();
	expect(error).toBeUndefined();
	expect(server.requests[0]?.body.includes(data)).toBe(true);
});

describe('the time-out of an upload', () => {
	/** The time-out that n8n's HTTP client is given, in seconds. */
	async function timeoutFor(size: number, options = {}): Promise<number> {
		const server = await startWireServer(() => ({ body: transcribed() }));
		const { requests } = await runNode({
			parameters: { options },
			items: [{ files: { data: { data: wavOf(size), fileName: 'a.wav' } } }],
			credential: { apiKey: TEST_KEY, baseUrl: server.url },
		});
		await server.close();
		expect(requests).toHaveLength(1);
		return (requests[0]?.timeout ?? 0) / 1000;
	}

	test('lets the service give up first, since only then it tells the file id', async () => {
		expect(await timeoutFor(1000)).toBeGreaterThanOrEqual(130);
		expect(await timeoutFor(1000, { timeout: 1 })).toBeGreaterThanOrEqual(130);
		expect(await timeoutFor(1000, { timeout: 0 })).toBeGreaterThanOrEqual(130);
	});

	test('is what the user asks for, and the time that a slow upload takes', async () => {
		const small = await timeoutFor(SLOWEST_UPLOAD_BYTES_PER_SECOND, { timeout: 500 });
		const large = await timeoutFor(100 * SLOWEST_UPLOAD_BYTES_PER_SECOND, { timeout: 500 });
		expect([small, large]).toEqual([501, 600]);
	});
});

describe('a file that was opened', () => {
	test.each([
		['a transcription', 'call.wav', 200],
		['a refusal', 'call.wav', 400],
		['a connection that can not be made', 'call.wav', undefined],
		['a file that is no recording', 'page.html', 200],
	])('is closed after %s', async (_what, fileName, status) => {
		const opened = jest.spyOn(Container.get(BinaryDataService), 'getAsStream');
		const body = status === 200 ? transcribed() : refusal('no');
		const server = await startWireServer(() => ({ status, body }));
		if (status === undefined) await server.close();
		const data = fileName.endsWith('.wav') ? wavOf(MEGABYTE) : Buffer.alloc(MEGABYTE, '<p>');
		await runNode({
			items: [{ files: { data: { data, fileName } } }],
			credential: { apiKey: TEST_KEY, baseUrl: server.url },
		});
		if (status !== undefined) await server.close();
		const streams = await Promise.all(opened.mock.results.map(async ({ value }) => await value));
		opened.mockRestore();
		expect(streams.length).toBeGreaterThan(0);
		for (const stream of streams) expect(stream).toMatchObject({ destroyed: true });
	});
});
