import path from 'node:path';

import { describe, expect, jest, test } from '@jest/globals';

import { ALL_RESULTS, CATEGORIES } from '../../../nodes/IntronTranscribe/catalog/categories';
import { OPERATIONS } from '../../../nodes/IntronTranscribe/operations';
import type { RequestedFile } from '../../../nodes/IntronTranscribe/output/requestedFile';
import { OPERATIONS as SPEAK_OPERATIONS } from '../../../nodes/IntronSpeak/operations';
import { SPEECH_FIELDS } from '../../../nodes/IntronSpeak/output/speech';
import { transcribedJson } from '../../../nodes/IntronTranscribe/output/transcribed';
import { everyResult, transcribed } from '../../support/service/replies.mts';
import { transcriptionOf } from '../../support/unit/transcriptions.mts';

interface Schema {
	type: string;
	properties?: Record<string, Schema>;
	items?: Schema;
}

const { outputSchemas } = jest.requireActual<{
	outputSchemas: (root: string) => Record<string, Record<string, Schema>>;
}>('../../../scripts/outputSchemas.js');

// The build gives it the compiled code; here it reads the sources, which are laid out the same.
const { IntronSpeak: speakSchemas = {}, IntronTranscribe: schemas = {} } = outputSchemas(
	path.join(__dirname, '../../..'),
);

/** The places in a value that its schema does not describe; `null` may stand anywhere. */
function undescribed(value: unknown, schema: Schema | undefined, place = 'json'): string[] {
	if (value === null) return schema ? [] : [place];
	const type = Array.isArray(value) ? 'array' : typeof value;
	if (schema?.type !== type) return [`${place}: ${type}`];
	if (Array.isArray(value)) {
		return value.flatMap((entry) => undescribed(entry, schema.items, `${place}[]`));
	}
	if (typeof value !== 'object') return [];
	return Object.entries(value).flatMap(([key, member]) =>
		undescribed(member, schema.properties?.[key], `${place}.${key}`),
	);
}

const file: RequestedFile = {
	fileName: 'Call 17.mp3',
	language: 'en',
	category: 'general',
	results: [],
	diarization: false,
	resultFormat: 'text',
	durationSeconds: null,
	warnings: [],
};

const outputFor = (data: object, wish: Partial<RequestedFile>) =>
	transcribedJson(transcriptionOf(transcribed(data)), 'file-1', { ...file, ...wish });

test('every operation has a schema', () => {
	expect(Object.keys(schemas).sort()).toEqual(OPERATIONS.map(({ choice }) => choice.value).sort());
	expect(Object.keys(speakSchemas).sort()).toEqual(
		SPEAK_OPERATIONS.map(({ choice }) => choice.value).sort(),
	);
});

describe.each(Object.entries(schemas))('the schema of %s', (_operation, schema) => {
	test.each<[string, object, Partial<RequestedFile>]>([
		['a plain transcript', {}, {}],
		['no file id, no length', { processed_audio_duration_in_seconds: null }, {}],
		...CATEGORIES.map(({ title, name, results }): [string, object, Partial<RequestedFile>] => [
			`all results of ${title}`,
			everyResult,
			{ category: name, results },
		]),
		['results that are missing', {}, { results: ALL_RESULTS }],
		['a score', { transcript_call_center_agent_score: '55/73' }, {}],
		['speakers', { audio_transcript: 'SPEAKER_01: Hi.' }, { diarization: true }],
	])('describes an output with %s', (_what, data, wish) => {
		expect(undescribed(outputFor(data, wish), schema)).toEqual([]);
	});

	test('offers every result in the editor', () => {
		expect(Object.keys(schema.properties?.results?.properties ?? {}).sort()).toEqual(
			ALL_RESULTS.map(({ name }) => name).sort(),
		);
	});

	test('offers nothing that an output can not have', () => {
		const data = {
			...everyResult,
			transcript_call_center_agent_score: '55/73',
			audio_transcript: 'SPEAKER_01: Hi.',
		};
		const full = outputFor(data, { results: ALL_RESULTS, diarization: true, warnings: ['w'] });
		expect(Object.keys(schema.properties ?? {}).sort()).toEqual(Object.keys(full).sort());
	});
});

test.each(Object.entries(speakSchemas))(
	'the schema of %s has every field',
	(_operation, schema) => {
		expect(Object.keys(schema.properties ?? {})).toEqual(Object.keys(SPEECH_FIELDS));
	},
);
