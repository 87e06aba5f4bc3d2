import { describe, expect, test } from '@jest/globals';

import { useCommonSandbox } from '../support/service/ownSandbox.mts';
import { askStatus, upload } from './client.mts';
import type { Expectation } from './expectations.mts';
import { anyId, refusal, successOf, timeout } from './expectations.mts';

const sandbox = useCommonSandbox();

const success = successOf('file status found');
const queued = { message: 'file queued for processing', status: 'Ok' };
const english = expect.stringMatching(/^Good morning\. /) as unknown;

function named(token: string, fields: Record<string, string> = {}) {
	return { fields: { audio_file_name: `call [${token}]`, ...fields } };
}

const expectations: readonly Expectation[] = [
	timeout('timeout', 503, { data: { file_id: anyId }, ...queued }),
	timeout('timeout=408', 408, { data: { file_id: anyId }, ...queued }),
	timeout('timeout-top-level-id', 503, { data: {}, file_id: anyId, ...queued }),
	timeout('accept-no-transcript', 200, { data: { file_id: anyId }, ...queued }),
	timeout('queued=1', 503, { data: { file_id: anyId }, ...queued }),
	success('queue=0.05s', { processing_status: 'FILE_TRANSCRIBED' }),
	success('failed', { file_id: anyId, processing_status: 'FILE_PROCESSING_FAILED' }),
	success('queued-status', { processing_status: 'FILE_QUEUED', audio_transcript: english }),
	success('unknown-status', { processing_status: 'FILE_REVIEWED', audio_transcript: english }),
	success('silence', { audio_transcript: ' \n' }),
	success('null-transcript', { audio_transcript: null }),
	success('unknown-result', { transcript_new_insight: 'A result of tomorrow.' }),
	success('missing-results', expect.not.objectContaining({ transcript_summary: english }), {
		get_summary: 'TRUE',
	}),
	success(
		'score=9/73',
		{ transcript_call_center_agent_score: '9/73' },
		{
			use_category: 'file_category_call_center',
			get_call_center_agent_score: 'TRUE',
		},
	),
	refusal('balance', 400, 'insufficient balance to process the file'),
	refusal('bad-key', 403, 'permission denied,access-key error'),
	refusal('integrator', 403, /integrator account/),
	refusal('too-long', 400, /duration.* 120 seconds/),
	refusal('too-short', 400, /less than minimum/),
	refusal('language', 400, /language,en not supported/),
	refusal('missing-field', 400, /missing required field/),
	refusal('unknown-template', 400, /template/),
	refusal('too-large', 413, /100 MB/),
	refusal('bad-format', 415, /format/),
	refusal('rate-limit', 429, 'ratelimit exceeded 30 per 1 minute'),
	refusal('outage', 503, 'service unavailable'),
	refusal('internal-error', 500, 'internal server error'),
	refusal('unknown-file', 500, 'file not found'),
	refusal('error-200', 200, /error/),
	refusal('echo-key', 403, /sandbox-key/),
];

/** Scenarios whose reply is no envelope, or no reply at all. */
const oddReplies: ReadonlyArray<readonly [token: string, status: number, text: RegExp]> = [
	['html', 502, /^<!doctype html>/],
	['not-found', 404, /^<!doctype html>/],
	['redirect', 302, /^<!doctype html>/],
	['empty', 200, /^$/],
	['gave-up', 524, /^<!doctype html>/],
	['double-encoded', 200, /^"\{\\"data\\":\{\\"file_id/],
	['huge=1', 200, /^ {1000000}\{"data"/],
	['bad-gzip', 200, /^\{"data".*\}$/],
	['utf-16', 200, /^\{\0"\0d\0/],
	['wrong-type', 200, /^\["/],
	['wrong-type=data', 200, /^\{"data":"no object"/],
];

/** Scenarios after which a client has no reply, with the code of its error. */
const lostConnections: ReadonlyArray<readonly [token: string, code: string]> = [
	['cut', 'ECONNRESET'],
	['long-length', 'ECONNRESET'],
	['short-length', 'HPE_INVALID_CONSTANT'],
	['reset', 'ECONNRESET'],
];

const interruptions = ['reset-early', 'reset-upload'];

const REFUSED = ['html', 'not-found', 'redirect'];

describe('the scenario', () => {
	test.each(expectations)('[$token] answers $status', async (expected) => {
		const answer = await upload(sandbox, named(expected.token, expected.fields));
		expect(answer.status).toBe(expected.status);
		expect(answer.body).toMatchObject(expected.body as object);
		const { acceptedUploads, complaints } = await sandbox.state();
		expect(acceptedUploads).toBe(expected.accepted ? 1 : 0);
		expect(complaints).toEqual([]);
	});

	test.each(oddReplies)('[%s] answers %d with an odd body', async (token, status, text) => {
		const answer = await upload(sandbox, named(token));
		expect(answer.status).toBe(status);
		expect(answer.text).toMatch(text);
		const [name = ''] = token.split('=');
		expect((await sandbox.state()).acceptedUploads).toBe(REFUSED.includes(name) ? 0 : 1);
	});

	test.each(lostConnections)(
		'[%s] loses the connection after the upload was taken',
		async (token, code) => {
			await expect(upload(sandbox, named(token))).rejects.toMatchObject({ code });
			expect(await sandbox.state()).toMatchObject({ acceptedUploads: 1 });
		},
	);

	test.each(interruptions)('[%s] loses the connection, and nothing is taken', async (token) => {
		const large = { ...named(token), file: Buffer.alloc(20_000_000) };
		await expect(upload(sandbox, large)).rejects.toMatchObject({
			code: expect.stringMatching(/^(ECONNRESET|EPIPE)$/),
		});
		expect(await sandbox.state()).toMatchObject({ acceptedUploads: 0 });
		expect(await sandbox.requests()).toMatchObject([
			{ fields: { audio_file_name: `call [${token}]` }, scenarios: [token], fileId: null },
		]);
	});

	test.each([
		['stall', anyId],
		['stall-upload', null],
	])('[%s] never answers', async (token, fileId) => {
		const quick = Promise.race([
			upload(sandbox, named(token)).catch(() => 'lost'),
			new Promise((resolve) => {
				setTimeout(resolve, 150, 'nothing');
			}),
		]);
		expect(await quick).toBe('nothing');
		const [request] = await sandbox.requests();
		expect(request).toMatchObject({ reply: null, fileId });
	});

	test('names are all tested here', async () => {
		const tokens = [
			...expectations.map(({ token }) => token),
			...oddReplies.map(([token]) => token),
			...lostConnections.map(([token]) => token),
			...interruptions,
			'stall',
			'stall-upload',
		];
		const tested = new Set(tokens.map((token) => token.split('=')[0]));
		const names = (await sandbox.scenarios())
			.filter(({ forFiles }) => forFiles)
			.map(({ name }) => name);
		expect(names.filter((name) => !tested.has(name))).toEqual([]);
	});
});

describe('tokens', () => {
	test('with a number of requests spoil only so many', async () => {
		const statuses = [];
		for (let attempt = 0; attempt < 3; attempt += 1) {
			statuses.push((await upload(sandbox, named('rate-limit=2'))).status);
		}
		expect(statuses).toEqual([429, 429, 200]);
	});

	test('that break an upload off do so as often as they say, and where they are chosen', async () => {
		const broken = async (name: string) =>
			await upload(sandbox, { fields: { audio_file_name: name } }).then(
				({ status }) => status,
				() => 'lost',
			);
		const name = '[reset-early=2] call';
		expect([await broken(name), await broken(name), await broken(name)]).toEqual([
			'lost',
			'lost',
			200,
		]);
		await sandbox.next('reset-upload');
		expect([await broken('call'), await broken('call')]).toEqual(['lost', 200]);
		expect((await sandbox.state()).complaints).toEqual([]);
	});

	test('for status requests leave the upload alone', async () => {
		const { body } = await upload(sandbox, named('status:outage=1'));
		const first = await askStatus(sandbox, body.data.file_id);
		const second = await askStatus(sandbox, body.data.file_id);
		expect([first.status, second.status]).toEqual([503, 200]);
	});

	test('of the synchronous endpoint leave the asynchronous one alone', async () => {
		const answer = await upload(sandbox, { ...named('too-long'), endpoint: 'async' });
		expect(answer.status).toBe(200);
	});

	test('can be combined, and step a job through its statuses', async () => {
		const fields = { audio_file_name: '[timeout=408][queued=3] call' };
		const { status, body } = await upload(sandbox, { fields });
		expect(status).toBe(408);
		const statuses = [];
		for (let request = 0; request < 4; request += 1) {
			const { data } = (await askStatus(sandbox, body.data.file_id)).body;
			statuses.push(data.processing_status);
		}
		expect(statuses).toEqual([
			'FILE_QUEUED',
			'FILE_PENDING',
			'FILE_PROCESSING',
			'FILE_TRANSCRIBED',
		]);
	});

	test('can hold results back from status requests', async () => {
		const { body } = await upload(sandbox, named('missing-results=1', { get_summary: 'TRUE' }));
		const first = await askStatus(sandbox, body.data.file_id);
		const second = await askStatus(sandbox, body.data.file_id);
		expect(body.data).not.toHaveProperty('transcript_summary');
		expect(first.body.data).not.toHaveProperty('transcript_summary');
		expect(second.body.data).toHaveProperty('transcript_summary');
	});

	test.each([
		['nonsense', /no scenario \[nonsense\]/],
		['timeout=500', /takes 408 or 503/],
		['silence=2', /takes no value/],
		['status:silence', /about uploads only/],
		['status:reset-upload', /about uploads only/],
	])('[%s] are complained about', async (token, complaint) => {
		expect((await upload(sandbox, named(token))).status).toBe(200);
		expect((await sandbox.state()).complaints).toEqual([expect.stringMatching(complaint)]);
	});

	test('are no years in brackets', async () => {
		await upload(sandbox, named('2024'));
		expect((await sandbox.state()).complaints).toEqual([]);
	});

	test('that echo the key leave no key in the record', async () => {
		await upload(sandbox, named('echo-key'));
		expect(JSON.stringify(await sandbox.requests())).not.toContain(sandbox.key);
	});
});
