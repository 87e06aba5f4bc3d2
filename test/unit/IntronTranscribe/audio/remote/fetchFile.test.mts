import { Readable } from 'node:stream';

import { beforeEach, describe, expect, test } from '@jest/globals';
import type { IHttpRequestOptions } from 'n8n-workflow';

import { fetchFile, PATIENCE } from '../../../../../nodes/IntronTranscribe/audio/remote/fetchFile';
import { Item } from '../../../../../nodes/shared/run/item';
import { VirtualClock } from '../../../../support/time/virtualClock.mts';
import { nodeContext, thrownBy } from '../../../../support/unit/nodeContext.mts';
import { NO_DEADLINE } from '../../../../support/time/virtualTime.mts';

const SECRET = 'https://files.example/calls/Call%2017.mp3?signature=SECRET';

/** What the server answers. */
interface FileAnswer {
	statusCode?: number;
	headers?: Record<string, unknown>;
	body?: Readable;
}

let clock: VirtualClock;
let requests: IHttpRequestOptions[];
let stored: Array<{ bytes: string; name: unknown; mimeType: unknown }>;

beforeEach(() => {
	clock = new VirtualClock();
	requests = [];
	stored = [];
});

/** Fetches from a server that does this. */
async function fetching(
	answer: () => FileAnswer | Promise<FileAnswer>,
	{ url = SECRET, signal = new AbortController().signal } = {},
) {
	const context = nodeContext({
		helpers: {
			httpRequest: async (options: IHttpRequestOptions) => {
				requests.push(options);
				const {
					statusCode = 200,
					headers = {},
					body = Readable.from(['so', 'und']),
				} = await answer();
				return { statusCode, headers, body };
			},
			prepareBinaryData: async (stream: Readable, name?: string, mimeType?: string) => {
				expect(stream).toBeInstanceOf(Readable);
				const bytes = (await stream.toArray()).join('');
				stored.push({ bytes, name, mimeType });
				return { data: 'filesystem', mimeType: 'of n8n' };
			},
		},
	});
	return await fetchFile(new Item(context, 3, clock), new URL(url), signal);
}

/** The message of the error, which has to be of the item and to tell no more than the host. */
async function refusal(...given: Parameters<typeof fetching>): Promise<string> {
	const error = (await thrownBy(async () => await fetching(...given))) as Error;
	expect(error).toMatchObject({ context: { itemIndex: 3, fileName: 'Call 17.mp3' } });
	expect(JSON.stringify([error, error.message])).not.toMatch(/SECRET|calls/);
	expect(stored).toEqual([]);
	return error.message;
}

describe('a file at an address', () => {
	test('is asked for once, as a stream, without any credential', async () => {
		await fetching(() => ({}));
		expect(requests).toEqual([
			{
				url: SECRET,
				headers: { accept: '*/*' },
				encoding: 'stream',
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				maxRedirects: 10,
				timeout: PATIENCE.milliseconds,
				abortSignal: expect.any(AbortSignal),
			},
		]);
	});

	test.each([200, 206, 299])('goes into the storage of n8n: %d', async (statusCode) => {
		const headers = { 'content-type': 'Audio/MPEG; charset=binary' };
		const file = await fetching(() => ({ statusCode, headers }));
		expect(file).toEqual({ data: 'filesystem', mimeType: 'of n8n' });
		expect(stored).toEqual([{ bytes: 'sound', name: 'Call 17.mp3', mimeType: 'audio/mpeg' }]);
	});

	test.each([{}, { 'content-type': '' }])('can come without a type: %j', async (headers) => {
		await fetching(() => ({ headers }));
		expect(stored).toMatchObject([{ mimeType: undefined }]);
	});

	test.each([
		['its own name', 'attachment; filename="a.wav"', 'a.wav'],
		['a date in its name', 'attachment; filename="Call 03/11/2025.mp3"', 'Call 03-11-2025.mp3'],
	])('has %s', async (_what, disposition, name) => {
		await fetching(() => ({ headers: { 'content-disposition': disposition } }));
		expect(stored).toMatchObject([{ name }]);
	});

	test('has a name also where nobody tells one', async () => {
		await fetching(() => ({}), { url: 'https://files.example/?signature=SECRET' });
		expect(stored).toMatchObject([{ name: 'audio' }]);
	});
});

describe('what is no file at an address', () => {
	test.each([
		[199, 'files.example answered with 199 instead of a recording'],
		[300, 'files.example answered with 300 instead of a recording'],
		[404, 'files.example has no such file (404)'],
		[503, "files.example can't give the recording at the moment (503)"],
	])('is let go: %d', async (statusCode, message) => {
		const body = Readable.from(['no']);
		expect(await refusal(() => ({ statusCode, body }))).toBe(message);
		expect(body.destroyed).toBe(true);
		expect(requests[0]?.abortSignal?.aborted).toBe(true);
	});

	test.each([
		['ENOTFOUND', 'There is no files.example that this n8n can find'],
		['ECONNRESET', 'The connection to files.example was lost before the recording was here'],
	])('is told by its cause: %s', async (code, message) => {
		const thrown = Object.assign(new Error(SECRET), { code });
		expect(await refusal(async () => await Promise.reject(thrown))).toBe(message);
	});

	test("is told in n8n's words where it does not allow the address", async () => {
		const blocked = Object.assign(new Error('10.0.0.1 is blocked'), { name: 'SsrfBlockedIpError' });
		const error = await thrownBy(async () => await fetching(() => Promise.reject(blocked)));
		expect(error).toMatchObject({
			message: "n8n does not allow the address in 'URL'",
			description: 'n8n said: "10.0.0.1 is blocked"',
		});
	});

	test('is a file that breaks off', async () => {
		const body = Readable.from(
			(function* () {
				yield 'so';
				throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
			})(),
		);
		expect(await refusal(() => ({ body }))).toBe(
			'The connection to files.example was lost before the recording was here',
		);
	});

	test('is a server that says nothing, with a little more time than the HTTP client has', async () => {
		const limits: number[] = [];
		clock.deadline = (ms, isOver) => {
			limits.push(ms);
			setImmediate(() => {
				clock.skip(ms);
				isOver();
			});
			return NO_DEADLINE;
		};
		const message = await refusal(async () => await new Promise<never>(() => {}));
		expect(message).toBe('files.example did not answer in time');
		expect(limits).toEqual([PATIENCE.milliseconds + 3_000]);
		expect(requests[0]?.abortSignal?.aborted).toBe(true);
	});
});

describe('the signal of a cancelled execution', () => {
	const cancelled = 'The recording was not fetched, as the execution was cancelled';

	test('that came before keeps the file from being asked for', async () => {
		expect(await refusal(() => ({}), { signal: AbortSignal.abort() })).toBe(cancelled);
		expect(requests).toEqual([]);
	});

	test('breaks the request off', async () => {
		const stop = new AbortController();
		const broken = async () => {
			stop.abort();
			expect(requests[0]?.abortSignal?.aborted).toBe(true);
			return await Promise.reject(new Error('aborted'));
		};
		expect(await refusal(broken, { signal: stop.signal })).toBe(cancelled);
	});

	test('is not listened to any more when the file is there', async () => {
		const stop = new AbortController();
		await fetching(() => ({}), { signal: stop.signal });
		stop.abort();
		expect(requests[0]?.abortSignal?.aborted).toBe(false);
	});
});
