import type { Fault, ReplyFault } from '../shared/intron/faults/fault';
import { faultTable } from '../shared/intron/faults/faultTable';
import { jobWords } from '../shared/intron/faults/jobWords';
import { AUDIO_FORMAT_NAMES } from './catalog/audioFormats';
import { SYNC_AUDIO_LIMITS_SECONDS } from './catalog/service';

const syncLimits = SYNC_AUDIO_LIMITS_SECONDS.map((seconds) => `${seconds} seconds`).join(' or ');

/** The synchronous endpoint refuses the recording for its length. */
export const TOO_LONG: ReplyFault = {
	name: 'tooLong',
	meaning: 'Intron answered that the recording is longer than its limit.',
	httpStatuses: [200, 499],
	says: /duration|too long|\b(60|120) ?s(ec|econds)?\b/i,
	message: 'The recording is too long',
	description: `Intron transcribes recordings of up to ${syncLimits} at once, depending on the account. Use the operation 'Start Transcription' for longer ones, or cut the recording into parts.`,
};

/** The service has no file of the id; for a moment also of one that it has just accepted. */
export const UNKNOWN_FILE: ReplyFault = {
	name: 'unknownFile',
	meaning: 'Intron answered that there is no file of this ID.',
	says: /file not found/i,
	message: 'Intron does not know this file ID',
	description:
		'Check the file ID, and that the credential belongs to the account that uploaded it.',
	cause: 'configuration-invalid',
};

/** Faults of recordings that an answer tells, most specific first (texts observed or documented). */
const RECORDING_FAULTS: readonly ReplyFault[] = [
	UNKNOWN_FILE,
	{
		name: 'tooShort',
		meaning: 'Intron answered that the recording is shorter than its minimum.',
		httpStatuses: [200, 499],
		says: /less than minimum|too short/i,
		message: 'The recording is too short for Intron',
		description: 'Send recordings with about one second of sound at least.',
	},
	TOO_LONG,
	{
		name: 'badAnswerLanguage',
		meaning: 'Intron refused the request with words about the language of the output.',
		httpStatuses: [200, 499],
		says: /extraction|output.{0,20}language|language.{0,20}output|answer/i,
		message: "Intron does not support the language chosen in 'Answer Language'",
		description: 'Choose another language, or check the code that was entered.',
		cause: 'configuration-invalid',
	},
	{
		name: 'badLanguage',
		meaning: 'Intron refused the request with words about the language.',
		httpStatuses: [200, 499],
		says: /language/i,
		message: "Intron does not support the language chosen in 'Audio Language'",
		description: 'Choose another language, or check the code that was entered.',
		cause: 'configuration-invalid',
	},
	{
		name: 'badTemplate',
		meaning: 'Intron refused the request with words about the template.',
		httpStatuses: [200, 499],
		says: /template/i,
		message: "Intron does not know the template given in 'Template ID'",
		description: 'Check the ID with Intron, or remove the option.',
		cause: 'configuration-invalid',
	},
	{
		name: 'tooLarge',
		meaning: 'Intron, or a gateway in front of it, answered 413.',
		httpStatuses: [413, 413],
		message: 'The recording is too large for Intron',
		description: 'Send a shorter recording, or a compressed one such as MP3 or OGG.',
	},
	{
		name: 'badFormat',
		meaning: 'Intron answered 415.',
		httpStatuses: [415, 415],
		message: "Intron can't read the recording",
		description: `Convert it to one of ${AUDIO_FORMAT_NAMES}.`,
	},
];

/** The service told that it gave up on a file that it had accepted. */
export const PROCESSING_FAILED: Fault = {
	name: 'processingFailed',
	meaning: 'Intron accepted the recording and later gave up on it.',
	message: 'Intron could not transcribe the recording',
	description: 'Check that the recording plays and holds speech, or ask Intron with the file ID.',
	mayBeAccepted: true,
};

/** The service calls the file transcribed and gives no transcript. */
export const NO_TRANSCRIPT: Fault = {
	name: 'noTranscript',
	meaning: 'Intron calls the file transcribed, but sent no transcript.',
	message: 'Intron finished the recording without a transcript',
	description: 'Ask Intron with the file ID.',
	mayBeAccepted: true,
};

const WORDS = jobWords({
	subject: 'recording',
	subjects: 'Recordings',
	result: 'a transcript',
	id: 'file ID',
});

/** Every fault that the node knows, in its panel's words. */
export const FAULTS = faultTable(RECORDING_FAULTS, [PROCESSING_FAILED, NO_TRANSCRIPT], {
	...WORDS,
	insufficientBalance: {
		...WORDS.insufficientBalance,
		description:
			'Top up the account at voice.intron.io, then run the workflow again. If it has credits, ask Intron whether your plan covers recordings of this length.',
	},
	accountType: {
		description:
			"Try the operation 'Start Transcription', which some accounts may use, or ask Intron to enable file transcription for this API key.",
	},
	timeout: {
		description:
			"Try again later. For large recordings on a slow line, raise the option 'Answer Time-Out (Seconds)'.",
	},
});
