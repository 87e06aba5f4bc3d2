import type { Reply } from '../../shared/intron/reply';
import type { OutputFields } from '../../shared/run/outputFields';
import type { PendingState } from '../../shared/run/pendingState';
import { pendingState, pendingStateFields } from '../../shared/run/pendingState';
import { STATUS_QUEUED } from '../catalog/statuses';
import type { RequestedSpeech } from './requestedSpeech';
import { CHARACTERS_FIELD, VOICE_FIELDS } from './requestedSpeech';

/** The item that leaves by the output "In Progress": all that is needed to fetch the audio later. */
export interface StillProcessingJson extends PendingState {
	textId: string;
	fileName: string;
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
	...pendingStateFields(STATUS_QUEUED, '503'),
	...VOICE_FIELDS,
	audioFormat: {
		type: '`wav`, `opus` or `null`',
		description: 'The format that was asked for; `null` when it is not known.',
	},
	characters: CHARACTERS_FIELD,
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
		...pendingState(reply, STATUS_QUEUED),
		language: requested.language,
		accent: requested.accent,
		gender: requested.gender,
		audioFormat: requested.audioFormat,
		characters: requested.characters,
		...(spokenText !== null && { spokenText }),
	};
}
