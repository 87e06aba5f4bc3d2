import type { SpeakerTurn } from './speakers';

/** How much of a conversation is one speaker's. */
export interface TalkShare {
	/** As the service labels it, e.g. `SPEAKER_01`. */
	speaker: string;
	words: number;
	/** Of all words that have a speaker: 0–100, rounded to one decimal. */
	percent: number;
}

/** Scripts that put no blanks between words. */
const BLANKLESS = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'];

/**
 * Where a word begins: a letter or digit that goes on with none before it, not even over an apostrophe
 * or a hyphen. In scripts without blanks each letter counts as one. Of a word that has no end no more
 * than its beginning is read.
 */
const WORD_START = new RegExp(
	`(?<![\\p{L}\\p{N}\\p{M}]['’-]?)[\\p{L}\\p{N}]|(?=\\p{L})[${BLANKLESS.map((script) => `\\p{Script=${script}}`).join('')}]`,
	'gu',
);

function countWords(text: string): number {
	let words = 0;
	for (const start of text.matchAll(WORD_START)) words += start.length;
	return words;
}

/**
 * Counts the words of each speaker of a conversation, in the order in which they begin to speak. Words
 * before the first label are nobody's.
 */
export function talkShares(turns: readonly SpeakerTurn[]): TalkShare[] {
	const wordsOf = new Map<string, number>();
	let all = 0;
	for (const { speaker, text } of turns) {
		if (speaker === '') continue;
		const words = countWords(text);
		wordsOf.set(speaker, (wordsOf.get(speaker) ?? 0) + words);
		all += words;
	}
	return [...wordsOf].map(([speaker, words]) => ({
		speaker,
		words,
		percent: all === 0 ? 0 : Math.round((words / all) * 1000) / 10,
	}));
}
