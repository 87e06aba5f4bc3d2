import { AUDIO_FORMAT_NAMES } from '../../IntronTranscribe/catalog/audioFormats';
import { SYNC_AUDIO_LIMITS_SECONDS } from '../../IntronTranscribe/catalog/service';
import { isFailedStatus, STATUS_TRANSCRIBED } from '../../IntronTranscribe/catalog/statuses';
import type { Reply } from './reply';

/** What went wrong, in the user's words. */
export interface Fault {
	/** Stable name, for tests and documents. */
	readonly name: string;
	/** What happened. */
	readonly message: string;
	/** What to do about it. */
	readonly description: string;
	/**
	 * Whether the service may have accepted the upload all the same, so that sending it again could
	 * be billed twice.
	 */
	readonly mayBeAccepted: boolean;
	/** Whether the same call may succeed a little later. */
	readonly mayPass?: boolean;
}

/** A fault that the service tells by HTTP status and message; there is no machine-readable code. */
interface ReplyFault extends Fault {
	/** The HTTP statuses that mean it; any status when absent. */
	readonly httpStatuses?: readonly [from: number, to: number];
	/** What the service's message then says; any message when absent. */
	readonly says?: RegExp;
}

/** A fault without an answer of the service, told by the code of the network error. */
interface TransportFault extends Fault {
	readonly codes: RegExp;
}

/** Name of the fault of a recording that the synchronous endpoint refuses for its length. */
export const TOO_LONG = 'tooLong';

const syncLimits = SYNC_AUDIO_LIMITS_SECONDS.map((seconds) => `${seconds} seconds`).join(' or ');

const BAD_KEY: Fault = {
	name: 'badKey',
	message: 'Intron did not accept the API key',
	description:
		"Open the credential, paste the 'API Key' again as shown at voice.intron.io, without the word Bearer, and test it.",
	mayBeAccepted: false,
};

const OUTAGE: Fault = {
	name: 'outage',
	message: 'Intron is not available right now',
	description: 'Try again later.',
	mayBeAccepted: true,
	mayPass: true,
};

/** Faults told by an answer, most specific first (texts observed or documented, `intron-api.md` §3c). */
export const REPLY_FAULTS: readonly ReplyFault[] = [
	{
		name: 'insufficientBalance',
		says: /insufficient balance/i,
		message: 'Your Intron account has not enough credits for this recording',
		description: 'Top up the account at voice.intron.io, then run the workflow again.',
		mayBeAccepted: false,
	},
	{
		name: 'accountType',
		says: /integrator account/i,
		message: 'Your Intron account may not use this kind of request',
		description:
			"Try the operation 'Start Transcription', which some accounts may use, or ask Intron to enable file transcription for this API key.",
		mayBeAccepted: false,
	},
	{ ...BAD_KEY, says: /access-key|permission denied/i },
	{ ...BAD_KEY, httpStatuses: [401, 401] },
	{ ...BAD_KEY, httpStatuses: [403, 403] },
	{
		name: 'unknownFile',
		says: /file not found/i,
		message: 'Intron does not know this file ID',
		description:
			'Check the file ID, and that the credential belongs to the account that uploaded it.',
		mayBeAccepted: false,
	},
	{
		name: 'rateLimit',
		httpStatuses: [429, 429],
		message: 'Intron receives too many requests from this API key',
		description: 'Wait a minute, then run the workflow again with fewer items at a time.',
		mayBeAccepted: false,
		mayPass: true,
	},
	{
		name: 'tooShort',
		httpStatuses: [200, 499],
		says: /less than minimum|too short/i,
		message: 'The recording is too short for Intron',
		description: 'Send recordings with about one second of sound at least.',
		mayBeAccepted: false,
	},
	{
		name: TOO_LONG,
		httpStatuses: [200, 499],
		says: /duration|too long|\b(60|120) ?s(ec|econds)?\b/i,
		message: 'The recording is too long',
		description: `Intron transcribes recordings of up to ${syncLimits} at once, depending on the account. Use the operation 'Start Transcription' for longer ones, or cut the recording into parts.`,
		mayBeAccepted: false,
	},
	{
		name: 'badLanguage',
		httpStatuses: [200, 499],
		says: /language/i,
		message: "Intron does not support the language chosen in 'Audio Language'",
		description: 'Choose another language, or check the code that was entered.',
		mayBeAccepted: false,
	},
	{
		name: 'badTemplate',
		httpStatuses: [200, 499],
		says: /template/i,
		message: "Intron does not know the template given in 'Template ID'",
		description: 'Check the ID with Intron, or remove the option.',
		mayBeAccepted: false,
	},
	{
		name: 'tooLarge',
		httpStatuses: [413, 413],
		message: 'The recording is too large for Intron',
		description: 'Send a shorter recording, or a compressed one such as MP3 or OGG.',
		mayBeAccepted: false,
	},
	{
		name: 'badFormat',
		httpStatuses: [415, 415],
		message: "Intron can't read the recording",
		description: `Convert it to one of ${AUDIO_FORMAT_NAMES}.`,
		mayBeAccepted: false,
	},
	{
		name: 'redirect',
		httpStatuses: [300, 399],
		message: "The 'Base URL' of the credential points to another address",
		description:
			'Enter the address that Intron gave you. Recordings are never sent on to a redirect.',
		mayBeAccepted: false,
	},
	{
		name: 'wrongAddress',
		httpStatuses: [404, 405],
		message: "There is no Intron service at the 'Base URL' of the credential",
		description: 'Enter the address that Intron gave you, without a path after the host name.',
		mayBeAccepted: false,
	},
	{ ...OUTAGE, httpStatuses: [408, 408] },
	{
		name: 'refused',
		httpStatuses: [400, 499],
		message: 'Intron refused the request',
		description: 'Check the settings of the node and the recording.',
		mayBeAccepted: false,
	},
	{ ...OUTAGE, httpStatuses: [500, 599] },
];

/** The service told that it gave up on a file that it had accepted. */
const PROCESSING_FAILED: Fault = {
	name: 'processingFailed',
	message: 'Intron could not transcribe the recording',
	description: 'Check that the recording plays and holds speech, or ask Intron with the file ID.',
	mayBeAccepted: true,
};

/** A success that says that it is none. */
const REFUSED_FILE: Fault = {
	name: 'refusedFile',
	message: 'Intron refused the recording',
	description: 'Check the settings of the node and the recording.',
	mayBeAccepted: false,
};

/** The service calls the file transcribed and gives no transcript. */
const NO_TRANSCRIPT: Fault = {
	name: 'noTranscript',
	message: 'Intron finished the recording without a transcript',
	description: 'Ask Intron with the file ID.',
	mayBeAccepted: true,
};

/** The call was not made: the execution was cancelled, or the time for it was over. */
export const NOT_SENT: Fault = {
	name: 'notSent',
	message: 'The request was not sent to Intron',
	description: 'The execution was cancelled before. Run the workflow again if you need the result.',
	mayBeAccepted: false,
};

/** A success without a transcript and without a file id. */
const UNREADABLE: Fault = {
	name: 'unreadable',
	message: "Intron's answer holds neither a transcript nor a file ID",
	description: "Check the 'Base URL' of the credential.",
	mayBeAccepted: true,
};

/** Faults without an answer, told by the code of the network error. */
export const TRANSPORT_FAULTS: readonly TransportFault[] = [
	{
		name: 'unreachable',
		codes: /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/,
		message: "n8n can't reach the Intron service",
		description:
			"Check the 'Base URL' of the credential and the network of this n8n. Nothing was sent.",
		mayBeAccepted: false,
		mayPass: true,
	},
	{
		name: 'certificate',
		codes: /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)/,
		message: "The Intron service's certificate can't be trusted",
		description: "Check the 'Base URL' of the credential. Nothing was sent.",
		mayBeAccepted: false,
	},
	{
		name: 'timeout',
		codes: /^(ECONNABORTED|ETIMEDOUT|ESOCKETTIMEDOUT|ERR_SOCKET_TIMEOUT)$/,
		message: 'Intron did not answer in time',
		description:
			"Try again later. For large recordings on a slow line, raise the option 'Timeout (Seconds)'.",
		mayBeAccepted: true,
		mayPass: true,
	},
	{
		// n8n breaks requests off when an execution is cancelled; that tells nothing of the file.
		name: 'cancelled',
		codes: /^ERR_CANCELED$/,
		message: "The execution was cancelled before Intron's answer came",
		description: 'Run the workflow again if you need the result.',
		mayBeAccepted: true,
		mayPass: true,
	},
];

const CONNECTION_LOST: Fault = {
	name: 'connectionLost',
	message: 'The connection to Intron was lost before the answer came',
	description: 'Try again later.',
	mayBeAccepted: true,
	mayPass: true,
};

/** Every fault, as the documents list them; some are told in several ways. */
export const ALL_FAULTS: readonly Fault[] = [
	...REPLY_FAULTS,
	PROCESSING_FAILED,
	REFUSED_FILE,
	NO_TRANSCRIPT,
	UNREADABLE,
	...TRANSPORT_FAULTS,
	CONNECTION_LOST,
	NOT_SENT,
];

/** Finds what an answer of the service means that brought neither a transcript nor the promise of one. */
export function faultOfReply(reply: Reply): Fault {
	if (isFailedStatus(reply.processingStatus)) return PROCESSING_FAILED;
	if (reply.processingStatus === STATUS_TRANSCRIBED) return NO_TRANSCRIPT;
	const known = REPLY_FAULTS.find(
		({ httpStatuses: [from, to] = [0, Infinity], says }) =>
			reply.httpStatus >= from && reply.httpStatus <= to && (says?.test(reply.message) ?? true),
	);
	if (known) return known;
	return reply.body.status === 'Error' ? REFUSED_FILE : UNREADABLE;
}

/**
 * Finds what a network error means.
 *
 * @param code of the error, e.g. `ECONNREFUSED`; empty when it has none
 */
export function faultOfTransport(code: string): Fault {
	return TRANSPORT_FAULTS.find(({ codes }) => codes.test(code)) ?? CONNECTION_LOST;
}
