/** Faults that neither a status nor a network error tells. */
import type { Fault } from './fault';

/** A success that says that it is none. */
export const DECLINED: Fault = {
	name: 'declined',
	meaning: 'Intron answered 200 with the status "Error" in it.',
	message: 'Intron declined the request',
	description: 'Check the settings of the node and what was sent.',
};

/** A success without a result and without an id. */
export const UNREADABLE: Fault = {
	name: 'unreadable',
	meaning: 'The answer was none that Intron is known to give.',
	message: "Intron's answer holds neither a result nor an ID",
	description: "Check the 'Base URL' of the credential.",
	mayBeAccepted: true,
};

/** The call was not made: the execution was cancelled, or the time for it was over. */
export const NOT_SENT: Fault = {
	name: 'notSent',
	meaning: 'The execution was cancelled before this request.',
	message: 'The request was not sent to Intron',
	description: 'The execution was cancelled before. Run the workflow again if you need the result.',
};

/** The service tells an id that can't stand in an address, a log or an item. */
export const ODD_ID: Fault = {
	name: 'oddId',
	meaning: 'Intron told an ID of odd characters or of great length.',
	message: "Intron told an ID that can't be used",
	description: 'Ask Intron for the result.',
	mayBeAccepted: true,
};
