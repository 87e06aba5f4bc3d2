/** What a text is to be spoken as, after the JSON has been read. */
import type { AudioFormat } from '../../nodes/IntronSpeak/catalog/audioFormats.ts';
import { AUDIO_FORMATS } from '../../nodes/IntronSpeak/catalog/audioFormats.ts';
import { withoutTokens } from '../scenarios/tokens.mts';

/** The JSON object that a request brought. */
export type TextBody = Readonly<Record<string, unknown>>;

export interface TextOrder {
	/** As it came. */
	readonly text: string;
	/** What is spoken: the text without the tokens that choose scenarios. */
	readonly words: string;
	readonly language: string;
	readonly accent: string;
	readonly gender: string;
	/** `undefined` for a format that the service does not know. */
	readonly format: AudioFormat['name'] | undefined;
	/** The format as it came. */
	readonly formatName: string;
}

/** The fields that the service knows; those that are not required have a default. */
export const TEXT_FIELDS = {
	text: { required: true },
	voice_language: { required: true },
	voice_accent: { required: true },
	voice_gender: { required: true },
	output_audio_format: { required: false },
} as const satisfies Record<string, { required: boolean }>;

/**
 * Reads a JSON object.
 *
 * @returns `undefined` for anything else
 */
export function readBody(json: unknown): TextBody | undefined {
	if (typeof json !== 'string') return undefined;
	try {
		const body: unknown = JSON.parse(json);
		const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
		return isObject ? (body as TextBody) : undefined;
	} catch {
		return undefined;
	}
}

/** The value of a field as the service would read it; empty when there is none. */
export function textOf(body: TextBody, name: keyof typeof TEXT_FIELDS): string {
	const value = body[name] ?? '';
	return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * Makes an order of a body.
 *
 * @returns the order, or the name of the required field that is missing
 */
export function readTextOrder(body: TextBody): TextOrder | { readonly missing: string } {
	for (const name of Object.keys(TEXT_FIELDS) as Array<keyof typeof TEXT_FIELDS>) {
		if (TEXT_FIELDS[name].required && textOf(body, name).trim() === '') return { missing: name };
	}
	const text = textOf(body, 'text');
	const formatName = textOf(body, 'output_audio_format') || 'wav';
	return {
		text,
		words: withoutTokens(text),
		language: textOf(body, 'voice_language'),
		accent: textOf(body, 'voice_accent'),
		gender: textOf(body, 'voice_gender'),
		format: AUDIO_FORMATS.find(({ name }) => name === formatName)?.name,
		formatName,
	};
}
