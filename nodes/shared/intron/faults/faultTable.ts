import type { Reply } from '../reply';
import type { Fault, ReplyFault } from './fault';
import { DECLINED, NOT_SENT, ODD_ID, UNREADABLE } from './foundFaults';
import { STATUS_FAULTS, TOLD_FAULTS } from './replyFaults';
import { CONNECTION_LOST, TRANSPORT_FAULTS } from './transportFaults';

/** The texts of a fault that depend on what a node sends. */
export type Words = Partial<Pick<Fault, 'message' | 'description' | 'meaning'>>;

/** The faults of one node: those of any endpoint, and its own. */
export interface FaultTable {
	/** Every fault once, as the documents list them. */
	readonly all: readonly Fault[];
	/** The call was not made. */
	readonly notSent: Fault;
	/** The service told an id that can't be used. */
	readonly oddId: Fault;
	/** The answer could not be made sense of. */
	readonly unreadable: Fault;
	/** What an answer means that brought neither a result nor the promise of one. */
	ofReply(reply: Reply): Fault;
	/**
	 * What a network error means.
	 *
	 * @param code of the error, e.g. `ECONNREFUSED`; empty when it has none
	 */
	ofTransport(code: string): Fault;
}

/**
 * Makes the faults of a node. Those that the service names come first, then the node's own, then
 * those that only the HTTP status tells.
 *
 * @param own told by an answer, most specific first
 * @param others that the node itself finds in an answer
 * @param words for faults of any endpoint, by their name, where the node has better ones
 */
export function faultTable(
	own: readonly ReplyFault[],
	others: readonly Fault[],
	words: Readonly<Record<string, Words>>,
): FaultTable {
	const inOwnWords = <F extends Fault>(fault: F): F => ({ ...fault, ...words[fault.name] });
	const replyFaults = [
		...TOLD_FAULTS.map(inOwnWords),
		...own,
		...STATUS_FAULTS.map(inOwnWords),
	] as const;
	const transportFaults = TRANSPORT_FAULTS.map(inOwnWords);
	const [declined, unreadable, oddId, connectionLost, notSent] = [
		inOwnWords(DECLINED),
		inOwnWords(UNREADABLE),
		inOwnWords(ODD_ID),
		inOwnWords(CONNECTION_LOST),
		inOwnWords(NOT_SENT),
	];
	const faults: Fault[] = [
		...replyFaults,
		...others,
		declined,
		unreadable,
		oddId,
		...transportFaults,
		connectionLost,
		notSent,
	];
	return {
		all: [...new Map(faults.map((fault) => [fault.name, fault])).values()],
		notSent,
		oddId,
		unreadable,
		ofReply: ({ httpStatus, message, isEnvelope, saysError }) =>
			replyFaults.find(
				({ httpStatuses: [from, to] = [0, Infinity], says, ofService }) =>
					httpStatus >= from &&
					httpStatus <= to &&
					(says?.test(message) ?? true) &&
					(isEnvelope || !ofService),
			) ?? (saysError ? declined : unreadable),
		ofTransport: (code) => transportFaults.find(({ codes }) => codes.test(code)) ?? connectionLost,
	};
}
