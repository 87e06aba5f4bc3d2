import type { INodeProperties } from 'n8n-workflow';

import type { WaitPlan } from '../../shared/intron/waiting';
import type { Item } from '../../shared/run/item';
import { readBoolean } from '../../shared/run/values';
import { OUTPUT_TITLES } from '../catalog/terms';
import type { Options } from './options';
import { OPTIONS } from './options';
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

/** What to do so that no item is lost that leaves by the second output. */
export const PENDING_ADVICE = `Connect '${OUTPUT_TITLES.pending}' to a Wait node, and that to Intron Transcribe with the operation Get Transcript. Or wait in the node: with the option '${OPTIONS.onTimeOut.title}' set to Keep Waiting, or with '${waitForResultParameter.displayName}'.`;

/** Shown, before the run, where items leave by the second output without fail. */
export const pendingNotice: INodeProperties = {
	displayName: `The item leaves by the output '${OUTPUT_TITLES.pending}' with its file ID. Connect that output to a Wait node, and the Wait node to Intron Transcribe with the operation Get Transcript.`,
	name: 'pendingNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: { [PARAMETER.waitForResult]: [false] } },
};

/** Shown, before the run, where an item may leave by the second output. */
export const longerNotice: INodeProperties = {
	displayName: `When Intron needs longer, the item leaves by the output '${OUTPUT_TITLES.pending}'. Connect it, or set the option '${OPTIONS.onTimeOut.title}' to Keep Waiting.`,
	name: 'longerNotice',
	type: 'notice',
	default: '',
	displayOptions: { hide: { '/options.onTimeOut': ['keepWaiting'] } },
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
