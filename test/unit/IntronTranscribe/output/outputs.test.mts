import { describe, expect, test } from '@jest/globals';

import { CATEGORIES } from '../../../../nodes/IntronTranscribe/catalog/categories';
import { readReply } from '../../../../nodes/shared/intron/reply';
import { transcriptionOf } from '../../../support/unit/transcriptions.mts';
import type { RequestedFile } from '../../../../nodes/IntronTranscribe/output/requestedFile';
import { stillProcessingJson } from '../../../../nodes/IntronTranscribe/output/stillProcessing';
import { rawJson, transcribedJson } from '../../../../nodes/IntronTranscribe/output/transcribed';
import { WARNINGS } from '../../../../nodes/IntronTranscribe/output/warnings';

const callCenter = CATEGORIES.find(({ name }) => name === 'callCenter');
if (!callCenter) throw new Error('The catalog has no call center');

const file: RequestedFile = {
	fileName: 'Call 17.mp3',
	language: 'en',
	category: callCenter.name,
	results: [],
	diarization: false,
	resultFormat: 'text',
	durationSeconds: null,
	warnings: [],
};

const data = {
	file_id: 'a1',
	processing_status: 'FILE_TRANSCRIBED',
	audio_file_name: 'Call_17',
	audio_transcript: ' hello world\n',
	processed_audio_duration_in_seconds: 20,
};

const transcribed = (more: object = {}, wish: Partial<RequestedFile> = {}, fileId?: string) =>
	transcribedJson(transcriptionOf({ data: { ...data, ...more } }), fileId, { ...file, ...wish });

describe('the output of a finished transcription', () => {
	test('has the same keys whatever comes of it, and no others when nothing was asked for', () => {
		expect(transcribed({}, {}, 'a1')).toEqual({
			fileId: 'a1',
			fileName: 'Call 17.mp3',
			status: 'transcribed',
			transcript: 'hello world',
			noText: false,
			durationSeconds: 20,
			language: 'en',
			category: 'callCenter',
			results: {},
		});
	});

	test('has null for a file id that the service does not tell', () => {
		expect(transcribed().fileId).toBeNull();
	});

	test.each(['', '\n', '  '])(
		'says that there is no text, and warns, for the transcript %j',
		(text) => {
			expect(transcribed({ audio_transcript: text })).toMatchObject({
				transcript: '',
				noText: true,
				warnings: [WARNINGS.noText.text()],
			});
		},
	);

	test.each([
		[0, 0],
		['20', 20],
		[undefined, null],
		[null, null],
		['unknown', null],
		['', null],
		[true, null],
		[[20], null],
		[{}, null],
		[{ valueOf: '20', toString: '20' }, null],
		[NaN, null],
		['1e999', null],
	])('reads the length %j as %j', (value, seconds) => {
		const json = transcribed({ processed_audio_duration_in_seconds: value });
		expect(json.durationSeconds).toBe(seconds);
	});

	test('has speakers when they were asked for, even when there is one voice without a label', () => {
		const audio_transcript = 'SPEAKER_01: Hello.\nSPEAKER_02: Hi.';
		expect(transcribed({ audio_transcript }, { diarization: true }).speakers).toEqual([
			{ speaker: 'SPEAKER_01', text: 'Hello.' },
			{ speaker: 'SPEAKER_02', text: 'Hi.' },
		]);
		expect(transcribed({}, { diarization: true })).toMatchObject({ speakers: [], talkShare: [] });
	});

	test('has speakers when there are labels, though they were not asked for', () => {
		expect(transcribed({ audio_transcript: 'SPEAKER_01: Hello.' }).speakers).toHaveLength(1);
		expect(transcribed()).not.toHaveProperty('speakers');
		expect(transcribed()).not.toHaveProperty('talkShare');
	});

	test('has the share of each speaker beside the turns', () => {
		const audio_transcript = 'SPEAKER_01: Hello, Ada speaking.\nSPEAKER_02: Hi.';
		expect(transcribed({ audio_transcript }, { diarization: true }).talkShare).toEqual([
			{ speaker: 'SPEAKER_01', words: 3, percent: 75 },
			{ speaker: 'SPEAKER_02', words: 1, percent: 25 },
		]);
	});

	test('has scores when there are any', () => {
		const score = { transcript_call_center_agent_score: '55/73' };
		expect(transcribed(score).scores).toEqual({
			agentScore: { points: 55, outOf: 73, percent: 75.3 },
		});
		expect(transcribed()).not.toHaveProperty('scores');
	});

	test.each([
		['Call_17', 'Call_17'],
		[17, ''],
		[undefined, ''],
	])('has the name that the service knows, %j, where no other is known', (echoed, fileName) => {
		expect(transcribed({ audio_file_name: echoed }, { fileName: '' }).fileName).toBe(fileName);
	});

	test('warns of what was asked for and did not come, by its title', () => {
		const { results } = callCenter;
		const [first, ...others] = results;
		const json = transcribed({ [`transcript_${first?.apiName}`]: 'text' }, { results });
		expect(json.warnings).toEqual([
			`Intron returned no ${others.map(({ title }) => title).join(', ')}.`,
		]);
	});

	test.each(['en', null])('does not explain that with the language %j', (language) => {
		const { warnings } = transcribed({}, { results: callCenter.results, language });
		expect(warnings).toEqual([expect.stringMatching(/^Intron returned no [^.]+\.$/)]);
	});

	test('explains that with the language when it is not English', () => {
		const { warnings } = transcribed({}, { results: callCenter.results, language: 'sw' });
		expect(warnings).toHaveLength(1);
		expect(warnings?.[0]).toMatch(/^Intron returned no .+ English recordings only\.$/);
	});

	describe('where structured results were asked for', () => {
		const [first, second, third] = callCenter.results;
		const wish: Partial<RequestedFile> = {
			resultFormat: 'structured',
			results: callCenter.results.slice(0, 3),
		};
		const came = {
			[`transcript_${first?.apiName}`]: 'text',
			[`transcript_${second?.apiName}`]: { score: 1 },
			[`transcript_${third?.apiName}`]: 'text',
		};

		test('warns of those that came as text, by their titles', () => {
			expect(transcribed(came, wish).warnings).toEqual([
				`Intron gave no structured form of ${first?.title}, ${third?.title}, so that comes as text.`,
			]);
		});

		test('warns of none where all have a structured form', () => {
			const results = callCenter.results.slice(1, 2);
			expect(transcribed(came, { ...wish, results })).not.toHaveProperty('warnings');
		});

		test('does not say so beside the warning that none could be fetched', () => {
			const warnings = [WARNINGS.notStructured.text()];
			expect(transcribed(came, { ...wish, warnings }).warnings).toEqual(warnings);
		});

		test('does not say so of what was to come as text', () => {
			expect(transcribed(came, { ...wish, resultFormat: 'text' })).not.toHaveProperty('warnings');
		});
	});

	test('says in which field the recording was, where nobody named it', () => {
		expect(WARNINGS.otherField.text('voice')).toBe(
			"The field 'data' holds no file, so the recording is the one of the field 'voice'.",
		);
	});

	test('does not warn of another language when no results were asked for', () => {
		expect(transcribed({}, { language: 'sw' })).not.toHaveProperty('warnings');
	});

	test('is the answer itself, with the file id beside it, when Simplify is off', () => {
		const body = { data: { ...data, odd: [1] }, message: 'file status found', status: 'Ok' };
		expect(rawJson(transcriptionOf(body), 'a1')).toEqual({ fileId: 'a1', ...body });
		expect(rawJson(transcriptionOf(body), undefined)).toEqual({ fileId: null, ...body });
		const warnings = ['Too long.'];
		expect(rawJson(transcriptionOf(body), 'a1', warnings)).toEqual({
			fileId: 'a1',
			...body,
			warnings,
		});
	});
});

describe('the output of a transcription that takes longer', () => {
	const body = { data: { file_id: 'a1' }, message: 'file queued for processing', status: 'Ok' };

	test('has all that is needed to fetch the result later', () => {
		const wish = { results: callCenter.results, diarization: true };
		expect(stillProcessingJson('a1', readReply(503, body), { ...file, ...wish })).toEqual({
			fileId: 'a1',
			fileName: 'Call 17.mp3',
			status: 'processing',
			processingStatus: 'FILE_QUEUED',
			httpStatus: 503,
			message: 'file queued for processing',
			language: 'en',
			category: 'callCenter',
			requestedResults: callCenter.results.map(({ name }) => name),
			diarization: true,
			resultFormat: 'text',
			durationSeconds: null,
		});
	});

	test('has the same keys when there was no answer about it', () => {
		expect(stillProcessingJson('a1', undefined, file)).toEqual({
			fileId: 'a1',
			fileName: 'Call 17.mp3',
			status: 'processing',
			processingStatus: 'FILE_QUEUED',
			httpStatus: null,
			message: '',
			language: 'en',
			category: 'callCenter',
			requestedResults: [],
			diarization: false,
			resultFormat: 'text',
			durationSeconds: null,
		});
	});

	test('hands on what the user should know', () => {
		const json = stillProcessingJson('a1', undefined, { ...file, warnings: ['Too long.'] });
		expect(json.warnings).toEqual(['Too long.']);
	});

	test("tells the service's own status where it gives one", () => {
		const reply = readReply(200, { data: { processing_status: 'FILE_PENDING' } });
		expect(stillProcessingJson('a1', reply, file).processingStatus).toBe('FILE_PENDING');
	});
});
