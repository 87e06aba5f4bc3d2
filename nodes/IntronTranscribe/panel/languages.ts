import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Item } from '../../shared/run/item';
import { quoted, textFrom } from '../../shared/run/values';
import type { Language } from '../catalog/languages';
import { DEFAULT_LANGUAGE, LANGUAGE_CODE_PATTERN, LANGUAGES } from '../catalog/languages';
import { PANEL_MESSAGES } from './messages';
import { PARAMETER } from './parameters';

/** The choice of a language that shows the field for a code. */
export const OTHER_LANGUAGE = 'other';

/** The choice of 'Answer Language' that sends none. */
const SAME_LANGUAGE = 'same';

/** What a list of languages offers. */
const languageChoices = (nameOf: (language: Language) => string): INodePropertyOptions[] => [
	...LANGUAGES.map((language) => ({ name: nameOf(language), value: language.code })),
	{
		name: 'Other (Enter Code)',
		value: OTHER_LANGUAGE,
		description: 'A language that Intron added after this version of the node',
	},
];

/**
 * The field for the code of a language that is not listed. It is not `required`: n8n shows it beside
 * a language that is an expression, too, and would then refuse to run the node while it is empty.
 */
const codeField = (name: string, displayName: string, shownBy: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: 'e.g. sw',
	description: "The code from Intron's list of supported languages",
	displayOptions: { show: { [shownBy]: [OTHER_LANGUAGE] } },
});

/** Which language is spoken. */
export const audioLanguageParameters: readonly [INodeProperties, INodeProperties] = [
	{
		displayName: 'Audio Language',
		name: PARAMETER.language,
		type: 'options',
		default: DEFAULT_LANGUAGE,
		description:
			'The language that is spoken. Code-switched means speech that changes between these languages. Intron does not detect the language: a wrong choice gives a fluent but wrong transcript.',
		options: languageChoices(({ name, codeSwitched }) =>
			codeSwitched ? `${name} (Code-Switched)` : name,
		),
	},
	codeField(PARAMETER.languageCode, 'Language Code', PARAMETER.language),
];

/** Which language an answer is given in. */
export const answerLanguageParameters: readonly [INodeProperties, INodeProperties] = [
	{
		displayName: 'Answer Language',
		name: PARAMETER.answerLanguage,
		type: 'options',
		default: SAME_LANGUAGE,
		description: 'The language that the answer is written in',
		options: [
			{ name: 'Same as Audio', value: SAME_LANGUAGE },
			...languageChoices(({ name }) => name),
		],
	},
	codeField(PARAMETER.answerLanguageCode, 'Answer Language Code', PARAMETER.answerLanguage),
];

/** Reads a language; a region (`sw-KE`) is cut off, since Intron's codes have none. */
function readLanguage(
	item: Item,
	[choice, code]: readonly [choice: INodeProperties, code: INodeProperties],
): string {
	const chosen = item.parameter(choice.name);
	const source = chosen === OTHER_LANGUAGE ? code : choice;
	const entered = item.parameter(source.name);
	const [language = ''] = (textFrom(entered) ?? '').trim().toLowerCase().split(/[-_]/);
	if (LANGUAGE_CODE_PATTERN.test(language)) return language;
	throw item.refusal(PANEL_MESSAGES.notALanguage, {
		title: source.displayName,
		given: quoted(entered),
	});
}

/**
 * Intron's code of the language that is spoken.
 *
 * @throws NodeOperationError when it can be no code
 */
export const readAudioLanguage = (item: Item): string =>
	readLanguage(item, audioLanguageParameters);

/**
 * Intron's code of the language of an answer; empty for the one that is spoken.
 *
 * @throws NodeOperationError when it can be no code
 */
export function readAnswerLanguage(item: Item): string {
	const isSame = item.parameter(PARAMETER.answerLanguage) === SAME_LANGUAGE;
	return isSame ? '' : readLanguage(item, answerLanguageParameters);
}
