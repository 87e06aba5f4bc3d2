import { describe, expect, test } from '@jest/globals';

import { useCommonSandbox } from '../support/service/ownSandbox.mts';
import type { Answer } from './client.mts';
import { askTextStatus, download, recording, speak } from './client.mts';
import type { Expectation } from './expectations.mts';
import { anyId, refusal, successOf, timeout } from './expectations.mts';

const sandbox = useCommonSandbox();

const success = successOf('text status found');
const queued = { message: 'tts text queued for processing', status: 'Ok' };
const link = expect.stringMatching(/^http:/) as unknown;

async function meet(token: string, endpoint: 'generate' | 'enqueue' = 'generate'): Promise<Answer> {
	return await speak(sandbox, { endpoint, fields: { text: `Habari [${token}]` } });
}

const expectations: readonly Expectation[] = [
	timeout('timeout', 503, { data: { text_id: anyId }, ...queued }),
	timeout('timeout=408', 408, { data: { text_id: anyId }, ...queued }),
	timeout('timeout-top-level-id', 503, { data: {}, text_id: anyId, ...queued }),
	timeout('accept-no-audio', 200, { data: { text_id: anyId }, ...queued }),
	timeout('queued=1', 503, { data: { text_id: anyId }, ...queued }),
	success('queue=0.05s', { processing_status: 'TTS_TEXT_AUDIO_GENERATED', audio_path: link }),
	success('failed', { processing_status: 'TTS_TEXT_AUDIO_PROCESSING_FAILED' }),
	success('text-id', { text_id: anyId, audio_path: link }),
	success('waiting-status', { processing_status: 'TTS_TEXT_AUDIO_GENERATED' }),
	success('expired-link', { audio_path: link }),
	success('audio-seconds=90', { audio_duration_in_seconds: 90 }),
	success('odd-audio', { audio_path: link }),
	refusal('balance', 400, 'insufficient balance to process the text'),
	refusal('bad-key', 403, 'permission denied,access-key error'),
	refusal('integrator', 403, 'permission denied,not available for an integrator account'),
	refusal(
		'text-too-long',
		400,
		'tts text character count greater than the max limit of 4096 characters',
	),
	refusal('language', 400, 'invalid text voice language,sw not supported'),
	refusal('accent', 400, 'invalid text voice accent,swahili not supported for language sw'),
	refusal('gender', 400, 'invalid text voice gender,female not supported for accent swahili'),
	refusal('rate-limit', 429, 'ratelimit exceeded 30 per 1 minute'),
	refusal('outage', 503, 'service unavailable'),
	refusal('internal-error', 500, 'internal server error'),
	refusal('unknown-file', 500, 'text not found'),
	refusal('error-200', 200, 'error processing the file'),
	refusal('echo-key', 403, 'permission denied,access-key error: sandbox-key'),
];

/** Scenarios whose reply is no envelope, and whether the text is taken. */
const oddReplies: ReadonlyArray<readonly [token: string, status: number, accepted: number]> = [
	['html', 502, 0],
	['not-found', 404, 0],
	['redirect', 302, 0],
	['empty', 200, 1],
	['gave-up', 524, 1],
	['double-encoded', 200, 1],
	['huge=1', 200, 1],
	['bad-gzip', 200, 1],
	['utf-16', 200, 1],
	['wrong-type', 200, 1],
];

const lostConnections = ['cut', 'long-length', 'short-length', 'reset'];

describe('for a text, the scenario', () => {
	test.each(expectations)('[$token] answers $status', async ({ token, status, body, accepted }) => {
		const answer = await meet(token);
		expect(answer.status).toBe(status);
		expect(answer.body).toMatchObject(body as object);
		const state = await sandbox.state();
		expect(state).toMatchObject({ acceptedTexts: accepted ? 1 : 0, complaints: [] });
	});

	test.each(oddReplies)('[%s] answers %d with an odd body', async (token, status, accepted) => {
		expect((await meet(token)).status).toBe(status);
		expect(await sandbox.state()).toMatchObject({ acceptedTexts: accepted, complaints: [] });
	});

	test.each(lostConnections)('[%s] loses the connection after it was taken', async (token) => {
		await expect(meet(token)).rejects.toThrow();
		expect(await sandbox.state()).toMatchObject({ acceptedTexts: 1 });
	});

	test('names are all tested here', async () => {
		const tokens = [
			...expectations.map(({ token }) => token),
			...oddReplies.map(([token]) => token),
			...lostConnections,
			// Tested with uploads; the connection is the same
			'stall',
		];
		const tested = new Set(tokens.map((token) => token.split('=')[0]));
		const names = (await sandbox.scenarios())
			.filter(({ forTexts }) => forTexts)
			.map(({ name }) => name);
		expect(names.filter((name) => !tested.has(name))).toEqual([]);
	});

	test('[integrator] is for the endpoint that waits', async () => {
		expect((await meet('integrator', 'enqueue')).status).toBe(200);
	});

	test('[waiting-status] is told until the audio is there', async () => {
		const { body } = await meet('waiting-status][queued=1', 'enqueue');
		const ask = async () => (await askTextStatus(sandbox, body.data.text_id)).body.data;
		expect((await ask()).processing_status).toBe('TTS_TEXT_PROCESSING');
		expect((await ask()).processing_status).toBe('TTS_TEXT_AUDIO_GENERATED');
	});

	test('[expired-link=2] gives two links that are over', async () => {
		const { body } = await meet('expired-link=2', 'enqueue');
		const statuses = [];
		for (let attempt = 0; attempt < 3; attempt += 1) {
			const { status } = await download(await askTextStatus(sandbox, body.data.text_id));
			statuses.push(status);
		}
		expect(statuses).toEqual([403, 403, 200]);
		expect((await sandbox.state()).complaints).toEqual([]);
	});

	test('[audio-seconds] gives that much audio', async () => {
		const { bytes } = await download(await meet('audio-seconds=600'));
		expect(bytes.length).toBe(44 + 600 * 44_100);
		expect((await sandbox.requests()).at(-1)?.file).toMatchObject({ durationSeconds: 600 });
	});

	test.each([
		['odd-audio', /^OggS/],
		['odd-audio=html', /^<!doctype html>/],
		['odd-audio=nothing', /^$/],
	])('[%s] gives something else', async (token, start) => {
		const { status, text } = await download(await meet(token));
		expect([status, text]).toEqual([200, expect.stringMatching(start)]);
	});

	test('[odd-audio=mp3] gives an MP3 file', async () => {
		const { bytes } = await download(await meet('odd-audio=mp3'));
		expect(bytes.equals(recording('english.mp3'))).toBe(true);
	});

	test.each([
		['audio:outage=1', 503],
		['audio:internal-error=1', 500],
		['audio:html=1', 502],
	])('[%s] turns the first download down', async (token, status) => {
		const answer = await meet(token);
		expect((await download(answer)).status).toBe(status);
		expect((await download(answer)).status).toBe(200);
		expect(await sandbox.state()).toMatchObject({ downloads: 2, complaints: [] });
	});

	test.each(['audio:cut=1', 'audio:reset=1', 'audio:long-length=1'])(
		'[%s] breaks the first download off',
		async (token) => {
			const answer = await meet(token);
			await expect(download(answer)).rejects.toThrow();
			expect((await download(answer)).bytes.length).toBe(44 + 44_100);
		},
	);

	test('[status:outage=1] leaves the text alone', async () => {
		const { body } = await meet('status:outage=1', 'enqueue');
		const first = await askTextStatus(sandbox, body.data.text_id);
		const second = await askTextStatus(sandbox, body.data.text_id);
		expect([first.status, second.status]).toEqual([503, 200]);
	});

	test.each([
		['nonsense', /no scenario \[nonsense\]/],
		['silence', /not about texts/],
		['odd-audio=flac', /takes other, mp3, html or nothing/],
		['audio:timeout', /about texts only/],
	])('[%s] is complained about', async (token, complaint) => {
		expect((await meet(token)).status).toBe(200);
		expect((await sandbox.state()).complaints).toEqual([expect.stringMatching(complaint)]);
	});

	test('is none where Markdown links', async () => {
		await speak(sandbox, { fields: { text: 'See [page](https://example.org)' } });
		expect((await sandbox.state()).complaints).toEqual([]);
	});

	test('is chosen for the next text as for the next upload', async () => {
		await sandbox.next('accent');
		expect([(await meet('text-id')).status, (await meet('text-id')).status]).toEqual([400, 200]);
		await expect(sandbox.next('accent silence')).rejects.toThrow(/not about/);
	});
});
