import type { JsonObject } from '../../shared/intron/reply';
import type { AudioFormat } from './audioFormats';

/** What a text is to be spoken as. */
export interface Voice {
	/** Intron's code of the language. */
	readonly language: string;
	/** Intron's code of the accent. */
	readonly accent: string;
	/** Intron's code of the gender. */
	readonly gender: string;
}

/** A text that is to be spoken. */
export interface SpeechRequest {
	readonly text: string;
	readonly voice: Voice;
	readonly format: AudioFormat;
}

/** What a reply gives of a text that was spoken. */
export interface Speech {
	/** Where the audio can be downloaded for a while. */
	readonly link: string;
	/** Its length in seconds; `null` when the service did not tell. */
	readonly durationSeconds: number | null;
	/** The whole reply. */
	readonly body: JsonObject;
}

/** How many characters a text has, as the service counts them. */
export const charactersOf = (text: string): number => [...text].length;
