import { describe, expect, test } from '@jest/globals';

import { CATEGORIES } from '../../../nodes/IntronTranscribe/catalog/categories';
import { LANGUAGES } from '../../../nodes/IntronTranscribe/catalog/languages';
import type { TranscriptionRequest } from '../../../nodes/IntronTranscribe/catalog/request';
import { buildForm, formFields } from '../../../nodes/IntronTranscribe/api';

const [category] = CATEGORIES;
if (!category) throw new Error('The catalog is empty');

const plain: TranscriptionRequest = {
	language: 'sw',
	category,
	results: [],
	diarization: false,
	templateId: '',
	llmCorrections: true,
	answerLanguage: '',
};

const always = [
	['audio_file_name', 'Call 17'],
	['use_language_asr_input', 'sw'],
	['use_category', `file_category_${category.apiName}`],
];

describe('the fields of an upload', () => {
	test('are the name, the language and the category when nothing else is asked for', () => {
		expect(formFields('Call 17', plain)).toEqual(always);
	});

	test.each<[string, Partial<TranscriptionRequest>, string[]]>([
		['diarization', { diarization: true }, ['use_diarization', 'TRUE']],
		['a template', { templateId: 'a3f3-xy' }, ['use_template_id', 'a3f3-xy']],
		[
			'an answer in another language',
			{ answerLanguage: 'fr' },
			['use_language_data_extraction_output', 'fr'],
		],
		['no LLM corrections', { llmCorrections: false }, ['use_disable_llm_corrections', 'TRUE']],
	])('have one more for %s', (_what, wish, field) => {
		expect(formFields('Call 17', { ...plain, ...wish })).toEqual([...always, field]);
	});

	test.each(CATEGORIES.flatMap((c) => c.results.map((result) => ({ category: c, result }))))(
		'ask for $result.title of $category.title by one flag',
		({ category: own, result }) => {
			const fields = formFields('Call 17', { ...plain, category: own, results: [result] });
			expect(fields.slice(2)).toEqual([
				['use_category', `file_category_${own.apiName}`],
				[`get_${result.apiName}`, 'TRUE'],
			]);
		},
	);

	test.each(CATEGORIES)('ask for all results of $title by one flag each', (own) => {
		const fields = formFields('Call 17', { ...plain, category: own, results: own.results });
		expect(fields.slice(3)).toEqual(own.results.map(({ apiName }) => [`get_${apiName}`, 'TRUE']));
	});

	test.each(LANGUAGES)('name $name by its code', ({ code }) => {
		expect(formFields('Call 17', { ...plain, language: code })).toContainEqual([
			'use_language_asr_input',
			code,
		]);
	});
});

test('a form holds the fields, then the file, unchanged', () => {
	const file = new File(['abc'], 'Call 17.mp3', { type: 'audio/mpeg' });
	const form = buildForm('Call 17', { ...plain, diarization: true }, file);
	expect([...form]).toEqual([...always, ['use_diarization', 'TRUE'], ['audio_file_blob', file]]);
	expect(form.get('audio_file_blob')).toBe(file);
});
