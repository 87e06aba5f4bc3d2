import { describe, expect, test } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { PROFILES } from '../../../../sandbox/settings.mts';
import { recordingEntry } from '../../../support/service/recordings.mts';
import { recordingItem, useSandbox } from '../../../support/engine/sandboxRuns.mts';

const bench = useSandbox();

/** Runs the node on one recording; returns what left by each output. */
async function runOne(parameters: IDataObject, tokens = '', file = 'english.ogg') {
	const start = bench.clock.now();
	const { outputs, error, hints } = await bench.run({
		parameters,
		items: [recordingItem(tokens, file)],
	});
	const [transcribed = [], stillProcessing = []] = outputs;
	const tookMs = bench.clock.now() - start;
	return { transcribed, stillProcessing, error, hints, tookMs };
}

/** It is longer than the direct way takes of any account. */
const OVER_ALL_LIMITS = 'over-120-seconds.mp3';

const fileIdOf = async () => (await bench.uploads()).map(({ fileId }) => fileId).at(-1);

const spoken = (file: string) => recordingEntry(file).transcript;

describe('Start Transcription', () => {
	const start = { operation: 'startTranscription' };

	test('passes the file id on at once, with what Get Transcript needs', async () => {
		const parameters = { ...start, category: 'callCenter', callCenterResults: ['sentiment'] };
		const { transcribed, stillProcessing, hints } = await runOne(parameters, '[queued=5]');
		expect(transcribed).toEqual([]);
		expect(stillProcessing).toEqual([
			{
				json: {
					fileId: await fileIdOf(),
					fileName: 'Call [queued=5].ogg',
					status: 'processing',
					processingStatus: 'FILE_QUEUED',
					httpStatus: 200,
					message: 'file queued for processing',
					language: 'en',
					category: 'callCenter',
					requestedResults: ['sentiment'],
					diarization: false,
					resultFormat: 'text',
					durationSeconds: Math.round(recordingEntry('english.ogg').durationSeconds * 10) / 10,
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(hints).toHaveLength(1);
		expect(hints[0]?.message).toContain("'In Progress'");
		expect((await bench.uploads()).map(({ endpoint }) => endpoint)).toEqual(['async']);
		expect(await bench.looks()).toEqual([]);
	});

	test('asks for the same as Transcribe Recording', async () => {
		const wish = {
			language: 'sw',
			category: 'telehealth',
			allResults: true,
			diarization: true,
			options: { llmCorrections: false, templateId: 'a3f32e46-afa4' },
		};
		for (const operation of ['transcribe', 'startTranscription']) {
			await runOne({ operation, ...wish });
		}
		const [direct, queued] = await bench.uploads();
		expect(direct?.endpoint).toBe('sync');
		expect(queued?.endpoint).toBe('async');
		expect(queued?.fields).toEqual(direct?.fields);
		expect(queued?.file).toEqual(direct?.file);
		expect((await bench.sandbox.state()).complaints).toEqual([]);
	});

	test('takes recordings of any length', async () => {
		const { error, stillProcessing } = await runOne(start, '', 'over-120-seconds.mp3');
		expect(error).toBeUndefined();
		expect(stillProcessing).toHaveLength(1);
		expect(stillProcessing[0]?.json).not.toHaveProperty('warnings');
	});

	test('waits for the result when it is asked to', async () => {
		const parameters = { ...start, waitForResult: true };
		const { transcribed, stillProcessing, hints } = await runOne(parameters, '[queued=5]');
		expect(stillProcessing).toEqual([]);
		expect(hints).toEqual([]);
		expect(transcribed).toMatchObject([
			{ json: { fileId: await fileIdOf(), transcript: spoken('english.ogg') } },
		]);
		expect(await bench.looks()).toHaveLength(6);
	});

	test.each([0, 1, 45, 600])('passes the file id on after waiting %i s', async (maxWait) => {
		const parameters = { ...start, waitForResult: true, options: { maxWait } };
		const { transcribed, stillProcessing, error, tookMs } = await runOne(
			parameters,
			'[queued=999]',
		);
		expect(error).toBeUndefined();
		expect(transcribed).toEqual([]);
		expect(stillProcessing).toMatchObject([
			{ json: { fileId: await fileIdOf(), status: 'processing' } },
		]);
		expect(tookMs).toBeGreaterThanOrEqual(maxWait * 1000);
		expect(tookMs).toBeLessThanOrEqual(maxWait * 1000 + 6_000);
	});

	test('looks for the first time when it is told to', async () => {
		const parameters = { ...start, waitForResult: true, options: { firstCheck: 20 } };
		const { tookMs } = await runOne(parameters);
		expect(tookMs).toBe(20_000);
		expect(await bench.looks()).toHaveLength(1);
	});
});

describe.each(Object.entries(PROFILES))('an account of the time of %s', (name, profile) => {
	const time = name as keyof typeof PROFILES;

	test('that times out: the file id is passed on', async () => {
		await bench.sandbox.settings({ profile: time });
		const { stillProcessing, error } = await runOne({}, '[timeout]');
		expect(error).toBeUndefined();
		expect(stillProcessing).toMatchObject([
			{ json: { fileId: await fileIdOf(), httpStatus: profile.timeoutStatus } },
		]);
		expect(await bench.looks()).toEqual([]);
	});

	test('that times out: Keep Waiting brings the transcript', async () => {
		await bench.sandbox.settings({ profile: time });
		const options = { onTimeOut: 'keepWaiting' };
		const { transcribed, stillProcessing } = await runOne({ options }, '[queued=4]');
		expect(stillProcessing).toEqual([]);
		expect(transcribed).toMatchObject([
			{ json: { fileId: await fileIdOf(), transcript: spoken('english.ogg') } },
		]);
		expect(transcribed[0]?.json).not.toHaveProperty('warnings');
		expect(await bench.looks()).toHaveLength(5);
	});

	test('that times out: Keep Waiting passes the file id on when the time is up', async () => {
		await bench.sandbox.settings({ profile: time });
		const options = { onTimeOut: 'keepWaiting', maxWait: 90 };
		const { transcribed, stillProcessing, tookMs } = await runOne({ options }, '[queued=999]');
		expect(transcribed).toEqual([]);
		expect(stillProcessing).toMatchObject([
			{ json: { fileId: await fileIdOf(), httpStatus: 200, processingStatus: 'FILE_QUEUED' } },
		]);
		expect(tookMs).toBeGreaterThanOrEqual(90_000);
		expect(tookMs).toBeLessThanOrEqual(96_000);
	});

	const tooLong = profile.audioLimit < 100 ? 'over-60-seconds.ogg' : OVER_ALL_LIMITS;

	test('continues a recording that is too long through the queue, and says so', async () => {
		await bench.sandbox.settings({ profile: time });
		const options = { longRecordings: 'passFileId' };
		const { stillProcessing, error } = await runOne({ options }, '', tooLong);
		expect(error).toBeUndefined();
		expect(stillProcessing).toMatchObject([
			{ json: { fileId: await fileIdOf(), warnings: [expect.stringMatching(/too long.*queue/)] } },
		]);
		const uploads = await bench.uploads();
		const accepted = uploads.filter(({ fileId }) => fileId !== null);
		expect(accepted.map(({ endpoint }) => endpoint)).toEqual(['async']);
		// What is longer than any account's limit travels once. That this account's is lower, only the
		// service knows, until it has said so.
		expect(uploads.length).toBeLessThanOrEqual(tooLong === OVER_ALL_LIMITS ? 1 : 2);

		const { outputs } = await bench.run({
			parameters: { operation: 'getTranscript' },
			items: [{ json: stillProcessing[0]?.json ?? {} }],
		});
		expect(outputs[0]).toMatchObject([
			{
				json: { transcript: spoken(tooLong), warnings: [expect.stringMatching(/too long.*queue/)] },
			},
		]);
	});

	test('waits for such a recording, when nothing else is asked for', async () => {
		await bench.sandbox.settings({ profile: time });
		const { transcribed } = await runOne({}, '[queued=2]', tooLong);
		expect(transcribed).toMatchObject([
			{
				json: { transcript: spoken(tooLong), warnings: [expect.stringMatching(/too long.*queue/)] },
			},
		]);
		expect(await bench.sandbox.state()).toMatchObject({ acceptedUploads: 1 });
	});

	test('refuses such a recording when the option says so', async () => {
		await bench.sandbox.settings({ profile: time });
		const { error } = await runOne({ options: { longRecordings: 'refuse' } }, '', OVER_ALL_LIMITS);
		const { durationSeconds } = recordingEntry(OVER_ALL_LIMITS);
		expect(error?.message).toContain(`is ${Math.round(durationSeconds)} seconds long`);
		expect(error?.message).toMatch(/up to (60|120) seconds$/);
		expect(await bench.sandbox.state()).toMatchObject({ acceptedUploads: 0, requests: 0 });
	});
});
