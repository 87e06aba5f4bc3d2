import { beforeEach, describe, expect, test } from '@jest/globals';

import { lookCall, uploadCall } from '../../../../nodes/IntronTranscribe/api';
import { ENDPOINT } from '../../../../nodes/IntronTranscribe/catalog/service';
import { FAULTS } from '../../../../nodes/IntronTranscribe/faults';
import { CREDENTIAL_TYPE } from '../../../../nodes/shared/intron/credential';
import type { ServiceAnswer } from '../../../support/unit/clientRuns.mts';
import { bodies, ClientRuns } from '../../../support/unit/clientRuns.mts';
import { queued, refusal, transcribed } from '../../../support/service/replies.mts';
import { NO_DEADLINE } from '../../../support/time/virtualTime.mts';

let runs: ClientRuns;

beforeEach(() => {
	runs = new ClientRuns();
});

const { uploadSync, upload } = ENDPOINT;

describe('the credential', () => {
	test('may have blanks around it', async () => {
		const plain = runs.apiKey;
		runs.apiKey = ` ${plain}\n`;
		const client = runs.client([{ body: { message: plain } }], {
			baseUrl: ' https://intron.test/ ',
		});
		const { reply } = await client.call(lookCall('a1', false));
		expect(runs.requests[0]?.options.url).toBe('https://intron.test/file/v1/status/a1');
		expect(reply?.message).toBe('***');
	});
});

describe('an upload', () => {
	test.each([uploadSync, upload])('is one authenticated POST to $path', async (endpoint) => {
		const { count, form, make } = bodies();
		const client = runs.client([{ body: transcribed() }]);
		const answer = await client.call(uploadCall(endpoint, make));
		expect(answer).toMatchObject({ state: 'done', id: 'file-1', reply: { httpStatus: 200 } });
		expect(answer).not.toHaveProperty('fault');
		expect(runs.requests).toEqual([
			{
				type: CREDENTIAL_TYPE,
				at: 0,
				options: {
					method: 'POST',
					url: `https://intron.test${endpoint.path}`,
					body: form,
					timeout: 180_000,
					returnFullResponse: true,
					ignoreHttpStatusErrors: true,
					disableFollowRedirect: true,
				},
				credential: {
					id: '',
					name: '',
					type: CREDENTIAL_TYPE,
					data: { apiKey: runs.apiKey, baseUrl: 'https://intron.test' },
				},
			},
		]);
		expect(count).toEqual({ made: 1, closed: 1 });
	});

	test.each([
		['200', { body: queued('a1') }],
		['503', { statusCode: 503, body: queued('a1') }],
		['502 as text', { statusCode: 502, body: JSON.stringify(queued('a1')) }],
	])('that takes longer is processed: %s', async (_what, response) => {
		const client = runs.client([response]);
		const answer = await client.call(uploadCall(upload, bodies().make));
		expect(answer).toMatchObject({ state: 'processing', id: 'a1' });
		expect(runs.requests).toHaveLength(1);
	});

	test.each<[string, ServiceAnswer, string]>([
		['400', { statusCode: 400, body: refusal('no') }, 'refused'],
		['500', { statusCode: 500 }, 'outage'],
		['503', { statusCode: 503 }, 'outage'],
		['a success that is none', { body: refusal('no') }, 'declined'],
		['a lost connection', { thrown: { code: 'ECONNRESET' } }, 'connectionLost'],
		['a time-out', { thrown: { code: 'ECONNABORTED' } }, 'timeout'],
	])('is not sent again after %s', async (_what, response, fault) => {
		const { count, make } = bodies();
		const client = runs.client([response, { body: transcribed() }]);
		expect(await client.call(uploadCall(uploadSync, make))).toMatchObject({
			state: 'refused',
			fault: { name: fault },
		});
		expect(count).toEqual({ made: 1, closed: 1 });
		expect(runs.requests).toHaveLength(1);
	});

	test.each<[string, ServiceAnswer]>([
		['429', { statusCode: 429 }],
		['no connection', { thrown: { code: 'ECONNREFUSED' } }],
	])('is sent again after %s, with a body of its own', async (_what, response) => {
		const { count, make } = bodies();
		const client = runs.client([response, response, { body: transcribed() }]);
		expect(await client.call(uploadCall(uploadSync, make))).toMatchObject({ state: 'done' });
		expect(count).toEqual({ made: 3, closed: 3 });
		expect(runs.times).toEqual([0, 250, 750]);
	});

	test('ends by its own clock where the answer never does, 5 s after its time at the latest', async () => {
		const limits: number[] = [];
		runs.clock.deadline = (ms, isOver) => {
			limits.push(ms);
			setImmediate(() => {
				runs.clock.skip(ms);
				isOver();
			});
			return NO_DEADLINE;
		};
		const { count, make } = bodies();
		const answer = await runs.client(['never']).call(uploadCall(uploadSync, make));
		expect(answer).toMatchObject({ state: 'refused', fault: { name: 'timeout' } });
		expect(count).toEqual({ made: 1, closed: 1 });
		expect(limits).toHaveLength(1);
		expect(limits[0]).toBeGreaterThan(180_000);
		expect(limits[0]).toBeLessThanOrEqual(185_000);
	});

	test('is given up after five tries', async () => {
		const { count, make } = bodies();
		const client = runs.client([{ statusCode: 429 }]);
		const answer = await client.call(uploadCall(uploadSync, make));
		expect(answer).toMatchObject({
			state: 'refused',
			fault: { name: 'rateLimit' },
			reply: { httpStatus: 429 },
		});
		expect(runs.times).toEqual([0, 250, 750, 1_750, 3_750]);
		expect(count).toEqual({ made: 5, closed: 5 });
	});

	test('waits as long as a 429 asks', async () => {
		const client = runs.client([
			{ statusCode: 429, headers: { 'retry-after': '7' } },
			{ body: transcribed() },
		]);
		await client.call(uploadCall(uploadSync, bodies().make));
		expect(runs.times).toEqual([0, 7_250]);
		expect(runs.clock.naps).toEqual([7_250]);
	});

	test('waits as long as a 429 asks that another one with the same key got', async () => {
		const first = runs.client([
			{ statusCode: 429, headers: { 'retry-after': '9' } },
			{ body: transcribed() },
		]);
		const second = runs.client([{ body: transcribed() }]);
		await Promise.all([
			first.call(uploadCall(uploadSync, bodies().make)),
			runs.clock
				.sleep(1_000)
				.then(async () => await second.call(uploadCall(uploadSync, bodies().make))),
		]);
		expect(runs.times).toEqual([0, 9_000, 9_250]);
	});

	test('waits for the reset when the answer before says that nothing is left', async () => {
		const date = new Date(0).toUTCString();
		const headers = {
			date,
			'x-ratelimit-limit': '30',
			'x-ratelimit-remaining': '0',
			'x-ratelimit-reset': '12',
		};
		const client = runs.client([{ body: transcribed(), headers }]);
		for (let count = 0; count < 2; count++)
			await client.call(uploadCall(uploadSync, bodies().make));
		expect(runs.times).toEqual([0, 12_500]);
	});

	test('passes on what is thrown when its body is made', async () => {
		const client = runs.client([]);
		const make = async () => await Promise.reject(new Error('no file'));
		await expect(client.call(uploadCall(uploadSync, make))).rejects.toThrow('no file');
		expect(runs.requests).toEqual([]);
	});

	test('is not sent after the signal', async () => {
		const { count, make } = bodies();
		const client = runs.client([], { signal: AbortSignal.abort() });
		expect(await client.call(uploadCall(uploadSync, make))).toEqual({
			state: 'refused',
			fault: FAULTS.notSent,
		});
		expect(runs.requests).toEqual([]);
		expect(count).toEqual({ made: 0, closed: 0 });
	});

	test('is not sent when the signal comes while its body is made, which is let go', async () => {
		const stop = new AbortController();
		const { count, make } = bodies(() => stop.abort());
		const client = runs.client([], { signal: stop.signal });
		expect(await client.call(uploadCall(uploadSync, make))).toEqual({
			state: 'refused',
			fault: FAULTS.notSent,
		});
		expect(runs.requests).toEqual([]);
		expect(count).toEqual({ made: 1, closed: 1 });
	});

	test('is not sent again when the signal comes while it waits', async () => {
		const stop = new AbortController();
		const client = runs.client([{ statusCode: 429, headers: { 'retry-after': '60' } }], {
			signal: stop.signal,
		});
		runs.clock.freeze();
		const answer = client.call(uploadCall(uploadSync, bodies().make));
		await runs.clock.untilSleeping(1);
		stop.abort();
		expect(await answer).toMatchObject({ fault: { name: 'rateLimit' } });
		expect(runs.clock.now()).toBe(0);
		expect(runs.requests).toHaveLength(1);
	});
});

describe('a refusal that all others would meet', () => {
	const badKey: ServiceAnswer = { statusCode: 401, body: refusal('access denied') };
	const used: ServiceAnswer = { statusCode: 400, body: refusal('Insufficient balance') };

	test.each([
		['the key', badKey, 'badKey'],
		['the balance', used, 'insufficientBalance'],
	])('keeps later uploads from being sent: %s', async (_what, answer, fault) => {
		const { count, make } = bodies();
		const client = runs.client([answer, { body: transcribed() }]);
		const refused = { state: 'refused', fault: { name: fault } };
		expect(await client.call(uploadCall(uploadSync, make))).toMatchObject(refused);
		const later = { ...uploadCall(upload, make), id: 'a1' };
		expect(await client.call(later)).toMatchObject({ ...refused, id: 'a1' });
		expect(runs.requests).toHaveLength(1);
		expect(count).toEqual({ made: 1, closed: 1 });
	});

	test('does not keep looks from being sent, since they cost nothing', async () => {
		const client = runs.client([used, { body: transcribed() }]);
		await client.call(uploadCall(uploadSync, bodies().make));
		expect(await client.call(lookCall('a1', false))).toMatchObject({ state: 'done' });
	});

	test('is none that only one file meets', async () => {
		const client = runs.client([
			{ statusCode: 400, body: refusal('file is broken') },
			{ body: transcribed() },
		]);
		await client.call(uploadCall(uploadSync, bodies().make));
		expect(await client.call(uploadCall(uploadSync, bodies().make))).toMatchObject({
			state: 'done',
		});
	});

	test('keeps one from being sent that waits for its turn', async () => {
		const client = runs.client([{ statusCode: 429, headers: { 'retry-after': '5' } }, badKey]);
		const answers = await Promise.all([
			client.call(uploadCall(uploadSync, bodies().make)),
			client.call(uploadCall(uploadSync, bodies().make)),
		]);
		expect(answers).toMatchObject([{ fault: { name: 'badKey' } }, { fault: { name: 'badKey' } }]);
		expect(runs.requests).toHaveLength(2);
	});
});

test('an answer that breaks what reads it is unreadable, and keeps its id', async () => {
	const client = runs.client([{ body: transcribed() }]);
	const judge = () => {
		throw new TypeError('Cannot read properties of undefined');
	};
	expect(await client.call({ ...lookCall('a1', false), judge, maxTries: 1 })).toEqual({
		state: 'refused',
		fault: FAULTS.unreadable,
		id: 'a1',
	});
});
