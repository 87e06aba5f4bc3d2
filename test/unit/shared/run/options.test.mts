import { describe, expect, test } from '@jest/globals';
import type { INodeProperties } from 'n8n-workflow';

import type { OptionTable } from '../../../../nodes/shared/run/options';
import { optionsParameter, readOptions } from '../../../../nodes/shared/run/options';
import { itemWith, refusedBy } from '../../../support/unit/items.mts';

const TABLE = {
	speed: {
		type: 'number',
		title: 'Speed (Words)',
		default: 5,
		least: 2,
		most: 9,
		unit: ' (words)',
		operations: ['a', 'b'],
		description: 'How fast',
	},
	simplify: {
		type: 'boolean',
		title: 'Simplify',
		default: true,
		operations: ['a'],
		description: 'Whether to simplify',
	},
	name: {
		type: 'string',
		title: 'Name',
		default: 'none',
		placeholder: 'e.g. Ada',
		operations: ['b'],
		description: 'What it is called',
	},
	note: {
		type: 'string',
		title: 'A Note',
		default: '',
		operations: ['b'],
		description: 'Whatever',
	},
	format: {
		type: 'options',
		title: 'Format',
		default: 'text',
		choices: [
			{ name: 'Structured JSON', value: 'structured', description: 'As JSON' },
			{ name: 'Text', value: 'text' },
		],
		operations: ['a'],
		description: 'The form',
	},
} as const satisfies OptionTable;

const DEFAULTS = { speed: 5, simplify: true, name: 'none', note: '', format: 'text' };

const read = (options: unknown) => readOptions(itemWith({ options }, 1), TABLE);

describe('the options of an item', () => {
	test.each([
		['that the user added none of', {}],
		['whose collection is null', null],
		['whose collection is an empty text', ''],
		['that are not in the table', { other: 7, toString: 'x' }],
	])('have the defaults: %s', (_what, options) => {
		expect(read(options)).toEqual(DEFAULTS);
	});

	test('have the defaults where the operation shows none', () => {
		expect(readOptions(itemWith({}), TABLE)).toEqual(DEFAULTS);
	});

	test.each(
		Object.keys(TABLE).flatMap((name) => [undefined, null, ''].map((value) => ({ name, value }))),
	)('have the default of $name when its expression gives $value', ({ name, value }) => {
		expect(read({ [name]: value })).toEqual(DEFAULTS);
	});

	test.each<[object, object]>([
		[{ speed: 7 }, { speed: 7 }],
		[{ speed: '3' }, { speed: 3 }],
		[{ speed: 1 }, { speed: 2 }],
		[{ speed: 0 }, { speed: 2 }],
		[{ simplify: false }, { simplify: false }],
		[{ simplify: ' NO ' }, { simplify: false }],
		[{ simplify: 0 }, { simplify: false }],
		[{ name: ' Ada\n' }, { name: 'Ada' }],
		[{ name: 17 }, { name: '17' }],
		[{ format: 'structured' }, { format: 'structured' }],
		[{ format: 'STRUCTURED json' }, { format: 'structured' }],
		[
			{ speed: 9, simplify: 'false', name: 'x', note: 'y', format: 'Text' },
			{ speed: 9, simplify: false, name: 'x', note: 'y', format: 'text' },
		],
	])('are read by their types: %j', (options, expected) => {
		expect(read(options)).toEqual({ ...DEFAULTS, ...expected });
	});

	test.each<[object, string, string]>([
		[
			{ speed: 10 },
			`'Speed (Words)' is "10", and the highest is 9`,
			'Enter a number from 2 to 9 (words).',
		],
		[{ speed: 'fast' }, `'Speed (Words)' is not a number: "fast"`, 'Enter a number from 2 to 9.'],
		[
			{ simplify: 'maybe' },
			`'Simplify' is neither true nor false: "maybe"`,
			'Let the expression give true or false (yes, no, 1 and 0 do as well).',
		],
		[{ name: ['Ada'] }, "'Name' is not a text", 'Let the expression give a text or a number.'],
		[{ format: 'xml' }, `'Format' has no choice "xml"`, 'Use one of structured, text.'],
	])('are refused by their titles: %j', (options, message, description) => {
		const item = itemWith({ options }, 4);
		expect(refusedBy(item, () => readOptions(item, TABLE))).toEqual([message, description]);
	});
});

describe('the collection in the panel', () => {
	const collection = optionsParameter(TABLE);
	const fields = collection.options as INodeProperties[];

	test('is empty at first', () => {
		expect(collection).toMatchObject({
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
		});
	});

	test('has every option once, A–Z', () => {
		expect(fields.map(({ displayName }) => displayName)).toEqual([
			'A Note',
			'Format',
			'Name',
			'Simplify',
			'Speed (Words)',
		]);
		expect(new Set(fields.map(({ name }) => name))).toEqual(new Set(Object.keys(TABLE)));
	});

	test('has the bounds, choices and operations of the table', () => {
		expect(fields).toEqual([
			{
				displayName: 'A Note',
				name: 'note',
				type: 'string',
				default: '',
				description: 'Whatever',
				displayOptions: { show: { '/operation': ['b'] } },
			},
			{
				displayName: 'Format',
				name: 'format',
				type: 'options',
				default: 'text',
				options: TABLE.format.choices,
				description: 'The form',
				displayOptions: { show: { '/operation': ['a'] } },
			},
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: 'none',
				placeholder: 'e.g. Ada',
				description: 'What it is called',
				displayOptions: { show: { '/operation': ['b'] } },
			},
			{
				displayName: 'Simplify',
				name: 'simplify',
				type: 'boolean',
				default: true,
				description: 'Whether to simplify',
				displayOptions: { show: { '/operation': ['a'] } },
			},
			{
				displayName: 'Speed (Words)',
				name: 'speed',
				type: 'number',
				default: 5,
				typeOptions: { minValue: 2, maxValue: 9 },
				description: 'How fast',
				displayOptions: { show: { '/operation': ['a', 'b'] } },
			},
		]);
	});
});
