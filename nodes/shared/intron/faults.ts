import type { Reply } from './reply';

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

const BAD_KEY: Fault = {
	name: 'badKey',
	meaning: 'Intron answered 401 or 403, or that the access key is wrong.',
	message: 'Intron did not accept the API key',
	description:
		"Open the credential, paste the 'API Key' again as shown at voice.intron.io, and test it.",
	cause: 'credential-invalid',
	meetsAll: true,
};

const BLOCKED: Fault = {
	name: 'blocked',
	meaning: 'A 401 or 403 that is no answer of Intron itself, such as a page of a gateway.',
	message: 'Something between n8n and Intron refused the request',
	description:
		"It was not Intron that answered, so this tells nothing of the API key. Check the 'Base URL' of the credential, and whether a proxy or firewall lets this n8n through; then try again.",
	cause: 'temporarily-unavailable',
};

/** The gateway before the service tells that nothing reached it (Cloudflare's own statuses). */
const NOT_REACHED: Fault = {
	name: 'notReached',
	meaning: "Intron's gateway answered 521, 523, 525 or 526: it could not reach the service.",
	message: "Intron's gateway can't reach the Intron service",
	description: 'Try again later. Nothing reached Intron.',
	mayPass: true,
	cause: 'temporarily-unavailable',
};

const OUTAGE: Fault = {
	name: 'outage',
	meaning: 'A 5xx answer, or a 408, without an ID.',
	message: 'Intron is not available right now',
	description: 'Try again later.',
	mayBeAccepted: true,
	mayPass: true,
	cause: 'temporarily-unavailable',
};

/** Faults of any endpoint that the service names in its message (texts observed or documented). */
const TOLD_FAULTS: readonly ReplyFault[] = [
	{
		name: 'insufficientBalance',
		meaning: 'Intron answered that the balance is insufficient.',
		says: /insufficient balance/i,
		message: 'Your Intron account has not enough credits for this request',
		description: 'Top up the account at voice.intron.io, then run the workflow again.',
		cause: 'quota-exhausted',
		meetsAll: true,
	},
	{
		name: 'accountType',
		meaning: 'Intron answered that this needs another type of account ("integrator account").',
		says: /integrator account/i,
		message: 'Your Intron account may not use this kind of request',
		description: 'Ask Intron to enable it for this API key.',
		cause: 'configuration-invalid',
	},
	{ ...BAD_KEY, says: /access-key|permission denied/i },
];

/** Faults of any endpoint that nothing but the HTTP status tells. */
const STATUS_FAULTS: readonly ReplyFault[] = [
	{ ...BAD_KEY, httpStatuses: [401, 401], ofService: true },
	{ ...BAD_KEY, httpStatuses: [403, 403], ofService: true },
	{ ...BLOCKED, httpStatuses: [401, 401] },
	{ ...BLOCKED, httpStatuses: [403, 403] },
	{
		name: 'rateLimit',
		meaning: 'Intron answered 429, even after the node had waited and tried again.',
		httpStatuses: [429, 429],
		message: 'Intron receives too many requests from this API key',
		description: 'Wait a minute, then run the workflow again with fewer items at a time.',
		mayPass: true,
		cause: 'rate-limited',
	},
	{
		name: 'redirect',
		meaning: 'The address answered with a redirect.',
		httpStatuses: [300, 399],
		message: "The 'Base URL' of the credential points to another address",
		description: 'Enter the address that Intron gave you. Nothing is ever sent on to a redirect.',
		cause: 'configuration-invalid',
	},
	{
		name: 'wrongAddress',
		meaning: 'The address answered 404 or 405.',
		httpStatuses: [404, 405],
		message: "There is no Intron service at the 'Base URL' of the credential",
		description: 'Enter the address that Intron gave you, without a path after the host name.',
		cause: 'configuration-invalid',
	},
	{ ...OUTAGE, httpStatuses: [408, 408] },
	{
		name: 'refused',
		meaning: 'Any other 4xx answer.',
		httpStatuses: [400, 499],
		message: 'Intron refused the request',
		description: 'Check the settings of the node and what was sent.',
		cause: 'configuration-invalid',
	},
	...[521, 523, 525, 526].map(
		(status): ReplyFault => ({ ...NOT_REACHED, httpStatuses: [status, status] }),
	),
	{ ...OUTAGE, httpStatuses: [500, 599] },
];

/** A success that says that it is none. */
const DECLINED: Fault = {
	name: 'declined',
	meaning: 'Intron answered 200 with the status "Error" in it.',
	message: 'Intron declined the request',
	description: 'Check the settings of the node and what was sent.',
};

/** A success without a result and without an id. */
const UNREADABLE: Fault = {
	name: 'unreadable',
	meaning: 'The answer was none that Intron is known to give.',
	message: "Intron's answer holds neither a result nor an ID",
	description: "Check the 'Base URL' of the credential.",
	mayBeAccepted: true,
};

/** The call was not made: the execution was cancelled, or the time for it was over. */
const NOT_SENT: Fault = {
	name: 'notSent',
	meaning: 'The execution was cancelled before this request.',
	message: 'The request was not sent to Intron',
	description: 'The execution was cancelled before. Run the workflow again if you need the result.',
};

/** The service tells an id that can't stand in an address, a log or an item. */
const ODD_ID: Fault = {
	name: 'oddId',
	meaning: 'Intron told an ID of odd characters or of great length.',
	message: "Intron told an ID that can't be used",
	description: 'Ask Intron for the result.',
	mayBeAccepted: true,
};

/** Faults without an answer, told by the code of the network error. */
const TRANSPORT_FAULTS: readonly TransportFault[] = [
	{
		name: 'addressBlocked',
		meaning: "n8n's own protection (SSRF) does not let requests go to this address.",
		codes: /^Ssrf/,
		message: "This n8n does not allow requests to the 'Base URL' of the credential",
		description:
			"Its protection against requests to internal addresses is on. Ask your n8n administrator to allow the address, or check the 'Base URL'. Nothing was sent.",
		cause: 'configuration-invalid',
	},
	{
		name: 'unreachable',
		meaning: 'No connection: refused, or the host name is not known.',
		codes: /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/,
		message: "n8n can't reach the Intron service",
		description:
			"Check the 'Base URL' of the credential and the network of this n8n. Nothing was sent.",
		mayPass: true,
		cause: 'temporarily-unavailable',
	},
	{
		name: 'certificate',
		meaning: 'The TLS certificate did not pass the check.',
		codes: /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)/,
		message: "The Intron service's certificate can't be trusted",
		description: "Check the 'Base URL' of the credential. Nothing was sent.",
		cause: 'configuration-invalid',
	},
	{
		name: 'timeout',
		meaning: "No answer within the time-out, or one that n8n's HTTP client could make nothing of.",
		codes: /^(ECONNABORTED|ETIMEDOUT|ESOCKETTIMEDOUT|ERR_SOCKET_TIMEOUT)$/,
		message: 'Intron did not answer in time',
		description: 'Try again later.',
		mayBeAccepted: true,
		mayPass: true,
		cause: 'temporarily-unavailable',
	},
	{
		// n8n breaks requests off when an execution is cancelled; that tells nothing of the job.
		name: 'cancelled',
		meaning: 'The execution was cancelled, so n8n broke the request off.',
		codes: /^ERR_CANCELED$/,
		message: "The execution was cancelled before Intron's answer came",
		description: 'Run the workflow again if you need the result.',
		mayBeAccepted: true,
		mayPass: true,
	},
];

const CONNECTION_LOST: Fault = {
	name: 'connectionLost',
	meaning: 'The connection broke after it was made.',
	message: 'The connection to Intron was lost before the answer came',
	description: 'Try again later.',
	mayBeAccepted: true,
	mayPass: true,
	cause: 'temporarily-unavailable',
};

/** The texts of a fault that depend on what a node sends. */
type Words = Partial<Pick<Fault, 'message' | 'description' | 'meaning'>>;

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
