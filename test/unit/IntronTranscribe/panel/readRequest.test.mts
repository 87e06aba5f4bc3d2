import { describe, expect, test } from '@jest/globals';

import type { Category } from '../../../../nodes/IntronTranscribe/catalog/categories';
import { ANSWER, CATEGORIES, GENERAL } from '../../../../nodes/IntronTranscribe/catalog/categories';
import type { Options } from '../../../../nodes/IntronTranscribe/panel/options';
import { OPTIONS } from '../../../../nodes/IntronTranscribe/panel/options';
import { resultsParameter } from '../../../../nodes/IntronTranscribe/panel/parameters';
import {
	answerAim,
	categoryAim,
	readRequest,
} from '../../../../nodes/IntronTranscribe/panel/readRequest';
import { readOptions } from '../../../../nodes/shared/run/options';
import { itemWith, refusedBy } from '../../../support/unit/items.mts';

function categoryOf(name: string): Category {
	const found = CATEGORIES.find((category) => category.name === name);
	if (!found) throw new Error(`There is no category ${name}`);
	return found;
}

const procedure = categoryOf('procedure');
const legal = categoryOf('legal');

const named = (category: Category, ...names: string[]) =>
	names.map((name) => category.results.find((result) => result.name === name));

describe('the category', () => {
	test.each(
		CATEGORIES.flatMap((category) => {
			const { name, title } = category;
			return [name, title, ` ${title.toUpperCase()}\n`].map((given) => ({ given, category }));
		}),
	)('is found by $given', ({ given, category }) => {
		expect(categoryAim(itemWith({ category: given })).category).toBe(category);
	});

	test.each<[unknown, string]>([
		['call_center', '"call_center"'],
		['toString', '"toString"'],
		['', '""'],
		[null, '"null"'],
		[['legal', 'general'], 'a list'],
		[{}, 'an object'],
	])('is not %j', (given, quotation) => {
		const item = itemWith({ category: given }, 2);
		expect(refusedBy(item, () => categoryAim(item))).toEqual([
			`'Category' has no choice ${quotation}`,
			`Use one of ${CATEGORIES.map(({ name }) => name).join(', ')}.`,
		]);
	});
});

describe('the results', () => {
	const read = (given: unknown, more: object = {}) =>
		categoryAim(
			itemWith({ category: 'procedure', [resultsParameter('procedure')]: given, ...more }, 1),
		).results;

	test.each<[string, unknown, string[]]>([
		['a list', ['summary', 'icdCodes'], ['summary', 'icdCodes']],
		['a text with commas', 'summary, icdCodes', ['summary', 'icdCodes']],
		['a text with one name', 'summary', ['summary']],
		['titles', ['Operation Note', 'ICD Codes'], ['operationNote', 'icdCodes']],
		['titles in other letters, as text', 'operation note,ICD CODES', ['operationNote', 'icdCodes']],
		['blanks around names', [' summary\n', ''], ['summary']],
		['empty places', ',summary,,', ['summary']],
		['one name twice', ['summary', 'Summary', 'summary'], ['summary']],
		['an empty list', [], []],
		['an empty text', '', []],
		['nothing', null, []],
		['nothing at all', undefined, []],
	])('are read from %s', (_what, given, names) => {
		expect(read(given)).toEqual(named(procedure, ...names));
	});

	test('are none where the panel shows none', () => {
		expect(categoryAim(itemWith({ category: 'legal' })).results).toEqual([]);
	});

	test.each([true, 'true', ' YES ', 1])('are all of the category with %j', (allResults) => {
		expect(read(['summary'], { allResults })).toEqual(procedure.results);
		expect(read([], { allResults, category: 'legal' })).toEqual(legal.results);
	});

	test.each([false, 'no', 0, '', null, undefined])('are the chosen ones with %j', (allResults) => {
		expect(read(['summary'], { allResults })).toEqual(named(procedure, 'summary'));
	});

	test('are those of the selected category only', () => {
		const item = itemWith({ category: 'legal', procedureResults: ['summary'] });
		expect(categoryAim(item)).toMatchObject({ category: legal, results: [] });
	});

	test.each<[unknown, string]>([
		[['summary', 'actionItems'], '"actionItems"'],
		['summary,soap', '"soap"'],
		[[7], '"7"'],
		[{}, 'an object'],
		[[{}], 'an object'],
		[[null], '"null"'],
		['toString', '"toString"'],
	])('have no %j', (given, quotation) => {
		const item = itemWith({ category: 'procedure', procedureResults: given }, 3);
		expect(refusedBy(item, () => categoryAim(item))).toEqual([
			`'Results' has no choice ${quotation} for Procedure recordings`,
			`Use one of ${procedure.results.map(({ name }) => name).join(', ')}.`,
		]);
	});

	test('are not known when the switch for all is neither true nor false', () => {
		const item = itemWith({ category: 'procedure', allResults: 'maybe' });
		const [message] = refusedBy(item, () => categoryAim(item));
		expect(message).toBe(`'All Results' is neither true nor false: "maybe"`);
	});
});

describe('the aim of a question', () => {
	test.each([
		['same', ''],
		['fr', 'fr'],
		['sw-KE', 'sw'],
	])('is its answer, in the language %j', (answerLanguage, code) => {
		expect(answerAim(itemWith({ answerLanguage }))).toEqual({
			category: GENERAL,
			results: [ANSWER],
			answerLanguage: code,
			diarization: false,
		});
	});
});

describe('what an item asks for', () => {
	const options = readOptions(itemWith(), OPTIONS);

	const request = (more: Partial<Options> = {}) => {
		const item = itemWith({ language: 'SW', category: 'legal', allResults: true }, 6);
		return { item, read: () => readRequest(item, { ...options, ...more }, categoryAim) };
	};

	test('is the language, the aim and the options', () => {
		expect(request().read()).toEqual({
			language: 'sw',
			category: legal,
			results: legal.results,
			answerLanguage: '',
			diarization: false,
			templateId: '',
			llmCorrections: true,
		});
		const more = { templateId: 'a3f32e46', llmCorrections: false };
		expect(request(more).read()).toMatchObject(more);
	});

	test.each([
		[true, true],
		['true', true],
		[undefined, false],
	])('has diarization for %j: %j', (diarization, asked) => {
		const item = itemWith({ language: 'en', category: 'legal', diarization });
		expect(readRequest(item, options, categoryAim).diarization).toBe(asked);
	});

	test.each([
		'a3f32e46-afa4-42cb-9155-522dcf9ab123',
		'a3f32e46-9155-522dcf9xyxyxd',
		'x'.repeat(64),
	])('may have the template %s', (templateId) => {
		expect(request({ templateId }).read()).toMatchObject({ templateId });
	});

	test.each([
		'short',
		'x'.repeat(65),
		'-3f32e46-afa4',
		'a3f3 2e46',
		'a3f32e46/..',
		'{{ $json.id }}',
	])('can not have the template %j', (templateId) => {
		const { item, read } = request({ templateId });
		expect(refusedBy(item, read)).toEqual([
			"The option 'Template ID' is not a template ID",
			'Enter the ID as Intron gave it to you: letters, digits and hyphens only.',
		]);
	});
});
