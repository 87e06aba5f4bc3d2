import { describe, expect, test } from '@jest/globals';

import {
	DEFAULT_LANGUAGE,
	LANGUAGE_CODE_PATTERN,
	LANGUAGES,
} from '../../../../nodes/IntronTranscribe/catalog/languages';

/** The codes of the docs page "Supported languages", written down independently of the catalog. */
const CODE_SWITCHED = 'af ak am ha ig lg pcm rw sw wo yo zu';
const OTHERS =
	'ar bem bg cs da de el en es et ff ffm fi fr fub fuc fue fuf fuq fuv gaa hr hu it ki kr lt luo lv mt nl nso nup nyn om pl pt ro ru sk sl sn st sv ti tn tw uk xh';

const codesOf = (isCodeSwitched: boolean) =>
	LANGUAGES.filter(({ codeSwitched }) => codeSwitched === isCodeSwitched).map(({ code }) => code);

describe('the catalog of languages', () => {
	test('has the 61 languages of the service, 12 of them code-switched', () => {
		expect(LANGUAGES).toHaveLength(61);
		expect(codesOf(true)).toHaveLength(12);
		expect(codesOf(true).sort().join(' ')).toBe(CODE_SWITCHED);
		expect(codesOf(false).sort().join(' ')).toBe(OTHERS);
	});

	test('has each code and each name once', () => {
		expect(new Set(LANGUAGES.map(({ code }) => code)).size).toBe(LANGUAGES.length);
		expect(new Set(LANGUAGES.map(({ name }) => name)).size).toBe(LANGUAGES.length);
		for (const { name } of LANGUAGES) expect(name).toMatch(/^[A-Z]/);
	});

	test('lists the code-switched languages first, each group A–Z', () => {
		const names = (isCodeSwitched: boolean) =>
			LANGUAGES.filter(({ codeSwitched }) => codeSwitched === isCodeSwitched).map(
				({ name }) => name,
			);
		const sorted = (list: string[]) => list.toSorted((a, b) => a.localeCompare(b, 'en'));
		expect(LANGUAGES.map(({ name }) => name)).toEqual([
			...sorted(names(true)),
			...sorted(names(false)),
		]);
	});

	test('calls every language that is mixed with English by both names', () => {
		for (const { name, codeSwitched } of LANGUAGES) {
			expect(name.includes('-English')).toBe(codeSwitched);
		}
	});

	test('accepts all its own codes when they are entered by hand', () => {
		for (const { code } of LANGUAGES) expect(code).toMatch(LANGUAGE_CODE_PATTERN);
	});

	test.each(['', 'e', 'EN', 'en-GB', 'engl', 'e1', ' en', 'en\n'])(
		'does not take %j for a code',
		(text) => {
			expect(text).not.toMatch(LANGUAGE_CODE_PATTERN);
		},
	);

	test('has English as its default, as the service has', () => {
		expect(LANGUAGES.find(({ code }) => code === DEFAULT_LANGUAGE)?.name).toBe('English');
	});
});
