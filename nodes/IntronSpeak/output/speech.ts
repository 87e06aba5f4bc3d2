import type { IDataObject } from 'n8n-workflow';

import type { OutputFields } from '../../shared/run/outputFields';
import { STATUS_FIELD, WARNINGS_FIELD } from '../../shared/run/outputFields';
import type { Speech } from '../catalog/speech';
import type { RequestedSpeech } from './requestedSpeech';
import { CHARACTERS_FIELD, VOICE_FIELDS } from './requestedSpeech';

/** The item that leaves by the output "Speech", beside its audio file. */
export interface SpeechJson {
	textId: string | null;
	fileName: string;
	status: 'generated';
	durationSeconds: number | null;
	language: string | null;
	accent: string | null;
	gender: string | null;
	characters: number | null;
	spokenText?: string;
	warnings?: string[];
}

/** What each of its fields is. */
export const SPEECH_FIELDS: OutputFields<SpeechJson> = {
	textId: {
		type: 'text or `null`',
		description:
			"Intron's ID of the text, of a text in parts all with commas between; `null` when the service told none.",
	},
	fileName: { type: 'text', description: 'The name of the audio file.' },
	status: STATUS_FIELD,
	durationSeconds: {
		type: 'number or `null`',
		description: 'Length of the audio in seconds, as the service measured it.',
	},
	...VOICE_FIELDS,
	characters: CHARACTERS_FIELD,
	spokenText: {
		type: 'text',
		description: 'What was spoken, where it differs from the text that was given.',
		optional: true,
	},
	warnings: WARNINGS_FIELD,
};

/** The id of a text, or the ids of its parts, as one field holds them. */
export const joinIds = (ids: ReadonlyArray<string | undefined>): string | undefined =>
	ids.every((id) => id !== undefined) ? ids.join(',') : undefined;

/**
 * The length of several parts in seconds, without the noise of adding fractions.
 *
 * @returns `null` when one of them is not known
 */
function totalSeconds(parts: readonly Speech[]): number | null {
	let total = 0;
	for (const { durationSeconds } of parts) {
		if (durationSeconds === null) return null;
		total += durationSeconds;
	}
	return Number(total.toFixed(3));
}

/**
 * Makes the output of a text that was spoken.
 *
 * @param textId `undefined` when the service told none
 * @param parts of the text; one for most
 * @param fileName with its ending
 */
export function speechJson(
	textId: string | undefined,
	parts: readonly Speech[],
	fileName: string,
	{ language, accent, gender, characters, spokenText }: RequestedSpeech,
	warnings: readonly string[],
): SpeechJson {
	return {
		textId: textId ?? null,
		fileName,
		status: 'generated',
		durationSeconds: totalSeconds(parts),
		language,
		accent,
		gender,
		characters,
		...(spokenText !== null && { spokenText }),
		...(warnings.length > 0 && { warnings: [...warnings] }),
	};
}

/** The service's own answer with the text id beside it: the output when Simplify is off. */
export const rawJson = (textId: string | undefined, parts: readonly Speech[]): IDataObject => {
	const [first] = parts;
	const bodies = parts.map(({ body }) => body as IDataObject);
	return parts.length === 1
		? { textId: textId ?? null, ...(first?.body as IDataObject) }
		: { textId: textId ?? null, parts: bodies };
};
