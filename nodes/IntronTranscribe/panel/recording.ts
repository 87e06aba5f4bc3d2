import type { INodeProperties } from 'n8n-workflow';

import type { Category } from '../catalog/categories';
import { CATEGORIES, DEFAULT_CATEGORY } from '../catalog/categories';
import { RESULTS_LANGUAGE } from '../catalog/languages';
import { PARAMETER, resultsParameter } from './parameters';

/** Display names of the parameters that say what is to be made of a recording. */
export const CATEGORY_TITLE = 'Category';
export const ALL_RESULTS_TITLE = 'All Results';
export const RESULTS_TITLE = 'Results';
export const DIARIZATION_TITLE = 'Speaker Diarization';

const category: INodeProperties = {
	displayName: CATEGORY_TITLE,
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
			displayName: ALL_RESULTS_TITLE,
			name: PARAMETER.allResults,
			type: 'boolean',
			default: false,
			description: `Whether to get everything that Intron can make of a recording of this category: ${titles}`,
			displayOptions: { show: { [PARAMETER.category]: [name] } },
		},
		{
			displayName: RESULTS_TITLE,
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
function englishOnlyNotice(
	name: string,
	show: Record<string, Array<string | boolean>>,
): INodeProperties {
	return {
		displayName:
			'Intron makes results from English recordings only. For this language you get the transcript.',
		name,
		type: 'notice',
		default: '',
		displayOptions: { show, hide: { [PARAMETER.language]: [RESULTS_LANGUAGE] } },
	};
}

const diarization: INodeProperties = {
	displayName: DIARIZATION_TITLE,
	name: PARAMETER.diarization,
	type: 'boolean',
	default: false,
	description: 'Whether to tell the speakers apart and list who said what',
};

/** What kind of conversation the recording holds, and what to make of it. */
export const categoryParameters: INodeProperties[] = [
	category,
	...CATEGORIES.flatMap(resultsOf),
	englishOnlyNotice('allResultsNotice', { [PARAMETER.allResults]: [true] }),
	...CATEGORIES.map(({ name, results }) =>
		englishOnlyNotice(`${resultsParameter(name)}Notice`, {
			[PARAMETER.category]: [name],
			[PARAMETER.allResults]: [false],
			[resultsParameter(name)]: results.map((result) => result.name),
		}),
	),
	diarization,
];
