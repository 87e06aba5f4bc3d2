import type { JsonObject } from '../../shared/intron/reply';
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

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

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
