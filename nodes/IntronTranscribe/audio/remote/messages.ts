import type { InputMessage } from '../../../shared/run/inputMessage';
import { ANY } from '../../../shared/run/inputMessage';
import { AUDIO_SOURCE_TITLE, URL_TITLE } from '../../catalog/terms';
import type { FileMessage, Origin } from '../messages';

/** A recording that could not be fetched. Of its address only the host is told: the rest can be secret. */
interface OfAddress {
	/** Name of the host, e.g. `files.example`. */
	readonly host: string;
	/** HTTP status of the answer; 0 without one. */
	readonly status: number;
	/** n8n's own words; empty where they are not quoted. */
	readonly said: string;
}

export type AddressMessage = InputMessage<OfAddress>;

const SAMPLES: readonly OfAddress[] = [{ host: ANY, status: 403, said: ANY }];

const CHECK_ADDRESS = `Check the address in '${URL_TITLE}'.`;
const LATER = 'Try again later.';
const BY_HTTP_REQUEST = `fetch the file with an HTTP Request node that has a credential for it and set '${AUDIO_SOURCE_TITLE}' to Binary File`;

/** What can keep a recording from being fetched. Nothing was sent to Intron then. */
export const ADDRESS_MESSAGES = {
	signIn: {
		message: ({ host, status }) =>
			`${host} does not give the recording out (${status}): the link has expired, or it needs a sign-in`,
		description: () => `Get a new link. If the file needs a sign-in, ${BY_HTTP_REQUEST}.`,
		samples: [
			{ host: ANY, status: 401, said: '' },
			{ host: ANY, status: 403, said: '' },
		],
	},
	gone: {
		message: ({ host, status }) => `${host} has no such file (${status})`,
		description: () =>
			`${CHECK_ADDRESS} The recording may have been deleted, or may not be there yet: some services tell of a call before its recording is ready.`,
		samples: [
			{ host: ANY, status: 404, said: '' },
			{ host: ANY, status: 410, said: '' },
		],
	},
	busy: {
		message: ({ host, status }) => `${host} can't give the recording at the moment (${status})`,
		description: () => LATER,
		samples: [
			{ host: ANY, status: 429, said: '' },
			{ host: ANY, status: 503, said: '' },
		],
		cause: 'temporarily-unavailable',
	},
	otherAnswer: {
		message: ({ host, status }) => `${host} answered with ${status} instead of a recording`,
		description: () => CHECK_ADDRESS,
		samples: [{ host: ANY, status: 400, said: '' }],
	},
	unknownHost: {
		message: ({ host }) => `There is no ${host} that this n8n can find`,
		description: () => CHECK_ADDRESS,
		samples: SAMPLES,
	},
	unreachable: {
		message: ({ host }) => `n8n can't reach ${host}`,
		description: () => `${CHECK_ADDRESS} ${LATER}`,
		samples: SAMPLES,
		cause: 'temporarily-unavailable',
	},
	noAnswer: {
		message: ({ host }) => `${host} did not answer in time`,
		description: () => LATER,
		samples: SAMPLES,
		cause: 'temporarily-unavailable',
	},
	brokenOff: {
		message: ({ host }) => `The connection to ${host} was lost before the recording was here`,
		description: () => `The server closed it, or sent nothing for a minute. ${LATER}`,
		samples: SAMPLES,
		cause: 'temporarily-unavailable',
	},
	certificate: {
		message: ({ host }) => `The certificate of ${host} can't be trusted`,
		description: () => CHECK_ADDRESS,
		samples: SAMPLES,
	},
	manyRedirects: {
		message: ({ host }) => `${host} leads from one address to the next without end`,
		description: () =>
			`${CHECK_ADDRESS} Pages that want a sign-in do that, too: ${BY_HTTP_REQUEST}.`,
		samples: SAMPLES,
	},
	blocked: {
		message: () => `n8n does not allow the address in '${URL_TITLE}'`,
		description: ({ said }) => `n8n said: "${said}"`,
		samples: SAMPLES,
	},
	tooLarge: {
		message: ({ host }) => `The recording at ${host} is too large for n8n's binary data storage`,
		description: () =>
			'Ask who runs this n8n to raise N8N_BINARY_DATA_DATABASE_MAX_FILE_SIZE, or to keep binary data in the file system or S3.',
		samples: SAMPLES,
	},
	cancelled: {
		message: () => 'The recording was not fetched, as the execution was cancelled',
		description: () => 'Run the workflow again if you need the result.',
		samples: SAMPLES,
	},
} as const satisfies Readonly<Record<string, AddressMessage>>;

const webPage: FileMessage = {
	message: () => `The address in '${URL_TITLE}' leads to a web page, not to a recording`,
	description: () =>
		`It may be a page to look at the file, or to sign in. Enter the address of the file itself, or ${BY_HTTP_REQUEST}.`,
	samples: [{ file: ANY, what: ANY, check: CHECK_ADDRESS }],
};

/** The messages about a file that an address gave in place of a recording. */
export const FETCHED_FILE_MESSAGES = { webPage } as const;

/** A file from an address. */
export const FROM_ADDRESS: Origin = {
	nameless: `The file at the address in '${URL_TITLE}'`,
	check: CHECK_ADDRESS,
	webPage,
};
