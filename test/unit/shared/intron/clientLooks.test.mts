import { beforeEach, describe, expect, test } from '@jest/globals';

import { lookCall, uploadCall } from '../../../../nodes/IntronTranscribe/api';
import { ENDPOINT } from '../../../../nodes/IntronTranscribe/catalog/service';
import { FAULTS } from '../../../../nodes/IntronTranscribe/faults';
import { CREDENTIAL_TYPE } from '../../../../nodes/shared/intron/credential';
import { idIn } from '../../../../nodes/shared/intron/reply';
import { bodies, ClientRuns } from '../../../support/unit/clientRuns.mts';
import { queued, transcribed } from '../../../support/service/replies.mts';

let runs: ClientRuns;

beforeEach(() => {
	runs = new ClientRuns();
});

describe('a look at a file', () => {
	test.each([
		[false, {}],
		[true, { get_structured_post_processing: 't' }],
	])('is one authenticated GET; structured: %j', async (structured, qs) => {
		const client = runs.client([{ body: transcribed() }]);
		expect(await client.call(lookCall('a/1?', structured))).toMatchObject({ state: 'done' });
		expect(runs.requests).toEqual([
			{
				type: CREDENTIAL_TYPE,
				at: 0,
				options: {
					url: 'https://intron.test/file/v1/status/a%2F1%3F',
					qs,
					timeout: 30_000,
					returnFullResponse: true,
					ignoreHttpStatusErrors: true,
					disableFollowRedirect: true,
				},
				credential: expect.objectContaining({ type: CREDENTIAL_TYPE }),
			},
		]);
	});

	test('is judged as a look, not as an upload', async () => {
		const client = runs.client([{ statusCode: 503, body: queued('a1') }]);
		expect(await client.call({ ...lookCall('a1', false), maxTries: 1 })).toMatchObject({
			state: 'refused',
			fault: { name: 'outage' },
		});
	});

	test.each([1, 2])('is tried no more than %i times when that is asked', async (maxTries) => {
		const client = runs.client([{ statusCode: 500 }]);
		await client.call({ ...lookCall('a1', false), maxTries });
		expect(runs.requests).toHaveLength(maxTries);
	});

	test('is tried five times otherwise', async () => {
		const client = runs.client([{ thrown: { code: 'ECONNRESET' } }]);
		const answer = await client.call(lookCall('a1', false));
		expect(answer).toMatchObject({
			state: 'refused',
			fault: { name: 'connectionLost' },
			id: 'a1',
		});
		expect(answer).not.toHaveProperty('reply');
		expect(runs.requests).toHaveLength(5);
	});

	test('is not made when its turn would come after the deadline', async () => {
		const client = runs.client([{ body: transcribed() }]);
		await client.call(lookCall('a1', false));
		const late = runs.clock.now() + 1_000;
		expect(await client.call({ ...lookCall('a1', false), maxTries: 1, deadline: late })).toEqual({
			state: 'refused',
			fault: FAULTS.notSent,
			id: 'a1',
		});
		expect(runs.requests).toHaveLength(1);
	});

	test('is not made when the signal comes just before', async () => {
		const stop = new AbortController();
		const client = runs.client([], { signal: stop.signal });
		const answer = client.call(lookCall('a1', false));
		stop.abort();
		expect(await answer).toEqual({
			state: 'refused',
			fault: FAULTS.notSent,
			id: 'a1',
		});
		expect(runs.requests).toEqual([]);
	});

	test('shares its budget with other looks, not with uploads', async () => {
		const client = runs.client([{ body: transcribed() }]);
		await client.call(lookCall('a1', false));
		await client.call(uploadCall(ENDPOINT.upload, bodies().make));
		await client.call(lookCall('a2', false));
		expect(runs.times).toEqual([0, 0, 1_100]);
	});
});

describe('an answer that echoes the API key', () => {
	const answerTo = async (body: unknown) =>
		(await runs.client([{ body }]).call(lookCall('a1', false))).reply;

	test('as JSON holds it no more, in names of fields neither', async () => {
		const body = {
			message: `key ${runs.apiKey} and ${runs.apiKey}`,
			data: { file_id: 'a1', list: [runs.apiKey, 7, null], [runs.apiKey]: true },
		};
		expect((await answerTo(body))?.body).toEqual({
			message: 'key *** and ***',
			data: { file_id: 'a1', list: ['***', 7, null], '***': true },
		});
	});

	test('as text holds it no more', async () => {
		const reply = await answerTo(JSON.stringify({ message: `${runs.apiKey} ${runs.apiKey}` }));
		expect(reply?.message).toBe('*** ***');
	});

	test('as a page holds it no more', async () => {
		const reply = await answerTo(`<p>"file_id": "${runs.apiKey}"</p>`);
		expect(reply && idIn(reply, 'file_id')).toBe('***');
	});

	test.each(['a"b-long-enough', 'a\\b-long-enough', 'a$&b-long-enough'])(
		'holds it no more, though it is %j',
		async (apiKey) => {
			runs.apiKey = apiKey;
			const reply = await answerTo({ message: `key ${apiKey}` });
			expect(reply?.message).toBe('key ***');
		},
	);

	test('leaves ids and words alone where the key is short', async () => {
		runs.apiKey = 'a1';
		const body = { message: 'a1: not Bearer a1', data: { file_id: 'a1-b2' } };
		expect((await answerTo(body))?.body).toEqual({
			message: 'a1: not Bearer ***',
			data: { file_id: 'a1-b2' },
		});
	});

	test('is the only one that is changed', async () => {
		expect((await answerTo(transcribed()))?.body).toEqual(transcribed());
	});

	test.each([undefined, null, 7, true])('may be no text at all: %j', async (body) => {
		expect((await answerTo(body))?.body).toEqual({});
	});
});

describe('a network error', () => {
	test.each<[string, unknown, string]>([
		['its cause', { cause: { code: 'ENOTFOUND' }, code: 'X', httpCode: 'Y' }, 'unreachable'],
		['its code', { cause: {}, code: 'ENOTFOUND', httpCode: 'Y' }, 'unreachable'],
		["n8n's code", { httpCode: 'ENOTFOUND' }, 'unreachable'],
		['what is a text of these', { code: 7, httpCode: 'ENOTFOUND' }, 'unreachable'],
		['the innermost cause', { cause: { cause: { code: 'ENOTFOUND' } } }, 'unreachable'],
		[
			'what n8n blocked',
			{ code: 'X', cause: { cause: { name: 'SsrfBlockedIpError', code: 'ECONNRESET' } } },
			'addressBlocked',
		],
		['nothing', {}, 'connectionLost'],
		['nothing that was thrown', undefined, 'connectionLost'],
		['a null that was thrown', null, 'connectionLost'],
		['a text that was thrown', 'ENOTFOUND', 'connectionLost'],
	])('is told by %s', async (_what, thrown, fault) => {
		const client = runs.client([{ thrown }]);
		expect(await client.call({ ...lookCall('a1', false), maxTries: 1 })).toMatchObject({
			fault: { name: fault },
		});
	});
});
