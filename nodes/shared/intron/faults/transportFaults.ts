import type { Fault, TransportFault } from './fault';

/** Faults without an answer, told by the code of the network error. */
export const TRANSPORT_FAULTS: readonly TransportFault[] = [
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

/** Any other network error: what was sent may have arrived. */
export const CONNECTION_LOST: Fault = {
	name: 'connectionLost',
	meaning: 'The connection broke after it was made.',
	message: 'The connection to Intron was lost before the answer came',
	description: 'Try again later.',
	mayBeAccepted: true,
	mayPass: true,
	cause: 'temporarily-unavailable',
};
