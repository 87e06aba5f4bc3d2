import type { InputMessage } from '../../shared/run/inputMessage';
import { ANY } from '../../shared/run/inputMessage';
import { AUDIO_FORMAT_NAMES } from '../catalog/audioFormats';
import { BINARY_FIELD_TITLE } from '../catalog/terms';

/** A file that can't be sent. */
interface OfFile {
	/** Its name, or what leads to it where it has none. */
	readonly file: string;
	/**
	 * What it is, such as `a PDF document`, or what it is said to have: a format, such as `WAV`, or a
	 * length, such as `1200 bytes`.
	 */
	readonly what: string;
	/** Where to look for the cause, as a sentence. */
	readonly check: string;
}

export type FileMessage = InputMessage<OfFile>;

const CHECK_NODE = 'Check the node that the file comes from.';

const SAMPLES: readonly OfFile[] = [{ file: ANY, what: ANY, check: CHECK_NODE }];

const ACCEPTED = `Intron accepts ${AUDIO_FORMAT_NAMES}.`;

/** Where a file comes from, for what is said of it. */
export interface Origin {
	/** What a file without a name is called. */
	readonly nameless: string;
	readonly check: string;
	/** What is said of a web page that came in place of a file; as of any other text without it. */
	readonly webPage?: FileMessage;
}

/** A file of the item. */
export const FROM_ITEM: Origin = {
	nameless: `The file that '${BINARY_FIELD_TITLE}' names`,
	check: CHECK_NODE,
};

/** What can be wrong with a recording and with the field that it is in. */
export const RECORDING_MESSAGES = {
	noFile: {
		message: ({ field }) => `No file in the field ${field} that '${BINARY_FIELD_TITLE}' names`,
		description: ({ present, likely }) => {
			if (likely) {
				return `Enter ${likely} in '${BINARY_FIELD_TITLE}': that field of the item holds a file.`;
			}
			return present
				? `Enter one of the item's fields that hold a file in '${BINARY_FIELD_TITLE}': ${present}.`
				: 'The item holds no file. Connect a node that passes the recording on as binary data, and check that no node in between drops it.';
		},
		samples: [
			{ field: ANY, present: '' },
			{ field: ANY, present: ANY, likely: ANY },
			{ field: ANY, present: ANY },
		],
	} satisfies InputMessage<{
		readonly field: string;
		/** The fields that hold a file; empty when none does. */
		readonly present: string;
		/** The one that is meant most likely. */
		readonly likely?: string;
	}>,
	notAFile: {
		message: ({ field, what }) =>
			`The field ${field} that '${BINARY_FIELD_TITLE}' names holds ${what}, not a file`,
		description: () =>
			"Let the node before give the recording as binary data. A Code node makes it with 'this.helpers.prepareBinaryData'.",
		samples: [{ field: ANY, what: ANY }],
	} satisfies InputMessage<{ readonly field: string; readonly what: string }>,
	fileElsewhere: {
		message: () => `'${BINARY_FIELD_TITLE}' gives what is known of a file, not the file`,
		description: () =>
			'Download the file first, such as with the operation Download of the node that lists it. Then enter the name of the field that holds it, such as data.',
		samples: [{}],
	} satisfies InputMessage,
	notAField: {
		message: () => `'${BINARY_FIELD_TITLE}' is not the name of a field`,
		description: () =>
			'Enter the name of the field that holds the recording, such as data, instead of an expression for the file.',
		samples: [{}],
	} satisfies InputMessage,
	empty: {
		message: ({ file }) => `${file} is empty`,
		description: ({ check }) => check,
		samples: SAMPLES,
	} satisfies FileMessage,
	unreadable: {
		message: ({ file }) => `${file} can't be read from n8n's binary data storage`,
		description: () =>
			'Its execution data may have been deleted. With several n8n workers, store binary data where all of them reach it (the database or S3).',
		samples: SAMPLES,
	} satisfies FileMessage,
	otherLength: {
		message: ({ file, what }) =>
			`${file} is not as long as n8n's binary data storage says: it does not have ${what}`,
		description: () =>
			'It was cut or changed after it was stored. The upload was broken off, and nothing is paid for. Run the workflow again, so that the file is stored anew.',
		samples: SAMPLES,
	} satisfies FileMessage,
	notBase64: {
		message: ({ file }) => `${file} can't be read: its data is not Base64`,
		description: () =>
			"Let the Code node make the file with 'this.helpers.prepareBinaryData', or give its bytes as Base64.",
		samples: SAMPLES,
	} satisfies FileMessage,
	otherFormat: {
		message: ({ file, what }) => `${file} is ${what}, a format that Intron does not accept`,
		description: () => `Convert it to one of ${AUDIO_FORMAT_NAMES} first.`,
		samples: SAMPLES,
	} satisfies FileMessage,
	noAudio: {
		message: ({ file, what }) => `${file} is ${what}, not a recording`,
		description: ({ check }) => `${ACCEPTED} ${check}`,
		samples: SAMPLES,
	} satisfies FileMessage,
	damaged: {
		message: ({ file, what }) => `${file} is damaged: it is ${what}`,
		description: ({ check }) =>
			`${check} It must pass the recording on as a file, as it was, and not as a text.`,
		samples: SAMPLES,
	} satisfies FileMessage,
	noHeader: {
		message: ({ file, what }) =>
			`${file} is not a recording: by its name or type it is ${what}, but it lacks the header of that format`,
		description: ({ check }) =>
			`It may be encrypted (as WhatsApp's media are), cut, or sound without a header, which Intron does not accept. ${check}`,
		samples: SAMPLES,
	} satisfies FileMessage,
	noFrames: {
		message: ({ file }) =>
			`${file} is not a recording: by its name or type it is MP3, but it holds no MP3 sound`,
		description: ({ check }) =>
			`There is none in its first 64 KB. It may be encrypted (as WhatsApp's media are) or damaged. ${check}`,
		samples: SAMPLES,
	} satisfies FileMessage,
	noSound: {
		message: ({ file, what }) => `${file} has no sound in it: it is the header of ${what} only`,
		description: () =>
			'A call that nobody took can leave such a file. Leave it out, or check the node that it comes from.',
		samples: SAMPLES,
	} satisfies FileMessage,
	tooLong: {
		message: ({ file, seconds, limit }) =>
			`${file} is ${seconds} seconds long, and a direct answer takes recordings of up to ${limit} seconds`,
		description: () =>
			"Let the option 'Long Recordings' wait for the transcript or pass the file ID on. Nothing was sent.",
		samples: [{ file: ANY, seconds: ANY, limit: ANY }],
	} satisfies InputMessage<{
		readonly file: string;
		readonly seconds: number | string;
		readonly limit: number | string;
	}>,
	unknown: {
		message: ({ file }) => `${file} is not a recording`,
		description: ({ check }) => `${ACCEPTED} ${check}`,
		samples: SAMPLES,
	} satisfies FileMessage,
} as const;
