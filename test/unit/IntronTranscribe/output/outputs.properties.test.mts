import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { ALL_RESULTS, CATEGORIES } from '../../../../nodes/IntronTranscribe/catalog/categories';
import type { Transcription } from '../../../../nodes/IntronTranscribe/catalog/transcription';
import { LANGUAGES } from '../../../../nodes/IntronTranscribe/catalog/languages';
import { readReply } from '../../../../nodes/shared/intron/reply';
import type { RequestedFile } from '../../../../nodes/IntronTranscribe/output/requestedFile';
import { requestedFileOf } from '../../../../nodes/IntronTranscribe/output/requestedFile';
import { stillProcessingJson } from '../../../../nodes/IntronTranscribe/output/stillProcessing';
import { rawJson, transcribedJson } from '../../../../nodes/IntronTranscribe/output/transcribed';
import { anyText, holds } from '../../../support/random/properties.mts';

const anyFile: fc.Arbitrary<RequestedFile> = fc.record({
	fileName: anyText(),
	language: fc.constantFrom(null, ...LANGUAGES.map(({ code }) => code)),
	category: fc.constantFrom(null, ...CATEGORIES.map(({ name }) => name)),
	results: fc.subarray([...ALL_RESULTS]),
	diarization: fc.boolean(),
	resultFormat: fc.constantFrom('text' as const, 'structured' as const),
	durationSeconds: fc.option(fc.double({ min: 0, max: 1e5, noNaN: true })),
	warnings: fc.array(anyText(), { maxLength: 2 }),
});

const anyValue = fc.oneof(fc.jsonValue(), anyText('SPEAKER_01: ', '55/73', '20'));

/** A reply with anything in the fields that are read. */
const anyReply = fc
	.record(
		{
			audio_transcript: anyValue,
			audio_file_name: anyValue,
			processed_audio_duration_in_seconds: fc.oneof(
				anyValue,
				fc.dictionary(fc.constantFrom('toString', 'valueOf'), fc.jsonValue()),
			),
			processing_status: anyValue,
			transcript_summary: anyValue,
			transcript_mood: anyValue,
		},
		{ requiredKeys: [] },
	)
	.map((data) => readReply(200, { data, message: 'file status found', status: 'Ok' }));

const anyTranscription: fc.Arbitrary<Transcription> = fc
	.tuple(anyReply, anyText('SPEAKER_01: ', '\n'), fc.boolean())
	.map(([{ data, body }, transcript, isFinished]) => ({
		transcript,
		isFinished,
		data,
		body,
		isCut: false,
	}));

const anyFileId = fc.option(anyText(), { nil: undefined });

/** What n8n stores of an item. */
const stored = (json: object) => JSON.parse(JSON.stringify(json)) as Record<string, unknown>;

test('any transcript makes an item that survives being stored, with nothing invented', async () => {
	await holds(
		fc.property(anyTranscription, anyFileId, anyFile, (done, fileId, file) => {
			const json = transcribedJson(done, fileId, file);
			expect(stored(json)).toEqual(json);
			expect(json.transcript).toBe(done.transcript.trim());
			expect(json.noText).toBe(json.transcript === '');
			expect(json.fileId).toBe(fileId ?? null);
			const { processed_audio_duration_in_seconds: told, audio_file_name: echoed } = done.data;
			expect([file.fileName, echoed, '']).toContain(json.fileName);
			if (json.durationSeconds !== null && json.durationSeconds !== file.durationSeconds) {
				expect(['number', 'string']).toContain(typeof told);
				expect(String(told)).toMatch(/\d/);
			}
			for (const warning of file.warnings) expect(json.warnings).toContain(warning);
		}),
	);
});

test('what was asked for survives the item of a file that is still processing', async () => {
	await holds(
		fc.property(anyReply, anyText(), anyFile, (reply, fileId, file) => {
			const json = stillProcessingJson(fileId, reply, file);
			expect(json.processingStatus).not.toBe('');
			const { results, ...rest } = requestedFileOf(stored(json));
			expect({ ...rest, results: new Set(results) }).toEqual({
				...file,
				results: new Set(file.results),
			});
		}),
	);
});

test('any item can be read as one of a file that is still processing', async () => {
	const fields = Object.keys(
		stillProcessingJson('', undefined, requestedFileOf({ warnings: ['w'] })),
	);
	await holds(
		fc.property(fc.dictionary(fc.constantFrom(...fields), anyValue), (item) => {
			const file = requestedFileOf(item);
			const again = requestedFileOf(stored(stillProcessingJson('a1', undefined, file)));
			expect(again).toEqual(file);
		}),
	);
});

test('the answer itself is whole when Simplify is off', async () => {
	await holds(
		fc.property(anyTranscription, anyFileId, (done, fileId) => {
			expect(rawJson(done, fileId)).toEqual({ fileId: fileId ?? null, ...done.body });
		}),
	);
});
