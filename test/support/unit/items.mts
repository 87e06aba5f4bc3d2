import { expect } from '@jest/globals';
import { NodeOperationError } from 'n8n-workflow';

import { Item } from '../../../nodes/shared/run/item';
import { nodeContext } from './nodeContext.mts';

/**
 * An item whose parameters are these. As in n8n, one that is not there gives the fallback, and breaks
 * without one.
 */
export function itemWith(parameters: Readonly<Record<string, unknown>> = {}, index = 0): Item {
	const getNodeParameter = (name: string, itemIndex: number, fallback?: unknown) => {
		expect(itemIndex).toBe(index);
		if (Object.hasOwn(parameters, name)) return parameters[name];
		if (fallback === undefined) throw new Error(`Could not get parameter ${name}`);
		return fallback;
	};
	return new Item(nodeContext({ getNodeParameter }), index);
}

/** What the user reads of what was thrown; fails when it is no refusal of this item. */
export function refusedBy({ index }: Item, read: () => unknown): [message: string, how: unknown] {
	let thrown: unknown;
	try {
		read();
	} catch (error) {
		thrown = error;
	}
	expect(thrown).toBeInstanceOf(NodeOperationError);
	const { message, description, context } = thrown as NodeOperationError;
	expect(context.itemIndex).toBe(index);
	return [message, description];
}
