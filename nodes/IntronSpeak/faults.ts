import type { Fault, ReplyFault } from '../shared/intron/faults/fault';
import { faultTable } from '../shared/intron/faults/faultTable';
import { jobWords } from '../shared/intron/faults/jobWords';
import { TEXT_TITLE, VOICE_TITLES } from './catalog/terms';

/** The service refuses the text for its length. */
export const TEXT_TOO_LONG: ReplyFault = {
	name: 'textTooLong',
	meaning: 'Intron answered that the text has more characters than its limit.',
	httpStatuses: [200, 499],
	says: /character count|too long/i,
	message: `The '${TEXT_TITLE}' is longer than Intron allows`,
	description:
		"Turn the option 'Split Long Text' on, which has the parts spoken and joins them, or shorten the text.",
	cause: 'configuration-invalid',
};

/** The service does not speak the language in this accent. */
export const BAD_ACCENT: ReplyFault = {
	name: 'badAccent',
	meaning: 'Intron refused the request with words about the accent.',
	httpStatuses: [200, 499],
	says: /invalid text voice accent/i,
	message: `Intron does not support the accent chosen in '${VOICE_TITLES.accent}' for this language`,
	description: 'Choose another accent, or check the code that was entered.',
	cause: 'configuration-invalid',
};

/** Faults of texts that an answer tells, most specific first (texts documented). */
const TEXT_FAULTS: readonly ReplyFault[] = [
	{
		name: 'unknownText',
		meaning: 'Intron answered that there is no text of this ID.',
		says: /(text|file) not found/i,
		message: 'Intron does not know this text ID',
		description: 'Check the text ID, and that the credential belongs to the account that sent it.',
		cause: 'configuration-invalid',
	},
	TEXT_TOO_LONG,
	BAD_ACCENT,
	{
		name: 'badGender',
		meaning: 'Intron refused the request with words about the gender.',
		httpStatuses: [200, 499],
		says: /invalid text voice gender/i,
		message: `Intron does not support the gender chosen in '${VOICE_TITLES.gender}' for this accent`,
		description: 'Choose the other gender, or another accent.',
		cause: 'configuration-invalid',
	},
	{
		name: 'badVoiceLanguage',
		meaning: 'Intron refused the request with words about the language.',
		httpStatuses: [200, 499],
		says: /language/i,
		message: `Intron does not speak the language chosen in '${VOICE_TITLES.language}'`,
		description: 'Choose another language, or check the code that was entered.',
		cause: 'configuration-invalid',
	},
	{
		name: 'badAudioFormat',
		meaning: 'Intron refused the request with words about the audio format.',
		httpStatuses: [200, 499],
		says: /audio format/i,
		message: "Intron does not support the format chosen in 'Audio Format'",
		description: 'Choose the other format.',
		cause: 'configuration-invalid',
	},
];

/** The service told that it gave up on a text that it had accepted. */
export const PROCESSING_FAILED: Fault = {
	name: 'processingFailed',
	meaning: 'Intron accepted the text and later gave up on it.',
	message: 'Intron could not speak the text',
	description: 'Try a shorter or simpler text, or ask Intron with the text ID.',
	mayBeAccepted: true,
};

/** The service calls the text spoken and gives no audio. */
export const NO_AUDIO: Fault = {
	name: 'noAudio',
	meaning: 'Intron calls the text spoken, but sent no link to the audio.',
	message: 'Intron spoke the text, but gave no audio',
	description: 'Ask Intron with the text ID.',
	mayBeAccepted: true,
};

/** Where to find what is paid for after a download that did not succeed. */
const FETCH_LATER =
	"The text is spoken and paid for. Get it later with the operation 'Get Speech' and the text ID.";

/** The audio could not be downloaded, even after several tries. */
export const DOWNLOAD_FAILED: Fault = {
	name: 'downloadFailed',
	meaning: 'The audio could not be downloaded, or only in part, even after several tries.',
	message: 'The speech could not be downloaded',
	description: FETCH_LATER,
	mayPass: true,
	cause: 'temporarily-unavailable',
};

/** What was downloaded is no audio. */
export const NOT_AUDIO: Fault = {
	name: 'notAudio',
	meaning: 'What was downloaded is empty, a web page, or another file than WAV or Ogg.',
	message: 'What Intron gave as the speech is neither a WAV nor an Ogg file',
	description: FETCH_LATER,
	mayPass: true,
};

/** The link to the audio is good no more. */
export const LINK_EXPIRED: Fault = {
	name: 'linkExpired',
	meaning: 'The link to the audio is good no more, and there is no text ID to get a new one by.',
	message: 'The link to the speech has expired',
	description:
		'Intron told no text ID by which a new link could be had. Run the workflow again to have the text spoken, and paid for, once more.',
};

/** The link to the audio leads somewhere that nothing is fetched from. */
export const UNSAFE_LINK: Fault = {
	name: 'unsafeLink',
	meaning: 'The link to the audio, or a redirect from it, is no https:// address.',
	message: 'The speech is at an address that is not safe',
	description: 'Audio is fetched from https:// addresses only. Ask Intron with the text ID.',
};

/** Every fault that the node knows, in its panel's words. */
export const FAULTS = faultTable(
	TEXT_FAULTS,
	[PROCESSING_FAILED, NO_AUDIO, DOWNLOAD_FAILED, NOT_AUDIO, LINK_EXPIRED, UNSAFE_LINK],
	{
		...jobWords({ subject: 'text', subjects: 'Texts', result: 'audio', id: 'text ID' }),
		accountType: {
			description:
				"Try the operation 'Start Speech', which some accounts may use, or ask Intron to enable text to speech for this API key.",
		},
	},
);
