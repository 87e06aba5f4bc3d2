import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Language } from '../catalog/languages';
import { DEFAULT_LANGUAGE, LANGUAGE_CODE_PATTERN, LANGUAGES } from '../catalog/languages';
import { inputError } from '../../shared/run/inputError';
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
export const audioLanguageParameters: INodeProperties[] = [
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
export const answerLanguageParameters: INodeProperties[] = [
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
	context: IExecuteFunctions,
	itemIndex: number,
	[choice, code]: readonly INodeProperties[],
): string {
	const chosen = context.getNodeParameter(choice?.name ?? '', itemIndex);
	const source = chosen === OTHER_LANGUAGE ? code : choice;
	const entered = context.getNodeParameter(source?.name ?? '', itemIndex);
	const [language = ''] = String(entered).trim().toLowerCase().split(/[-_]/);
	if (LANGUAGE_CODE_PATTERN.test(language)) return language;
	throw inputError(
		context,
		itemIndex,
		`'${source?.displayName}' is not a language code: "${String(entered)}"`,
		"Enter a code of two or three letters from Intron's list of supported languages, such as sw for Swahili.",
	);
}

/**
 * Intron's code of the language that is spoken.
 *
 * @throws NodeOperationError when it can be no code
 */
export const readAudioLanguage = (context: IExecuteFunctions, itemIndex: number): string =>
	readLanguage(context, itemIndex, audioLanguageParameters);

/**
 * Intron's code of the language of an answer; empty for the one that is spoken.
 *
 * @throws NodeOperationError when it can be no code
 */
export function readAnswerLanguage(context: IExecuteFunctions, itemIndex: number): string {
	const isSame = context.getNodeParameter(PARAMETER.answerLanguage, itemIndex) === SAME_LANGUAGE;
	return isSame ? '' : readLanguage(context, itemIndex, answerLanguageParameters);
}
