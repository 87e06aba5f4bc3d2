import type { ServerResponse } from 'node:http';
import { PassThrough, Readable } from 'node:stream';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { PATIENCE } from '../../../../nodes/IntronTranscribe/audio/remote/fetchFile';
import { MAX_TRIES } from '../../../../nodes/shared/intron/retry';
import { GRACE_MS, STORAGE_PATIENCE_MS } from '../../../../nodes/shared/intron/within';
import type { EngineRun } from '../../../support/engine/engine.mts';
import { runNode, TEST_KEY } from '../../../support/engine/engine.mts';
import { recordingItem, useSandbox } from '../../../support/engine/sandboxRuns.mts';
import { speakRun, textItems } from '../../../support/engine/speakRuns.mts';
import type { FileServer } from '../../../support/service/fileServer.mts';
import { startFileServer } from '../../../support/service/fileServer.mts';
import { recordingBytes } from '../../../support/service/recordings.mts';
import { impatientClock } from '../../../support/time/impatientClock.mts';

/**
 * What the node leaves to n8n may never end: n8n 2.0's HTTP client tells nothing, ever, about an answer
 * that is said to be compressed and is not. The node's own clock ends it.
 */

type Helpers = NonNullable<EngineRun['helpers']>;

const bench = useSandbox();

/** Time-outs for an answer to an upload or a text, or for a download. */
const isLong = (ms: number) => ms > 100_000;

const isLook = (ms: number) => ms > 30_000 && ms < 40_000;

const isStorage = (ms: number) => ms === STORAGE_PATIENCE_MS;

const isFetch = (ms: number) => ms === PATIENCE.milliseconds + GRACE_MS;

const OGG = recordingBytes('english.ogg');

const never = async () => await new Promise<never>(() => {});

/** A stream that gives this much, and then nothing any more. */
function stalled(bytes: Uint8Array): Readable {
	const stream = new PassThrough();
	stream.write(bytes);
	return stream;
}

let server: FileServer;

beforeEach(async () => {
	server = await startFileServer();
});
afterEach(async () => {
	await server.close();
});

/** Runs the node with a service that takes each request whole and answers like this. */
async function runAgainst(
	answer: (response: ServerResponse) => void,
	run: Partial<EngineRun> = {},
) {
	server.answer = (request, response) => {
		request.resume().on('end', () => answer(response));
	};
	const credential = { apiKey: TEST_KEY, baseUrl: server.url };
	return await runNode({
		clock: impatientClock(isLong, 1_000),
		items: [recordingItem()],
		...run,
		credential,
	});
}

const NO_ANSWERS: ReadonlyArray<[string, (response: ServerResponse) => void]> = [
	['no answer comes', () => {}],
	['the answer stops behind its headers', (response) => response.writeHead(200).flushHeaders()],
	[
		'the answer stops in the middle',
		(response) => response.writeHead(200, { 'content-length': 100 }).write('{"data":{'),
	],
	['the answer has no end', (response) => response.writeHead(200).write('{"data":{}}')],
];

describe('a call of which nothing comes', () => {
	test.each(NO_ANSWERS)('ends for an upload that may be taken: %s', async (_what, answer) => {
		const { error } = await runAgainst(answer);
		expect(error?.message).toBe('Intron did not answer in time');
		expect(error?.description).toMatch(/may have accepted the recording all the same/);
		expect(error?.context.fault).toBe('timeout');
		expect(server.requests).toHaveLength(1);
	});

	test('ends for a text that may be taken', async () => {
		const { error } = await runAgainst(() => {}, speakRun({ items: textItems('Habari') }));
		expect(error?.message).toBe('Intron did not answer in time');
		expect(error?.description).toMatch(/may have accepted the text all the same/);
		expect(server.requests).toHaveLength(1);
	});

	test.each([
		['Get Transcript', { parameters: { operation: 'getTranscript', fileId: 'a1' } }],
		['Get Speech', speakRun({ items: [{}], parameters: { operation: 'getSpeech', textId: 'a1' } })],
	])('is tried again as any look, by %s', async (_name, run) => {
		const clock = impatientClock(isLook, 600);
		const { error } = await runAgainst(() => {}, { items: [{}], clock, ...run });
		expect(error?.context.fault).toBe('timeout');
		expect(error?.description).not.toMatch(/may have accepted/);
		expect(server.requests).toHaveLength(MAX_TRIES);
	});

	test('ends also where n8n itself never comes back, and not as one that may be taken', async () => {
		const { error } = await bench.run({
			clock: impatientClock(isLong, 100),
			items: [recordingItem()],
			helpers: { httpRequestWithAuthentication: never },
		});
		expect(error?.message).toBe('Intron did not answer in time');
		// Nothing was sent: n8n did not even read the recording.
		expect(error?.description).not.toMatch(/may have accepted/);
	});
});

describe("n8n's storage that does nothing any more", () => {
	const clock = impatientClock(isStorage, 1_500);

	test.each<[string, Helpers]>([
		['telling the size', { getBinaryMetadata: never }],
		['opening', { getBinaryStream: never }],
		['reading the beginning', { getBinaryStream: async () => stalled(Buffer.from('Ogg')) }],
	])('is no recording that can be read: %s', async (_what, helpers) => {
		// Without its size, which n8n's older versions don't tell, the storage is asked for it.
		const parameters = { binaryPropertyName: '={{ { ...$binary.data, bytes: undefined } }}' };
		const { error } = await bench.run({ clock, parameters, items: [recordingItem()], helpers });
		expect(error?.message).toMatch(/can't be read/);
		expect(await bench.uploads()).toEqual([]);
	});

	test('breaks an upload off that is not taken', async () => {
		let opened = 0;
		const { error } = await bench.run({
			clock,
			items: [recordingItem()],
			helpers: {
				getBinaryStream: async () =>
					opened++ === 0 ? Readable.from([OGG]) : stalled(OGG.subarray(0, 5_000)),
			},
		});
		expect(error?.message).toMatch(/can't be read/);
		expect((await bench.sandbox.state()).acceptedUploads).toBe(0);
	});
});

describe('a recording at an address', () => {
	const clock = impatientClock(isFetch, 1_500);

	const run = async (
		helpers: Helpers,
		answer = (response: ServerResponse) => void response.end(OGG),
	) => {
		server.answer = (_request, response) => answer(response);
		return await bench.run({
			clock,
			parameters: { audioSource: 'url', url: `${server.url}/a.ogg` },
			items: [{}],
			helpers,
		});
	};

	test.each<[string, Helpers]>([
		['the request', { httpRequest: never }],
		['storing it', { prepareBinaryData: never }],
	])('is given up where %s does not end', async (_what, helpers) => {
		const { error } = await run(helpers);
		expect(error?.message).toMatch(/did not answer in time/);
		expect(await bench.uploads()).toEqual([]);
	});

	test('is given up where its bytes stop coming, and the connection is closed', async () => {
		let close = () => {};
		const closed = new Promise<void>((resolve) => {
			close = resolve;
		});
		const { error } = await run({}, (response) => {
			response.on('close', close);
			response.writeHead(200, { 'content-length': OGG.length }).write(OGG.subarray(0, 1_000));
		});
		expect(error?.message).toMatch(/did not answer in time/);
		await closed;
	});
});

describe('the download of a speech', () => {
	test.each<[string, Helpers]>([
		['the request', { httpRequest: never }],
		[
			'its bytes',
			{
				httpRequest: async () => ({
					statusCode: 200,
					headers: {},
					body: stalled(recordingBytes('say-balance.wav').subarray(0, 4_000)),
				}),
			},
		],
		['storing it', { prepareBinaryData: never }],
	])('is given up, and its text is told, where %s does not end', async (_what, helpers) => {
		const started = await bench.run(
			speakRun({ items: textItems('Habari'), parameters: { operation: 'startSpeech' } }),
		);
		const textId = started.outputs[1]?.[0]?.json.textId;
		const { error } = await bench.run(
			speakRun({
				clock: impatientClock(isLong, 100),
				items: [{}],
				parameters: { operation: 'getSpeech', textId, waitForResult: true },
				helpers,
			}),
		);
		expect(error?.context).toMatchObject({ fault: 'downloadFailed', textId });
	});
});
