import type { INodeProperties } from 'n8n-workflow';

import { PENDING_TITLE } from './operation';
import { WAIT_FOR_RESULT, WAIT_FOR_RESULT_TITLE, waitForResultParameter } from './waitForResult';

/** What a node calls all that has to do with jobs that take long. */
export interface WaitingWords {
	/** Display name of the node. */
	readonly node: string;
	/** What is waited for, e.g. `audio`. */
	readonly result: string;
	/** The id of a job, e.g. `file ID`. */
	readonly id: string;
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
	const { node, result, id, fetchOperation, option } = words;
	const fetch = `${node} with the operation ${fetchOperation}`;
	return {
		waitForResult: waitForResultParameter(result, id),
		pendingNotice: notice(
			'pendingNotice',
			`The item leaves by the output '${PENDING_TITLE}' with its ${id}. Connect that output to a Wait node, and the Wait node to ${fetch}.`,
			{ show: { [WAIT_FOR_RESULT]: [false] } },
		),
		longerNotice: notice(
			'longerNotice',
			`When Intron needs longer, the item leaves by the output '${PENDING_TITLE}'. Connect it, or set the option '${option}' to Keep Waiting.`,
			{ hide: { '/options.onTimeOut': ['keepWaiting'] } },
		),
		advice: `Connect '${PENDING_TITLE}' to a Wait node, and that to ${fetch}. Or wait in the node: with the option '${option}' set to Keep Waiting, or with '${WAIT_FOR_RESULT_TITLE}'.`,
	};
}
