import type { Reply } from '../../shared/intron/reply';
import type { OutputFields } from '../../shared/run/outputFields';
import { STATUS_QUEUED } from '../catalog/statuses';
import type { RequestedSpeech } from './requestedSpeech';

/** The item that leaves by the output "In Progress": all that is needed to fetch the audio later. */
export interface StillProcessingJson {
	textId: string;
	fileName: string;
	status: 'processing';
	processingStatus: string;
	httpStatus: number | null;
	message: string;
	language: string | null;
	accent: string | null;
	gender: string | null;
	audioFormat: string | null;
	characters: number | null;
	spokenText?: string;
}

/** What each of its fields is. */
export const STILL_PROCESSING_FIELDS: OutputFields<StillProcessingJson> = {
	textId: {
		type: 'text',
		description:
			"Intron's ID of the text; of a text in parts, all their IDs with commas between. Intron has taken the text: fetch the audio by this ID.",
	},
	fileName: {
		type: 'text',
		description: 'The name that the audio file will have, without ending.',
	},
	status: { type: 'text', description: 'Tells it from an item of the other output.' },
	processingStatus: {
		type: 'text',
		description: "Intron's own status, e.g. `TTS_TEXT_AUDIO_QUEUED`.",
	},
	httpStatus: {
		type: 'number or `null`',
		description:
			"HTTP status of Intron's latest answer, e.g. 503 when it timed out; `null` when there was none.",
	},
	message: { type: 'text', description: "Intron's own words." },
	language: {
		type: 'text or `null`',
		description: "Intron's code of the language; `null` when it is not known.",
	},
	accent: {
		type: 'text or `null`',
		description: "Intron's code of the accent; `null` when it is not known.",
	},
	gender: {
		type: 'text or `null`',
		description: "Intron's code of the gender; `null` when it is not known.",
	},
	audioFormat: {
		type: '`wav`, `opus` or `null`',
		description: 'The format that was asked for; `null` when it is not known.',
	},
	characters: {
		type: 'number or `null`',
		description: 'How many characters were sent; `null` when it is not known.',
	},
	spokenText: {
		type: 'text',
		description: 'What is spoken, where it differs from the text that was given.',
		optional: true,
	},
};

/**
 * Makes the output for a text that the service has accepted and not finished yet.
 *
 * @param reply the service's latest answer about it
 */
export function stillProcessingJson(
	textId: string,
	reply: Reply | undefined,
	{ spokenText, ...requested }: RequestedSpeech,
): StillProcessingJson {
	return {
		textId,
		fileName: requested.fileName,
		status: 'processing',
		processingStatus: reply?.processingStatus || STATUS_QUEUED,
		httpStatus: reply?.httpStatus ?? null,
		message: reply?.message ?? '',
		language: requested.language,
		accent: requested.accent,
		gender: requested.gender,
		audioFormat: requested.audioFormat,
		characters: requested.characters,
		...(spokenText !== null && { spokenText }),
	};
}
