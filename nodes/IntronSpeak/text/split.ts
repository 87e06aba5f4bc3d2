import { charactersOf } from '../catalog/speech';

/** Finer and finer: what is still too long is cut at the ends of words, then anywhere. */
const GRANULARITIES = ['sentence', 'word', 'grapheme'] as const;

/** The pieces of a text; together they are the text. */
function piecesOf(text: string, limit: number, depth = 0): string[] {
	const granularity = GRANULARITIES[depth];
	if (charactersOf(text) <= limit || granularity === undefined) return [text];
	// The rules for ends of sentences are those of Unicode, which knows every script
	const segments = new Intl.Segmenter('und', { granularity }).segment(text);
	return Array.from(segments, ({ segment }) => piecesOf(segment, limit, depth + 1)).flat();
}

/**
 * Splits a text into parts that can be spoken one after another: at ends of sentences where that is
 * possible, and as few as that allows.
 *
 * @param limit characters that a part has at the most
 */
export function splitText(text: string, limit: number): string[] {
	const parts: string[] = [];
	let part = '';
	for (const piece of piecesOf(text, limit)) {
		if (part !== '' && charactersOf((part + piece).trim()) > limit) {
			parts.push(part.trim());
			part = '';
		}
		part += piece;
	}
	return [...parts, part.trim()].filter((text) => text !== '');
}
