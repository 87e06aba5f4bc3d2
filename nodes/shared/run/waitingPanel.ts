import type { INodeProperties } from 'n8n-workflow';

import type { WaitPlan } from '../intron/waiting';
import type { Item } from './item';
import { readBoolean } from './values';

/** Display name and name of the switch of operations that can wait. */
const WAIT_TITLE = 'Wait for Result';
const WAIT_PARAMETER = 'waitForResult';

/** What a node calls all that has to do with jobs that take long. */
export interface WaitingWords {
	/** Display name of the node. */
	readonly node: string;
	/** What is waited for, e.g. `audio`. */
	readonly result: string;
	/** The id of a job, e.g. `file ID`. */
	readonly id: string;
	/** Display name of the output for jobs in progress. */
	readonly output: string;
	/** Display name of the operation that fetches the result by the id. */
	readonly fetchOperation: string;
	/** Title of the option `onTimeOut`. */
	readonly option: string;
}

/** What a panel has, and says, of jobs that take long. */
export interface WaitingPanel {
	/** Whether an item stays in the node until its result is there. */
	readonly waitForResult: INodeProperties;
	/** Shown, before the run, where items leave by the second output without fail. */
	readonly pendingNotice: INodeProperties;
	/** Shown, before the run, where an item may leave by the second output. */
	readonly longerNotice: INodeProperties;
	/** What to do so that no item is lost that leaves by the second output. */
	readonly advice: string;
}

const notice = (
	name: string,
	displayName: string,
	{ show, hide }: NonNullable<INodeProperties['displayOptions']>,
): INodeProperties => ({
	displayName,
	name,
	type: 'notice',
	default: '',
	// A tool has one output.
	displayOptions: { show, hide: { ...hide, '@tool': [true] } },
});

/** Makes the part of a node's panel that deals with jobs that take long. */
export function waitingPanel(words: WaitingWords): WaitingPanel {
	const { node, result, id, output, fetchOperation, option } = words;
	const fetch = `${node} with the operation ${fetchOperation}`;
	return {
		waitForResult: {
			displayName: WAIT_TITLE,
			name: WAIT_PARAMETER,
			type: 'boolean',
			default: false,
			description: `Whether to ask Intron for the ${result} until it is ready. When it takes longer than the option Maximum Wait, the item leaves by the output '${output}' with its ${id}.`,
		},
		pendingNotice: notice(
			'pendingNotice',
			`The item leaves by the output '${output}' with its ${id}. Connect that output to a Wait node, and the Wait node to ${fetch}.`,
			{ show: { [WAIT_PARAMETER]: [false] } },
		),
		longerNotice: notice(
			'longerNotice',
			`When Intron needs longer, the item leaves by the output '${output}'. Connect it, or set the option '${option}' to Keep Waiting.`,
			{ hide: { '/options.onTimeOut': ['keepWaiting'] } },
		),
		advice: `Connect '${output}' to a Wait node, and that to ${fetch}. Or wait in the node: with the option '${option}' set to Keep Waiting, or with '${WAIT_TITLE}'.`,
	};
}

/**
 * Whether the user wants to wait.
 *
 * @throws NodeOperationError when it is neither true nor false
 */
export const readWaitForResult = (item: Item): boolean =>
	readBoolean(item, WAIT_TITLE, item.parameter(WAIT_PARAMETER, false));

/** How to wait for a job that is not ready; the options are in seconds. */
export const waitPlanOf = ({
	maxWait,
	firstCheck,
}: {
	readonly maxWait: number;
	readonly firstCheck: number;
}): WaitPlan => ({ budgetMs: maxWait * 1000, firstIntervalMs: firstCheck * 1000 });
