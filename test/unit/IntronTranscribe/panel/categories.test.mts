import { describe, expect, test } from '@jest/globals';
import type { INode, INodeParameters, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import type { Category } from '../../../../nodes/IntronTranscribe/catalog/categories';
import { CATEGORIES } from '../../../../nodes/IntronTranscribe/catalog/categories';
import { LANGUAGES } from '../../../../nodes/IntronTranscribe/catalog/languages';
import { IntronTranscribe } from '../../../../nodes/IntronTranscribe/IntronTranscribe.node';
import { resultsParameter } from '../../../../nodes/IntronTranscribe/panel/parameters';

const { description } = new IntronTranscribe();

/** What n8n shows of the node's panel for these parameters, from top to bottom. */
function shownFor(parameters: INodeParameters): INodeProperties[] {
	const node: INode = {
		id: '1',
		name: 'Node',
		type: 'n8n-nodes-intron.intronTranscribe',
		typeVersion: 1,
		position: [0, 0],
		parameters,
	};
	const { properties } = description;
	const values = NodeHelpers.getNodeParameters(
		properties,
		parameters,
		true,
		false,
		node,
		description,
	);
	return properties.filter((property) =>
		// The editor still holds what was chosen before and is hidden now.
		NodeHelpers.displayParameter({ ...values, ...parameters }, property, node, description),
	);
}

const titles = (fields: INodeProperties[]) =>
	fields.filter(({ type }) => type !== 'notice').map(({ displayName }) => displayName);

/** The notices on what Intron makes of which language. */
const notices = (fields: INodeProperties[]) =>
	fields.filter(({ type, displayName }) => type === 'notice' && displayName.includes('English'));

/** The choices of the field of this title, if it is shown once. */
function choicesOf(fields: INodeProperties[], title: string) {
	const found = fields.filter(({ displayName }) => displayName === title);
	expect(found).toHaveLength(1);
	return (found[0]?.options ?? []) as INodePropertyOptions[];
}

/** Every way to ask for results of a category. */
const wishes = ({ name, results }: Category): Array<[string, INodeParameters, boolean]> => [
	['nothing', {}, false],
	['all results', { allResults: true }, true],
	[
		'all results, and some of them chosen before',
		{ allResults: true, [resultsParameter(name)]: results.map((result) => result.name) },
		true,
	],
	...results.map((result): [string, INodeParameters, boolean] => [
		result.title,
		{ [resultsParameter(name)]: [result.name] },
		true,
	]),
];

describe.each(CATEGORIES)('the panel for $title', (category) => {
	const chosen = { category: category.name };

	test('has the settings of the upload, one switch and exactly its own results', () => {
		const fields = shownFor(chosen);
		expect(titles(fields)).toEqual([
			'Operation',
			'Audio Source',
			'Input Data Field Name',
			'Audio Language',
			'Category',
			'All Results',
			'Results',
			'Speaker Diarization',
			'Options',
		]);
		expect(choicesOf(fields, 'Results')).toEqual(
			category.results.map(({ title, name, description: text }) => ({
				name: title,
				value: name,
				description: text,
			})),
		);
	});

	test('has no choice of results once all are wanted', () => {
		const fields = shownFor({ ...chosen, allResults: true });
		expect(titles(fields)).not.toContain('Results');
		const [allResults] = fields.filter(({ name }) => name === 'allResults');
		for (const { title } of category.results) expect(allResults?.description).toContain(title);
	});

	test.each(wishes(category))(
		'warns of another language than English when results are asked for: %s',
		(_wish, parameters, isAsking) => {
			const noticesFor = (language: string) =>
				notices(shownFor({ ...chosen, ...parameters, language }));
			expect(noticesFor('en')).toEqual([]);
			for (const language of ['sw', 'fr', 'other']) {
				const shown = noticesFor(language);
				expect(shown).toHaveLength(isAsking ? 1 : 0);
				for (const { displayName } of shown) expect(displayName).toContain('English');
			}
		},
	);

	test('does not warn because of results that were chosen for another category', () => {
		const stale = Object.fromEntries(
			CATEGORIES.filter((other) => other !== category).map(({ name, results }) => [
				resultsParameter(name),
				results.map((result) => result.name),
			]),
		);
		expect(notices(shownFor({ ...chosen, ...stale, language: 'sw' }))).toEqual([]);
	});
});

describe('the choice of', () => {
	test('categories has all of them', () => {
		expect(choicesOf(shownFor({}), 'Category').map(({ name, value }) => [name, value])).toEqual(
			CATEGORIES.map(({ title, name }) => [title, name]),
		);
	});

	test('languages has all of them, the code-switched ones marked and first, and a way out', () => {
		const choices = choicesOf(shownFor({}), 'Audio Language');
		expect(choices.map(({ value }) => value)).toEqual([
			...LANGUAGES.map(({ code }) => code),
			'other',
		]);
		const marked = choices.filter(({ name }) => /code-switched/i.test(name));
		expect(marked).toEqual(choices.slice(0, 12));
	});

	test('another language opens a field for its code', () => {
		expect(titles(shownFor({ language: 'other' }))).toContain('Language Code');
		expect(titles(shownFor({ language: 'sw' }))).not.toContain('Language Code');
	});
});

describe('the panel tells before the run that an item may leave by the second output', () => {
	const told = (parameters: INodeParameters) =>
		shownFor(parameters).filter(
			({ type, displayName }) => type === 'notice' && displayName.includes("'In Progress'"),
		).length;

	test.each<[number, INodeParameters]>([
		[1, { operation: 'transcribe' }],
		[0, { operation: 'transcribe', options: { onTimeOut: 'keepWaiting' } }],
		[1, { operation: 'answerQuestion' }],
		[1, { operation: 'startTranscription' }],
		[0, { operation: 'startTranscription', waitForResult: true }],
		[0, { operation: 'getTranscript' }],
	])('%i times for %j', (times, parameters) => {
		expect(told(parameters)).toBe(times);
	});
});
