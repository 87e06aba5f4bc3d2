/** Why an operation failed, in n8n's words (`failure.cause` of its errors; older n8n ignores it). */
export type FailureCause =
	| 'rate-limited'
	| 'quota-exhausted'
	| 'temporarily-unavailable'
	| 'credential-invalid'
	| 'configuration-invalid';

/** What went wrong, in the user's words. */
export interface Fault {
	/** Stable name, for tests and documents. */
	readonly name: string;
	/** What the node saw, for the documents. */
	readonly meaning: string;
	/** What happened. */
	readonly message: string;
	/** What to do about it. */
	readonly description: string;
	/**
	 * Whether the service may have accepted the job all the same, so that sending it again could be
	 * billed twice.
	 */
	readonly mayBeAccepted?: true;
	/** Whether the same call may succeed a little later. */
	readonly mayPass?: true;
	readonly cause?: FailureCause;
	/** Whether it would meet every other job of the account too, so that none is sent any more. */
	readonly meetsAll?: true;
}

/** A fault that the service tells by HTTP status and message; there is no machine-readable code. */
export interface ReplyFault extends Fault {
	/** The HTTP statuses that mean it; any status when absent. */
	readonly httpStatuses?: readonly [from: number, to: number];
	/** What the service's message then says; any message when absent. */
	readonly says?: RegExp;
	/** Whether only an answer in the service's own form means it, and no page of a gateway. */
	readonly ofService?: true;
}

/** A fault without an answer of the service, told by the code of the network error. */
export interface TransportFault extends Fault {
	readonly codes: RegExp;
}
