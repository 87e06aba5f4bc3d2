import type { IDataObject } from 'n8n-workflow';

import type { Item } from './item';
import type { IntronNode } from './operation';
import type { BooleanOption } from './options';
import { readOption } from './options';

/** The row of the option, for the operations of a node. */
export const includeInputFields = (operations: readonly string[]): BooleanOption => ({
	type: 'boolean',
	title: 'Include Input Fields',
	default: false,
	operations,
	description:
		"Whether to pass the fields of the input item on with the output, such as a caller's number for a row of a sheet. Where a name is taken, the field of this node counts.",
});

/**
 * The fields of an input item that go with what is made of it.
 *
 * Of an item that comes from the output for jobs in progress, what that told of the job is left out:
 * it is over, and the fields that came in with the job before stay.
 *
 * @throws NodeOperationError when the option can't be used
 */
export function inputFieldsOf(
	item: Item,
	{ options, terms, inProgressFields }: IntronNode,
): IDataObject {
	if (!readOption(item, options, 'includeInputFields')) return {};
	const { json } = item.input;
	const isOfJob = json.status === 'processing' && terms.idKey in json;
	if (!isOfJob) return json;
	const own = Object.keys(inProgressFields);
	return Object.fromEntries(Object.entries(json).filter(([name]) => !own.includes(name)));
}
