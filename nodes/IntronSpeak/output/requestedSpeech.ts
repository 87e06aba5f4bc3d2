import type { JsonObject } from '../../shared/intron/reply';
import { textOrNull } from '../../shared/intron/reply';
import type { OutputField, OutputFields } from '../../shared/run/outputFields';
import type { AudioFormat } from '../catalog/audioFormats';
import { AUDIO_FORMATS } from '../catalog/audioFormats';
import type { SpeechRequest } from '../catalog/speech';
import { charactersOf } from '../catalog/speech';

/**
 * What was asked for of a text. It travels with the item of the output "In Progress", so that
 * Get Speech returns the same as if it had never been waited for.
 */
export interface RequestedSpeech {
	/** Name of the audio file, without an ending. */
	readonly fileName: string;
	/** Intron's codes; `null` when they are not known. */
	readonly language: string | null;
	readonly accent: string | null;
	readonly gender: string | null;
	readonly audioFormat: AudioFormat['name'] | null;
	/** How many characters were sent; `null` when it is not known. */
	readonly characters: number | null;
	/** What is spoken, where it differs from what was given. */
	readonly spokenText: string | null;
}

/** What both outputs tell of the voice. */
export const VOICE_FIELDS = {
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
} satisfies Partial<OutputFields<RequestedSpeech>>;

/** Both outputs tell it. */
export const CHARACTERS_FIELD: OutputField = {
	type: 'number or `null`',
	description: 'How many characters were sent; `null` when it is not known.',
};

/**
 * What a request asks for.
 *
 * @param given the text before it was cleaned
 */
export const requestedSpeech = (
	{ text, voice, format }: SpeechRequest,
	given: string,
	fileName: string,
): RequestedSpeech => ({
	fileName,
	...voice,
	audioFormat: format.name,
	characters: charactersOf(text),
	spokenText: text === given ? null : text,
});

/**
 * Reads what was asked for from an item of the output "In Progress". The item may have been
 * through sheets and databases, so whatever is missing or odd counts as not known.
 */
export function requestedSpeechOf(item: JsonObject, fileName: string): RequestedSpeech {
	const characters = Number(item.characters ?? NaN);
	return {
		fileName: textOrNull(item.fileName) ?? fileName,
		language: textOrNull(item.language),
		accent: textOrNull(item.accent),
		gender: textOrNull(item.gender),
		audioFormat: AUDIO_FORMATS.find(({ name }) => name === item.audioFormat)?.name ?? null,
		characters: Number.isFinite(characters) ? characters : null,
		spokenText: textOrNull(item.spokenText),
	};
}
