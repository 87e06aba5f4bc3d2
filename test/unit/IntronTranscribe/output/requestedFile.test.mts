import { describe, expect, test } from '@jest/globals';

import { ALL_RESULTS, CATEGORIES } from '../../../../nodes/IntronTranscribe/catalog/categories';
import { LANGUAGES, RESULTS_LANGUAGE } from '../../../../nodes/IntronTranscribe/catalog/languages';
import { readReply } from '../../../../nodes/shared/intron/reply';
import type { RequestedFile } from '../../../../nodes/IntronTranscribe/output/requestedFile';
import {
	expectedResults,
	requestedFile,
	requestedFileOf,
} from '../../../../nodes/IntronTranscribe/output/requestedFile';
import { stillProcessingJson } from '../../../../nodes/IntronTranscribe/output/stillProcessing';

const reply = readReply(503, { data: { file_id: 'a1' }, message: 'file queued for processing' });

/** The item of the output "In Progress", after it has been through JSON. */
const item = (file: RequestedFile) =>
	JSON.parse(JSON.stringify(stillProcessingJson('a1', reply, file))) as Record<string, unknown>;

const unknown: RequestedFile = {
	fileName: '',
	language: null,
	category: null,
	results: [],
	diarization: false,
	resultFormat: 'text',
	durationSeconds: null,
	warnings: [],
};

const byTitle = (file: RequestedFile) => ({
	...file,
	results: file.results.map(({ title }) => title).sort(),
});

describe('what was asked for, read from the item of a file that is still processing', () => {
	test.each(
		CATEGORIES.flatMap((category) =>
			(['text', 'structured'] as const).map((resultFormat) => ({ category, resultFormat })),
		),
	)('is the same: all of $category.title, $resultFormat', ({ category, resultFormat }) => {
		const request = {
			audioFileName: 'Call 17',
			language: 'sw',
			category,
			results: category.results,
			diarization: true,
			templateId: '',
			llmCorrections: true,
			answerLanguage: '',
		};
		const asked = requestedFile(request, 'Call 17.mp3', resultFormat);
		expect(asked.warnings).toEqual([]);
		const file = { ...asked, warnings: ['Too long.'] };
		expect(byTitle(requestedFileOf(item(file)))).toEqual(byTitle(file));
	});

	test.each(ALL_RESULTS)('is the same: $title alone', (result) => {
		const file = { ...unknown, results: [result] };
		expect(requestedFileOf(item(file))).toEqual(file);
	});

	test('is the same: nothing, and nothing known', () => {
		expect(requestedFileOf(item(unknown))).toEqual(unknown);
	});

	test.each<[string, Record<string, unknown>]>([
		['nothing', {}],
		['another item', { id: 7, name: 'Ada' }],
		[
			'nulls, as a database returns them',
			Object.fromEntries(Object.keys(item(unknown)).map((key) => [key, null])),
		],
		[
			'numbers, as a sheet returns them',
			Object.fromEntries(
				Object.keys(item(unknown))
					.filter((key) => key !== 'durationSeconds')
					.map((key) => [key, 0]),
			),
		],
		[
			'texts, as a form returns them',
			{ requestedResults: 'summary', diarization: 'true', resultFormat: 'json', warnings: 'no' },
		],
		[
			'results that do not exist',
			{ requestedResults: ['mood', 7, null, { name: 'summary' }, '__proto__'] },
		],
		['warnings that are no texts', { warnings: [7, null, {}] }],
	])('is not known from %s', (_what, odd) => {
		expect(requestedFileOf(odd)).toEqual(unknown);
	});

	test('keeps what is right beside what is odd', () => {
		const odd = { ...item(unknown), requestedResults: ['mood', 'summary'], diarization: 1 };
		expect(requestedFileOf(odd).results.map(({ name }) => name)).toEqual(['summary']);
	});
});

describe('the results that can be expected', () => {
	const results = ALL_RESULTS;
	const inAnyLanguage = results.filter((result) => result.inAnyLanguage);

	test.each([RESULTS_LANGUAGE, null])('are all that were asked for in %j', (language) => {
		expect(expectedResults({ ...unknown, language, results })).toEqual(results);
	});

	test.each(LANGUAGES.filter(({ code }) => code !== RESULTS_LANGUAGE))(
		'are in $name those that do not depend on the language',
		({ code }) => {
			expect(inAnyLanguage.length).toBeGreaterThan(0);
			expect(expectedResults({ ...unknown, language: code, results })).toEqual(inAnyLanguage);
		},
	);
});
