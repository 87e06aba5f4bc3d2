import { describe, expect, test } from '@jest/globals';
import nock from 'nock';

import { TEST_KEY } from '../../support/engine/engine.mts';
import { runNode } from '../../support/engine/engine.mts';
import { fileOf, outputsOf, speakRun, textItems } from '../../support/engine/speakRuns.mts';
import { CREDENTIAL, ORIGIN } from '../../support/service/nockService.mts';
import { recordingBytes } from '../../support/service/recordings.mts';

const STORAGE = 'https://bucket.s3.test';

const wav = recordingBytes('say-loan.wav');

/** Lets the service answer with audio at this address. */
function answerWithLink(link: string): void {
	nock(ORIGIN)
		.post('/tts/v1/generate')
		.reply(200, {
			data: {
				text_id: 'a1',
				audio_path: link,
				audio_duration_in_seconds: 5.4,
				processing_status: 'TTS_TEXT_AUDIO_GENERATED',
			},
			message: 'text status found',
			status: 'Ok',
		});
}

const run = async () =>
	await runNode(speakRun({ items: textItems('Habari'), credential: CREDENTIAL }));

describe('audio of the public service', () => {
	test('is fetched by https, and without the key', async () => {
		answerWithLink(`${STORAGE.replace('https', 'http')}/a.wav?Signature=x`);
		const headers: Array<Record<string, unknown>> = [];
		nock(STORAGE)
			.get('/a.wav?Signature=x')
			.reply(function () {
				headers.push(this.req.headers);
				return [200, wav, { 'content-type': 'binary/octet-stream' }];
			});
		const result = await run();
		const [item] = outputsOf(result).speech;
		expect((await fileOf(item)).equals(wav)).toBe(true);
		expect(headers).toHaveLength(1);
		expect(headers[0]).not.toHaveProperty('authorization');
		expect(JSON.stringify(headers)).not.toContain(TEST_KEY);
		expect(result.stored).not.toContain(TEST_KEY);
	});

	test('follows a redirect, and raises it to https as well', async () => {
		answerWithLink(`${STORAGE}/a.wav`);
		nock(STORAGE).get('/a.wav').reply(307, '', { location: 'http://other.s3.test/b.wav' });
		nock('https://other.s3.test').get('/b.wav').reply(302, '', { location: '/c.wav' });
		nock('https://other.s3.test').get('/c.wav').reply(200, wav);
		const [item] = outputsOf(await run()).speech;
		expect((await fileOf(item)).equals(wav)).toBe(true);
	});

	test.each([
		['ftp://bucket.s3.test/a.wav'],
		['http://127.0.0.1/a.wav'],
		['http://localhost:5678/rest/settings'],
		['no address'],
	])('is not fetched from %s', async (link) => {
		answerWithLink(link);
		const { error } = await run();
		expect(error?.message).toBe('The speech is at an address that is not safe');
		expect(error?.description).toContain('Text ID: a1.');
	});

	test('does not follow a redirect to this machine', async () => {
		answerWithLink(`${STORAGE}/a.wav`);
		nock(STORAGE).get('/a.wav').reply(302, '', { location: 'http://127.0.0.1:5678/' });
		expect((await run()).error?.message).toBe('The speech is at an address that is not safe');
	});

	test('goes in no circles', async () => {
		answerWithLink(`${STORAGE}/a.wav`);
		nock(STORAGE).persist().get('/a.wav').reply(302, '', { location: '/a.wav' });
		expect((await run()).error?.message).toBe('The speech could not be downloaded');
	});
});
