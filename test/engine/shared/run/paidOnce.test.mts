import { beforeEach, describe, expect, test } from '@jest/globals';
import nock from 'nock';

import type { EngineResult, EngineRun, InputItem } from '../../../support/engine/engine.mts';
import { runNode } from '../../../support/engine/engine.mts';
import type { ServiceAnswer } from '../../../support/service/nockService.mts';
import {
	answerUploads,
	CREDENTIAL,
	ORIGIN,
	recordingItem,
} from '../../../support/service/nockService.mts';
import { refusal, transcribed, TRANSCRIPT } from '../../../support/service/replies.mts';

/** Each test has a key of its own, and so a budget of its own. */
let tests = 0;
beforeEach(() => {
	tests += 1;
});

const run = async (items: InputItem[], more: Partial<EngineRun> = {}) =>
	await runNode({
		items,
		credential: { ...CREDENTIAL, apiKey: `${CREDENTIAL.apiKey}-${tests}` },
		parameters: { options: { concurrency: 1 } },
		...more,
	});

/** An answer that is nested so deep, in about twice as many bytes. */
const nested = (depth: number, data: object = {}): ServiceAnswer => {
	const known = Object.entries(data).map(([name, value]) => `"${name}":${JSON.stringify(value)},`);
	const x = '['.repeat(depth) + ']'.repeat(depth);
	return {
		status: 200,
		body: `{"data":{${known.join('')}"x":${x}},"message":"","status":"Ok"}`,
		headers: { 'content-type': 'application/json' },
	};
};

const CUT = expect.stringContaining('too large to be read in full');

describe('an answer that is nested 3,000 deep', () => {
	test.each([false, true])('costs one upload, with Retry On Fail: %s', async (retryOnFail) => {
		const uploads = answerUploads(nested(3_000));
		const { error } = await run([recordingItem()], { retryOnFail });
		expect(uploads.count).toBe(1);
		expect(error?.context).toMatchObject({ fault: 'unreadable', itemIndex: 0 });
		expect(error?.description).toContain('may have accepted');
	});

	test('gives the id that it holds', async () => {
		const uploads = answerUploads(nested(3_000, { file_id: 'a1' }));
		const { outputs, error } = await run([recordingItem()], { retryOnFail: true });
		expect(error).toBeUndefined();
		expect(outputs[1]?.[0]?.json).toMatchObject({ fileId: 'a1', status: 'processing' });
		expect(uploads.count).toBe(1);
	});

	test.each([true, false])('gives its transcript, with Simplify: %s', async (simplify) => {
		answerUploads(nested(3_000, { file_id: 'a1', audio_transcript: TRANSCRIPT }));
		const { outputs } = await run([recordingItem()], { parameters: { options: { simplify } } });
		const { json } = outputs[0]?.[0] ?? {};
		expect(JSON.stringify(json)).toContain(TRANSCRIPT);
		expect(json?.warnings).toEqual([CUT]);
	});
});

const { data: told } = transcribed();
const manyFields = Object.fromEntries(Array.from({ length: 30_000 }, (_, i) => [`x${i}`, i]));

test.each<[string, object]>([
	['fields', manyFields],
	['letters in a name', { [`transcript_${'x'.repeat(500)}`]: 'Hi' }],
	['letters in a text', { transcript_x: 'x'.repeat(33 * 1024 * 1024) }],
])('an answer with too many %s is cut, which the item says', async (_what, more) => {
	answerUploads({ status: 200, body: { data: { ...told, ...more }, status: 'Ok' } });
	const { outputs } = await run([recordingItem()]);
	expect(outputs[0]?.[0]?.json).toMatchObject({ transcript: TRANSCRIPT, warnings: [CUT] });
});

describe('a transcript without an id to ask by', () => {
	const half = { file_id: 'a\ud800b' };

	test.each<[string, object]>([
		['half of a character', half],
		['a way upwards', { file_id: '..' }],
		['line ends', { file_id: 'a\nb' }],
		['50,000 letters', { file_id: 'a'.repeat(50_000) }],
		['nothing', { file_id: null }],
	])('is kept, where the id is %s', async (_what, data) => {
		answerUploads({ status: 200, body: transcribed(data) });
		const { outputs, error } = await run([recordingItem()]);
		expect(error).toBeUndefined();
		expect(outputs[0]?.[0]?.json).toMatchObject({ transcript: TRANSCRIPT, fileId: null });
	});

	test('is not paid for again when another item lets n8n try again', async () => {
		const paid = answerUploads({ status: 200, body: transcribed(half) }, 'A');
		const answers = [refusal('no'), refusal('no'), transcribed()];
		let tries = 0;
		nock(ORIGIN)
			.post('/file/v1/upload/sync')
			.times(answers.length)
			.reply(() => [answers[tries]?.status === 'Ok' ? 200 : 400, answers[tries++]]);
		const { outputs } = await run([recordingItem('A.wav'), recordingItem('B.wav')], {
			retryOnFail: true,
		});
		expect([paid.count, tries]).toEqual([1, 3]);
		expect(outputs[0]?.map(({ json }) => json.transcript)).toEqual([TRANSCRIPT, TRANSCRIPT]);
	});
});

describe("a person's retry", () => {
	const items = () => [recordingItem('A.wav'), recordingItem('B.wav')];

	/** Lets A be accepted and B be refused; returns what is stored of it. */
	async function failedExecution(): Promise<string> {
		answerUploads({ status: 200, body: transcribed({ file_id: 'id-of-a' }) }, 'A');
		answerUploads({ status: 400, body: refusal('no') }, 'B');
		const { error, stored } = await run(items());
		expect(error?.context.acceptedIds).toEqual(['id-of-a']);
		nock.cleanAll();
		return stored;
	}

	const idsOf = ({ outputs }: EngineResult) => outputs[0]?.map(({ json }) => json.fileId);

	test('asks for what was accepted by its id', async () => {
		const retryOf = await failedExecution();
		const look = nock(ORIGIN).get('/file/v1/status/id-of-a').reply(200, transcribed());
		const uploads = answerUploads({ status: 200, body: transcribed({ file_id: 'id-of-b' }) });
		expect(idsOf(await run(items(), { retryOf }))).toEqual(['id-of-a', 'id-of-b']);
		expect([look.isDone(), uploads.count]).toEqual([true, 1]);
	});

	test('with another account sends anew, as no other account can be asked for an id', async () => {
		const retryOf = await failedExecution();
		const again = answerUploads({ status: 200, body: transcribed({ file_id: 'new-a' }) }, 'A');
		answerUploads({ status: 200, body: transcribed({ file_id: 'new-b' }) }, 'B');
		const credential = { ...CREDENTIAL, apiKey: `another-account-${tests}` };
		expect(idsOf(await run(items(), { retryOf, credential }))).toEqual(['new-a', 'new-b']);
		expect(again.count).toBe(1);
	});
});
