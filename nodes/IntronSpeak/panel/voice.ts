import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Item } from '../../shared/run/item';
import { isAbsent, quoted } from '../../shared/run/values';
import type { Voice } from '../catalog/speech';
import { VOICE_TITLES } from '../catalog/terms';
import type { VoiceAccent } from '../catalog/voices';
import { accentsOf, VOICE_GENDERS, VOICE_LANGUAGES } from '../catalog/voices';
import { PANEL_MESSAGES } from './messages';
import { PARAMETER } from './parameters';

/** The choice that shows the field for a code. */
export const OTHER = 'other';

/** An entry of the table of voices. */
type Known = Pick<VoiceAccent, 'code' | 'name'>;

const DEFAULT_LANGUAGE = 'en';

/** Languages in which there is nothing to choose. */
const ONE_ACCENT = VOICE_LANGUAGES.filter(({ accents }) => accents.length === 1);

/** The accents that can be chosen, whatever the language is. */
const CHOOSABLE = VOICE_LANGUAGES.flatMap(({ accents }) => (accents.length > 1 ? accents : []));

const DEFAULT_ACCENT = 'yoruba';

const choicesOf = (entries: readonly Known[]): INodePropertyOptions[] =>
	entries.map(({ code, name }) => ({ name, value: code }));

const OTHER_CHOICE: INodePropertyOptions = {
	name: 'Other (Enter Code)',
	value: OTHER,
	description: 'One that Intron added after this version of the node',
};

const languageParameter: INodeProperties = {
	displayName: VOICE_TITLES.language,
	name: PARAMETER.language,
	type: 'options',
	default: DEFAULT_LANGUAGE,
	description: 'The language that the text is written in',
	options: [...choicesOf(VOICE_LANGUAGES), OTHER_CHOICE],
};

const languageCodeParameter: INodeProperties = {
	displayName: 'Language Code',
	name: PARAMETER.languageCode,
	type: 'string',
	default: '',
	placeholder: 'e.g. sw',
	description: "The code from Intron's list of voices",
	displayOptions: { show: { [PARAMETER.language]: [OTHER] } },
};

/** Hidden where there is no choice, so that it is there beside a language that is an expression. */
const accentParameter: INodeProperties = {
	displayName: VOICE_TITLES.accent,
	name: PARAMETER.accent,
	type: 'options',
	default: DEFAULT_ACCENT,
	description: 'The accent in which the language is spoken',
	options: [...choicesOf(CHOOSABLE), OTHER_CHOICE],
	displayOptions: {
		hide: { [PARAMETER.language]: [...ONE_ACCENT.map(({ code }) => code), OTHER] },
	},
};

/** The field for the code of an accent, shown by a choice of another parameter. */
const accentCodeParameter = (
	shownBy: string,
	hide?: NonNullable<INodeProperties['displayOptions']>['hide'],
): INodeProperties => ({
	displayName: 'Accent Code',
	name: PARAMETER.accentCode,
	type: 'string',
	default: '',
	placeholder: 'e.g. swahili',
	description: "The code from Intron's list of voices",
	displayOptions: { show: { [shownBy]: [OTHER] }, ...(hide && { hide }) },
});

const genderParameter: INodeProperties = {
	displayName: VOICE_TITLES.gender,
	name: PARAMETER.gender,
	type: 'options',
	default: 'female',
	description: 'The kind of voice',
	options: choicesOf(VOICE_GENDERS),
};

const otherLanguageAccent = accentCodeParameter(PARAMETER.language);

/** Which voice speaks. */
export const voiceParameters: readonly INodeProperties[] = [
	languageParameter,
	languageCodeParameter,
	accentParameter,
	accentCodeParameter(PARAMETER.accent, accentParameter.displayOptions?.hide),
	otherLanguageAccent,
	genderParameter,
];

/** Codes are words in letters; nothing else is sent. */
const CODE_PATTERN = /^\p{L}[\p{L} _-]{0,39}$/u;

/**
 * Reads a code: that of an entry which is given by its code or its name, or a code that is not in the
 * table, since voices change between releases.
 */
function readCode(
	item: Item,
	{ name, displayName }: INodeProperties,
	known: readonly Known[],
): string {
	const entered = item.parameter(name, '');
	if (isAbsent(entered)) throw item.refusal(PANEL_MESSAGES.noCode, { title: displayName });
	const wanted = String(entered).trim().toLowerCase();
	const entry = known.find(({ code, name: title }) => [code, title.toLowerCase()].includes(wanted));
	if (entry) return entry.code;
	if (CODE_PATTERN.test(wanted)) return wanted;
	throw item.refusal(PANEL_MESSAGES.notACode, {
		title: displayName,
		given: quoted(entered),
		known: known.map(({ code }) => code).join(', '),
	});
}

/** Reads a language; a region (`sw-KE`) is cut off where the language is known without it. */
function readLanguage(item: Item): string {
	const isOther = item.parameter(PARAMETER.language) === OTHER;
	const parameter = isOther ? languageCodeParameter : languageParameter;
	const language = readCode(item, parameter, VOICE_LANGUAGES);
	const [base = language] = language.split(/[-_]/);
	return accentsOf(base).length > 0 ? base : language;
}

function readAccent(item: Item, language: string): string {
	const accents = accentsOf(language);
	const [only] = accents.length === 1 ? accents : [];
	if (item.parameter(PARAMETER.language) === OTHER) {
		const isEmpty = isAbsent(item.parameter(PARAMETER.accentCode, ''));
		return only && isEmpty ? only.code : readCode(item, otherLanguageAccent, accents);
	}
	if (only) return only.code;
	const isOther = item.parameter(PARAMETER.accent, DEFAULT_ACCENT) === OTHER;
	return readCode(item, isOther ? otherLanguageAccent : accentParameter, accents);
}

/**
 * Reads the voice of an item.
 *
 * @throws NodeOperationError when a part of it can be no code
 */
export function readVoice(item: Item): Voice {
	const language = readLanguage(item);
	return {
		language,
		accent: readAccent(item, language),
		gender: readCode(item, genderParameter, VOICE_GENDERS),
	};
}
