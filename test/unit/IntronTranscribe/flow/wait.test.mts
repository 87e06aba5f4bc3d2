import { beforeEach, describe, expect, test } from '@jest/globals';

import { judgeLook } from '../../../../nodes/IntronTranscribe/api';
import { CATEGORIES } from '../../../../nodes/IntronTranscribe/catalog/categories';
import type { Transcription } from '../../../../nodes/IntronTranscribe/catalog/transcription';
import { FAULTS } from '../../../../nodes/IntronTranscribe/faults';
import type { FileAtService } from '../../../../nodes/IntronTranscribe/flow/fileAtService';
import { completeness, waitForFile } from '../../../../nodes/IntronTranscribe/flow/wait';
import type { RequestedFile } from '../../../../nodes/IntronTranscribe/output/requestedFile';
import type { Call } from '../../../../nodes/shared/intron/client';
import { readReply } from '../../../../nodes/shared/intron/reply';
import type { Item } from '../../../../nodes/shared/run/item';
import type { Run } from '../../../../nodes/shared/run/operation';
import { VirtualClock } from '../../../support/time/virtualClock.mts';
import { itemWith } from '../../../support/unit/items.mts';

const general = CATEGORIES.find(({ name }) => name === 'general');
if (!general) throw new Error('The catalog has no general category');

const requested: RequestedFile = {
	fileName: 'Call 17.mp3',
	language: 'en',
	category: 'general',
	results: [],
	diarization: false,
	resultFormat: 'text',
	durationSeconds: null,
	warnings: [],
};

const plan = { budgetMs: 60_000, firstIntervalMs: 2_000 };

let clock: VirtualClock;
let calls: Array<Call<Transcription>>;
let askedFor: Item[];

beforeEach(() => {
	clock = new VirtualClock();
	calls = [];
	askedFor = [];
});

/** A run whose service says this about a file, one answer after the other, the last for ever. */
const runWith = (...answers: object[]) =>
	({
		clock,
		signal: new AbortController().signal,
		faults: FAULTS,
		accountOf: async (item: Item) => {
			askedFor.push(item);
			const client = {
				call: async (call: Call<Transcription>) => {
					const data = answers[calls.length] ?? answers.at(-1);
					calls.push(call);
					const reply = readReply(200, { data });
					return await Promise.resolve({ ...judgeLook('a1')(reply), reply });
				},
			};
			return await Promise.resolve({ client });
		},
	}) as unknown as Run;

const fileOf = (wish: Partial<RequestedFile> = {}): FileAtService => ({
	item: itemWith({}, 4),
	requested: { ...requested, ...wish },
	simplify: true,
	waitForResults: plan,
	isFresh: false,
	isLookedAt: false,
	readLength: async () => undefined,
});

const done = { processing_status: 'FILE_TRANSCRIBED', audio_transcript: 'hello' };

describe('the looks at a file', () => {
	test.each([
		['text' as const, {}],
		['structured' as const, { get_structured_post_processing: 't' }],
	])('are for its id, in the form of results that is wanted: %s', async (resultFormat, qs) => {
		const file = fileOf({ resultFormat });
		const answer = await waitForFile(runWith(done), file, 'a1', plan, () => true);
		expect(answer).toMatchObject({ state: 'done', id: 'a1', done: { transcript: 'hello' } });
		expect(askedFor).toEqual([file.item]);
		const [call] = calls;
		expect(call).toMatchObject({
			kind: 'read',
			id: 'a1',
			maxTries: 1,
			deadline: Infinity,
		});
		expect(await call?.prepare()).toMatchObject({ pathSuffix: '/a1', qs });
	});

	test('go on until it is complete', async () => {
		const isComplete = ({ data }: Transcription) => data.transcript_summary !== undefined;
		const whole = { ...done, transcript_summary: 'S' };
		const run = runWith({ processing_status: 'FILE_PENDING' }, done, whole);
		const answer = await waitForFile(run, fileOf(), 'a1', plan, isComplete);
		expect(answer).toMatchObject({ state: 'done', done: { data: whole } });
		expect(calls).toHaveLength(3);
	});
});

describe('a transcription', () => {
	const transcription = (isFinished: boolean, data: object = {}): Transcription => ({
		transcript: 'hello',
		isFinished,
		data: { ...data },
		body: {},
		isCut: false,
	});

	const completenessOf = (wish: Partial<RequestedFile> = {}) =>
		completeness(runWith(), { ...requested, ...wish });

	test('is complete when nothing else was asked for', () => {
		for (const isFinished of [false, true]) {
			expect(completenessOf()(transcription(isFinished))).toBe(true);
		}
	});

	test('is complete with all results', () => {
		const isComplete = completenessOf({ results: general.results });
		expect(isComplete(transcription(false, { transcript_summary: 'S' }))).toBe(true);
		expect(isComplete(transcription(true, { transcript_summary: null }))).toBe(false);
	});

	test('is complete without results that its language does not have', () => {
		const isComplete = completenessOf({ results: general.results, language: 'sw' });
		expect(isComplete(transcription(true))).toBe(true);
	});

	test('is never complete without its results while the file is not finished', () => {
		const isComplete = completenessOf({ results: general.results });
		for (let looks = 0; looks < 3; looks++) {
			expect(isComplete(transcription(false))).toBe(false);
			clock.skip(60_000);
		}
	});

	test('is complete without them half a minute after it was first called finished', () => {
		const isComplete = completenessOf({ results: general.results });
		clock.skip(60_000);
		expect(isComplete(transcription(true))).toBe(false);
		clock.skip(29_999);
		expect(isComplete(transcription(true))).toBe(false);
		clock.skip(1);
		expect(isComplete(transcription(true))).toBe(true);
	});
});
