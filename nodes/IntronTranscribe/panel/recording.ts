import type { INodeProperties } from 'n8n-workflow';

import { AUDIO_FORMAT_NAMES } from '../catalog/audioFormats';
import type { Category } from '../catalog/categories';
import { CATEGORIES, DEFAULT_CATEGORY } from '../catalog/categories';
import { DEFAULT_LANGUAGE, LANGUAGES, RESULTS_LANGUAGE } from '../catalog/languages';
import { FIELD_PARAMETER_TITLE } from '../audio/recording';
import { OTHER_LANGUAGE, PARAMETER, resultsParameter } from './parameters';

const binaryField: INodeProperties = {
	displayName: FIELD_PARAMETER_TITLE,
	name: PARAMETER.binaryField,
	type: 'string',
	default: 'data',
	required: true,
	placeholder: 'e.g. data',
	hint: 'The name of the input field that holds the recording',
	description: `The binary field of the item with the recording. Accepted formats: ${AUDIO_FORMAT_NAMES}, and voice notes from Telegram and WhatsApp.`,
};

const language: INodeProperties = {
	displayName: 'Audio Language',
	name: PARAMETER.language,
	type: 'options',
	default: DEFAULT_LANGUAGE,
	description:
		'The language that is spoken. Intron does not detect it: a wrong choice gives a fluent but wrong transcript.',
	options: [
		...LANGUAGES.map(({ code, name, codeSwitched }) => ({
			name: codeSwitched ? `${name} (Code-Switched)` : name,
			value: code,
			description: codeSwitched ? 'Speech that switches between these languages' : undefined,
		})),
		{
			name: 'Other (Enter Code)',
			value: OTHER_LANGUAGE,
			description: 'A language that Intron added after this version of the node',
		},
	],
};

const languageCode: INodeProperties = {
	displayName: 'Language Code',
	name: PARAMETER.languageCode,
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. sw',
	description: "The code from Intron's list of supported languages",
	displayOptions: { show: { [PARAMETER.language]: [OTHER_LANGUAGE] } },
};

const category: INodeProperties = {
	displayName: 'Category',
	name: PARAMETER.category,
	type: 'options',
	default: DEFAULT_CATEGORY,
	description: 'The kind of conversation, which decides what results Intron can make of it',
	options: CATEGORIES.map(({ title, name, description }) => ({
		name: title,
		value: name,
		description,
	})),
};

/** The results of one category: everything by one switch, or a choice. */
function resultsOf({ name, title, results }: Category): INodeProperties[] {
	const titles = results.map((result) => result.title).join(', ');
	return [
		{
			displayName: 'All Results',
			name: PARAMETER.allResults,
			type: 'boolean',
			default: false,
			description: `Whether to get everything that Intron can make of a recording of this category: ${titles}`,
			displayOptions: { show: { [PARAMETER.category]: [name] } },
		},
		{
			displayName: 'Results',
			name: resultsParameter(name),
			type: 'multiOptions',
			default: [],
			description: `What to get besides the transcript, for ${title} recordings`,
			options: results.map((result) => ({
				name: result.title,
				value: result.name,
				description: result.description,
			})),
			displayOptions: {
				show: { [PARAMETER.category]: [name], [PARAMETER.allResults]: [false] },
			},
		},
	];
}

/** Shown when results are asked for that Intron will not make. */
function englishOnlyNotices(): INodeProperties[] {
	const notice = (
		name: string,
		show: Record<string, Array<string | boolean>>,
	): INodeProperties => ({
		displayName:
			'Intron makes results from English recordings only. For this language you get the transcript.',
		name,
		type: 'notice',
		default: '',
		displayOptions: { show, hide: { [PARAMETER.language]: [RESULTS_LANGUAGE] } },
	});
	return [
		notice('allResultsNotice', { [PARAMETER.allResults]: [true] }),
		...CATEGORIES.map(({ name, results }) =>
			notice(`${resultsParameter(name)}Notice`, {
				[PARAMETER.category]: [name],
				[PARAMETER.allResults]: [false],
				[resultsParameter(name)]: results.map((result) => result.name),
			}),
		),
	];
}

/** The parameters that say which recording is transcribed, and into what. */
export const recordingParameters: INodeProperties[] = [
	binaryField,
	language,
	languageCode,
	category,
	...CATEGORIES.flatMap(resultsOf),
	...englishOnlyNotices(),
];
