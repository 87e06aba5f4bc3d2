import type { INodeProperties } from 'n8n-workflow';

import type { WaitPlan } from '../../shared/intron/waiting';
import type { Item } from '../../shared/run/item';
import { readBoolean } from '../../shared/run/values';
import type { Options } from './options';
import { PARAMETER } from './parameters';

/** Whether an item stays in the node until its result is there. */
export const waitForResultParameter: INodeProperties = {
	displayName: 'Wait for Result',
	name: PARAMETER.waitForResult,
	type: 'boolean',
	default: false,
	description:
		"Whether to ask Intron for the result until it is ready. When it takes longer than the option Maximum Wait, the item leaves by the output 'In Progress' with its file ID.",
};

/**
 * Whether the user wants to wait.
 *
 * @throws NodeOperationError when it is neither true nor false
 */
export const readWaitForResult = (item: Item): boolean =>
	readBoolean(
		item,
		waitForResultParameter.displayName,
		item.parameter(PARAMETER.waitForResult, false),
	);

/** How to wait for a file that is not ready. */
export const waitPlanOf = ({ maxWait, firstCheck }: Options): WaitPlan => ({
	budgetMs: maxWait * 1000,
	firstIntervalMs: firstCheck * 1000,
});
