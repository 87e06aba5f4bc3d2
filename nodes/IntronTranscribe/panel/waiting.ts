import type { INodeProperties } from 'n8n-workflow';

import * as waiting from '../../shared/run/waitForResult';
import { OUTPUT_TITLES } from '../catalog/terms';
import { OPTIONS } from './options';

/** Whether an item stays in the node until its result is there. */
export const waitForResultParameter = waiting.waitForResultParameter('result', 'file ID');

/** What to do so that no item is lost that leaves by the second output. */
export const PENDING_ADVICE = `Connect '${OUTPUT_TITLES.pending}' to a Wait node, and that to Intron Transcribe with the operation Get Transcript. Or wait in the node: with the option '${OPTIONS.onTimeOut.title}' set to Keep Waiting, or with '${waitForResultParameter.displayName}'.`;

/** Shown, before the run, where items leave by the second output without fail. */
export const pendingNotice: INodeProperties = {
	displayName: `The item leaves by the output '${OUTPUT_TITLES.pending}' with its file ID. Connect that output to a Wait node, and the Wait node to Intron Transcribe with the operation Get Transcript.`,
	name: 'pendingNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: { [waiting.WAIT_FOR_RESULT]: [false] } },
};

/** Shown, before the run, where an item may leave by the second output. */
export const longerNotice: INodeProperties = {
	displayName: `When Intron needs longer, the item leaves by the output '${OUTPUT_TITLES.pending}'. Connect it, or set the option '${OPTIONS.onTimeOut.title}' to Keep Waiting.`,
	name: 'longerNotice',
	type: 'notice',
	default: '',
	displayOptions: { hide: { '/options.onTimeOut': ['keepWaiting'] } },
};
