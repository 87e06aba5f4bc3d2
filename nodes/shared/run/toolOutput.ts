import type { INodeProperties } from 'n8n-workflow';

import type { Item } from './item';
import type { OutputFields } from './outputFields';
import { isAbsent } from './values';

/** Names of the parameters; an agent's tool has them in place of the option 'Simplify'. */
const OUTPUT = 'output';
const FIELDS = 'outputFields';

const SIMPLIFIED = 'simplified';
const RAW = 'raw';
const SELECTED_FIELDS = 'selectedFields';

/** A field's name as a title, e.g. `File ID` for `fileId`. */
const titleOf = (field: string): string =>
	field
		.replace(/([A-Z])/g, ' $1')
		.replace(/^./, (letter) => letter.toUpperCase())
		.replace(/ Id$/, ' ID');

/** What an agent gets of the output: its context is small, so it can have less. */
export const toolOutputParameters = (fields: OutputFields<object>): INodeProperties[] => [
	{
		displayName: 'Output',
		name: OUTPUT,
		type: 'options',
		noDataExpression: true,
		default: SIMPLIFIED,
		description: 'How much of the result the agent gets',
		options: [
			{
				name: 'Raw',
				value: RAW,
				description: "Intron's own answer",
			},
			{
				name: 'Selected Fields',
				value: SELECTED_FIELDS,
				description: 'Some fields of the simplified result',
			},
			{
				name: 'Simplified',
				value: SIMPLIFIED,
				description: 'The fields that the other nodes of a workflow get',
			},
		],
		displayOptions: { show: { '@tool': [true] } },
	},
	{
		displayName: 'Fields',
		name: FIELDS,
		type: 'multiOptions',
		default: [],
		description:
			'The fields that the agent gets of a result. Of a job that still runs it gets all, to be able to ask for it later.',
		options: Object.entries<{ description: string }>(fields)
			.map(([value, { description }]) => ({ name: titleOf(value), value, description }))
			.sort((a, b) => a.name.localeCompare(b.name)),
		displayOptions: { show: { '@tool': [true], [OUTPUT]: [SELECTED_FIELDS] } },
	},
];

/**
 * Whether an item leaves simplified.
 *
 * @param option the value of 'Simplify', which a tool does not have
 */
export function isSimplified(item: Item, option: boolean): boolean {
	const output = item.parameter(OUTPUT, '');
	return isAbsent(output) ? option : output !== RAW;
}

/** The fields that an agent gets of an item; `undefined` for all. */
export function selectedFields(item: Item): readonly unknown[] | undefined {
	if (item.parameter(OUTPUT, '') !== SELECTED_FIELDS) return undefined;
	const fields = item.parameter(FIELDS, []);
	return Array.isArray(fields) ? fields : undefined;
}
