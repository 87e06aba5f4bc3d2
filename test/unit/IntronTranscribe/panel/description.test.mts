import { describe, expect, test } from '@jest/globals';
import type { INode, INodeProperties, INodePropertyOptions, INodeTypes } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';

import { CATEGORIES } from '../../../../nodes/IntronTranscribe/catalog/categories';
import { OPERATIONS } from '../../../../nodes/IntronTranscribe/operations';
import { IntronTranscribe } from '../../../../nodes/IntronTranscribe/IntronTranscribe.node';

const nodeType = new IntronTranscribe();
const { description } = nodeType;

/** Every list of choices in the panel, except of languages and operations, which have an order of their own. */
const lists = description.properties.filter(
	({ type, displayName }) =>
		['options', 'multiOptions', 'collection'].includes(type) &&
		!/Language|Operation/.test(displayName),
);

describe('the panel', () => {
	test.each(lists.map((list) => [list.name, list] as const))(
		'lists the choices of %s A–Z',
		(_name, { options = [] }) => {
			const names = (options as Array<INodeProperties | INodePropertyOptions>).map((option) =>
				'displayName' in option ? option.displayName : option.name,
			);
			expect(names.length).toBeGreaterThan(0);
			expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en')));
		},
	);

	test.each([
		'File Name',
		'LLM Corrections',
		'Simplify',
		'Template ID',
		'Answer Time-Out (Seconds)',
	])('offers the option %s', (title) => {
		const options = description.properties.find(({ name }) => name === 'options');
		const titles = (options?.options ?? []).map((option) =>
			'displayName' in option ? option.displayName : '',
		);
		expect(titles).toContain(title);
	});

	test('offers first what most people want', () => {
		const operation = description.properties.find(({ name }) => name === 'operation');
		expect(operation?.options?.[0]).toMatchObject({ action: 'Transcribe recording' });
	});

	test.each(OPERATIONS)('has the parameters of $choice.name in its order', (operation) => {
		const names = description.properties.map(({ name }) => name);
		const own = new Set(operation.parameters.map(({ name }) => name));
		const places = [...own].map((name) => names.indexOf(name));
		expect(places).not.toContain(-1);
		expect(places).toEqual(places.toSorted((a, b) => a - b));
	});

	test('works as it is, with the field name that most nodes use', () => {
		for (const field of description.properties) {
			// An address is asked for by those only who choose it as the source.
			if (field.required && field.name !== 'url') expect(field.default).not.toBe('');
		}
		const field = description.properties.find(({ name }) => name === 'binaryPropertyName');
		expect(field).toMatchObject({ displayName: 'Input Data Field Name', default: 'data' });
	});
});

test('the node has two outputs, called Transcribed and In Progress', () => {
	expect(description.outputs).toEqual(['main', 'main']);
	expect(description.outputNames).toEqual(['Transcribed', 'In Progress']);
});

test.each(CATEGORIES)('the canvas shows what the node does: $title', ({ name, title }) => {
	const node: INode = {
		id: '1',
		name: 'Node',
		type: 'intron',
		typeVersion: 1,
		position: [0, 0],
		parameters: { category: name },
	};
	const nodeTypes = { getByNameAndVersion: () => nodeType } as unknown as INodeTypes;
	const { expression } = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes,
	});
	const parameters = { operation: 'transcribe', category: name };
	const shown = expression.getSimpleParameterValue(
		{ ...node, parameters },
		description.subtitle ?? '',
		'internal',
		{},
	);
	expect(shown).toBe(`Transcribe: ${title}`);
});
