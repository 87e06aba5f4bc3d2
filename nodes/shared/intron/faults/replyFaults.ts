import type { Fault, ReplyFault } from './fault';

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
export const TOLD_FAULTS: readonly ReplyFault[] = [
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
export const STATUS_FAULTS: readonly ReplyFault[] = [
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
