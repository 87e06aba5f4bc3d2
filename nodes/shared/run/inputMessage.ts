import type { FailureCause } from '../intron/faults/fault';

/** What the user reads of an item or a setting that can't be used; nothing was sent to the service. */
export interface InputMessage<Values extends object = object> {
	/** What is wrong, with the parameter's display name in single quotes. */
	readonly message: (values: Values) => string;
	/** How to put it right. */
	readonly description: (values: Values) => string;
	/** Stands in the documents for what differs from item to item; more than one where the text does. */
	readonly samples: readonly Values[];
	/** Why n8n should say that the operation failed; the node's configuration when absent. */
	readonly cause?: FailureCause;
}

/** What stands in samples for any text. */
export const ANY = '…';
