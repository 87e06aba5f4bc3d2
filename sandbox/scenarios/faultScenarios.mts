import {
	doubleEncoded,
	emptyBody,
	falselyCompressed,
	gatewayGaveUp,
	huge,
	inUtf16,
	wrongType,
} from '../service/delivery.mts';
import { REFUSALS } from '../service/refusals.mts';
import type { DeliveryScenario, InterruptionScenario, RefusalScenario } from './scenario.mts';

/** Requests that are turned down. */
export const REFUSAL_SCENARIOS: readonly RefusalScenario[] = [
	{
		name: 'balance',
		title: 'No credits left',
		description: 'The account cannot pay for the work (400).',
		refuse: REFUSALS.balance,
	},
	{
		name: 'bad-key',
		title: 'Wrong API key',
		description: 'The key is refused although it is right (403).',
		refuse: REFUSALS.badKey,
	},
	{
		name: 'integrator',
		title: 'Account may not wait',
		description: 'An integrator account is refused by the endpoints that wait for the work (403).',
		refuse: REFUSALS.integrator,
		waitingOnly: true,
	},
	{
		name: 'too-long',
		title: 'Recording too long',
		description: 'The synchronous endpoint refuses the length of the recording (400).',
		refuse: REFUSALS.tooLong,
		waitingOnly: true,
		only: 'file',
	},
	{
		name: 'too-short',
		title: 'Recording too short',
		description: 'The recording is refused as shorter than a second (400).',
		refuse: REFUSALS.tooShort,
		only: 'file',
	},
	{
		name: 'language',
		title: 'Language not supported',
		description: 'The language is refused (400).',
		refuse: REFUSALS.language,
	},
	{
		name: 'missing-field',
		title: 'Missing field',
		description: 'The service says that a field is missing (400).',
		refuse: REFUSALS.missingName,
		only: 'file',
	},
	{
		name: 'unknown-template',
		title: 'Unknown template',
		description: 'The template ID is refused (400).',
		refuse: REFUSALS.template,
		only: 'file',
	},
	{
		name: 'too-large',
		title: 'File too large',
		description: 'The file has too many bytes (413).',
		refuse: REFUSALS.tooLarge,
		only: 'file',
	},
	{
		name: 'bad-format',
		title: 'Format not supported',
		description: 'The format of the file is refused (415).',
		refuse: REFUSALS.format,
		only: 'file',
	},
	{
		name: 'rate-limit',
		title: 'Too many requests',
		description: 'The rate limit is exceeded (429, try again after a second).',
		refuse: REFUSALS.rateLimit,
	},
	{
		name: 'outage',
		title: 'Service down',
		description: 'The service is not available (503 without an ID).',
		refuse: REFUSALS.outage,
	},
	{
		name: 'internal-error',
		title: 'Service broken',
		description: 'Something fails within the service (500).',
		refuse: REFUSALS.internalError,
	},
	{
		name: 'unknown-file',
		title: 'Unknown ID',
		description: 'The service does not know the file or the text (500, as it does for a wrong ID).',
		refuse: REFUSALS.unknownId,
	},
	{
		name: 'html',
		title: 'Broken gateway',
		description: 'The gateway answers with an HTML page (502).',
		refuse: REFUSALS.badGateway,
	},
	{
		name: 'not-found',
		title: 'Wrong address',
		description: 'There is nothing at this address (404).',
		refuse: REFUSALS.noSuchPage,
	},
	{
		name: 'redirect',
		title: 'Redirect',
		description: 'The reply points to another address (302).',
		refuse: REFUSALS.redirect,
	},
	{
		name: 'error-200',
		title: 'Error within a success',
		description: 'HTTP status 200 with "Error" in the body.',
		refuse: REFUSALS.errorInSuccess,
	},
	{
		name: 'echo-key',
		title: 'Key in the error text',
		description: 'The error text repeats the API key, which must not show anywhere (403).',
		refuse: REFUSALS.repeatedKey,
	},
];

/** Uploads that break off on their way. */
export const INTERRUPTION_SCENARIOS: readonly InterruptionScenario[] = [
	{
		name: 'reset-early',
		title: 'Connection lost at once',
		description: 'The connection breaks before anything of the recording was read.',
		interrupt: { after: 0, how: 'reset' },
		only: 'file',
	},
	{
		name: 'reset-upload',
		title: 'Connection lost during the upload',
		description: 'The connection breaks when half of the recording was read.',
		interrupt: { after: 0.5, how: 'reset' },
		only: 'file',
	},
	{
		name: 'stall-upload',
		title: 'Upload stalls',
		description: 'The service stops reading when it has half of the recording, and says nothing.',
		interrupt: { after: 0.5, how: 'stall' },
		only: 'file',
	},
];

/** Requests that are taken, but whose reply is spoiled. */
export const DELIVERY_SCENARIOS: readonly DeliveryScenario[] = [
	{
		name: 'empty',
		title: 'Empty reply',
		description: 'The reply has no body.',
		deliver: { rewrite: emptyBody },
	},
	{
		name: 'gave-up',
		title: 'Gateway gives up',
		description:
			'The request is taken, but the gateway waits no longer and answers with an HTML page (524).',
		deliver: { rewrite: gatewayGaveUp },
	},
	{
		name: 'cut',
		title: 'Reply cut off',
		description: 'The connection closes in the middle of the reply.',
		deliver: { transport: 'cut' },
	},
	{
		name: 'reset',
		title: 'Connection lost',
		description: 'The request is taken, then the connection breaks before any reply.',
		deliver: { transport: 'reset' },
	},
	{
		name: 'stall',
		title: 'No reply',
		description: 'The request is taken, but a reply never comes.',
		deliver: { transport: 'stall' },
	},
	{
		name: 'long-length',
		title: 'Reply shorter than announced',
		description:
			'The whole reply comes, but its Content-Length says more, and then the connection closes.',
		deliver: { transport: 'longLength' },
	},
	{
		name: 'short-length',
		title: 'Reply longer than announced',
		description: 'The Content-Length is half of the reply, so that its end does not count.',
		deliver: { transport: 'shortLength' },
	},
	{
		name: 'bad-gzip',
		title: 'Compressed, it says',
		description: 'The reply is called compressed (gzip), but is not.',
		deliver: { rewrite: falselyCompressed },
	},
	{
		name: 'utf-16',
		title: 'Another character set',
		description: 'The reply is in UTF-16, and says so.',
		deliver: { rewrite: inUtf16 },
	},
	{
		name: 'double-encoded',
		title: 'JSON within JSON',
		description: 'The reply is a JSON text within a JSON string.',
		deliver: { rewrite: doubleEncoded },
	},
	{
		name: 'huge',
		title: 'Huge reply',
		description: 'The reply has 20 MB, or as many as given.',
		value: 'megabytes',
		deliver: { rewrite: huge },
	},
	{
		name: 'wrong-type',
		title: 'Reply of another shape',
		description: 'The reply is a list; with =data, its data is a text.',
		value: 'data',
		deliver: { rewrite: wrongType },
	},
];
