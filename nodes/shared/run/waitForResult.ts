import type { INodeProperties } from 'n8n-workflow';

import type { WaitPlan } from '../intron/waiting';
import type { Item } from './item';
import { PENDING_TITLE } from './operation';
import { readBoolean } from './values';

/** Name of the parameter, for those that are shown beside it. */
export const WAIT_FOR_RESULT = 'waitForResult';

export const WAIT_FOR_RESULT_TITLE = 'Wait for Result';

/**
 * Whether an item stays in the node until its result is there.
 *
 * @param result e.g. `audio`
 * @param id what tells a job from others, e.g. `text ID`
 */
export const waitForResultParameter = (result: string, id: string): INodeProperties => ({
	displayName: WAIT_FOR_RESULT_TITLE,
	name: WAIT_FOR_RESULT,
	type: 'boolean',
	default: false,
	description: `Whether to ask Intron for the ${result} until it is ready. When it takes longer than the option Maximum Wait, the item leaves by the output '${PENDING_TITLE}' with its ${id}.`,
});

/**
 * Whether the user wants to wait.
 *
 * @throws NodeOperationError when it is neither true nor false
 */
export const readWaitForResult = (item: Item): boolean =>
	readBoolean(item, WAIT_FOR_RESULT_TITLE, item.parameter(WAIT_FOR_RESULT, false));

/** How to wait for a job that is not done, by the options in seconds. */
export const waitPlanOf = (options: {
	readonly maxWait: number;
	readonly firstCheck: number;
}): WaitPlan => ({
	budgetMs: options.maxWait * 1000,
	firstIntervalMs: options.firstCheck * 1000,
});
