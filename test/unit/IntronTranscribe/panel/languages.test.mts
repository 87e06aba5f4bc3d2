import { describe, expect, test } from '@jest/globals';

import { LANGUAGES } from '../../../../nodes/IntronTranscribe/catalog/languages';
import {
	readAnswerLanguage,
	readAudioLanguage,
} from '../../../../nodes/IntronTranscribe/panel/languages';
import { itemWith, refusedBy } from '../../../support/unit/items.mts';

const HOW =
	"Enter a code of two or three letters from Intron's list of supported languages, such as sw for Swahili.";

const READERS = [
	{
		field: 'language',
		codeField: 'languageCode',
		title: 'Audio Language',
		codeTitle: 'Language Code',
		read: readAudioLanguage,
	},
	{
		field: 'answerLanguage',
		codeField: 'answerLanguageCode',
		title: 'Answer Language',
		codeTitle: 'Answer Language Code',
		read: readAnswerLanguage,
	},
];

describe.each(READERS)('$title', ({ field, codeField, title, codeTitle, read }) => {
	test.each([
		...LANGUAGES.map(({ code }) => [code, code]),
		['SW', 'sw'],
		[' sw\n', 'sw'],
		['sw-KE', 'sw'],
		['sw_KE', 'sw'],
		['zh-Hant-TW', 'zh'],
		['fuv', 'fuv'],
		['xx', 'xx'],
	])('reads %j as %s', (given, code) => {
		expect(read(itemWith({ [field]: given }, 1))).toBe(code);
	});

	test.each([
		['sw', 'sw'],
		[' AM-et ', 'am'],
		['xyz', 'xyz'],
	])('reads the code %j of another language as %s', (given, code) => {
		expect(read(itemWith({ [field]: 'other', [codeField]: given }))).toBe(code);
	});

	test('leaves a code alone that belongs to no choice any more', () => {
		expect(read(itemWith({ [field]: 'sw', [codeField]: 'not a code' }))).toBe('sw');
	});

	test.each<[unknown, string]>([
		['Swahili', '"Swahili"'],
		['s', '"s"'],
		['swah', '"swah"'],
		['', '""'],
		['-KE', '"-KE"'],
		['s1', '"s1"'],
		['../en', '"../en"'],
		[null, '"null"'],
		[17, '"17"'],
		[{}, 'an object'],
		[['sw'], 'a list'],
	])('is not %j', (given, quotation) => {
		const item = itemWith({ [field]: given }, 5);
		expect(refusedBy(item, () => read(item))).toEqual([
			`'${title}' is not a language code: ${quotation}`,
			HOW,
		]);
	});

	test.each<[unknown, string]>([
		['', '""'],
		['other', '"other"'],
		['Swahili', '"Swahili"'],
	])('names the field for the code when that is %j', (given, quotation) => {
		const item = itemWith({ [field]: 'other', [codeField]: given });
		expect(refusedBy(item, () => read(item))).toEqual([
			`'${codeTitle}' is not a language code: ${quotation}`,
			HOW,
		]);
	});
});

test('the language of an answer is none when it is the one that is spoken', () => {
	expect(readAnswerLanguage(itemWith({ answerLanguage: 'same' }))).toBe('');
});
