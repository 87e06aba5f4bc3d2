/** One turn of a conversation. */
export interface SpeakerTurn {
	/** As the service labels it, e.g. `SPEAKER_01`; empty for words before the first label. */
	speaker: string;
	text: string;
}

/** A label at the start of a line. Blanks only: white space could run over lines, again from each. */
const LABEL = /^[ \t]*(SPEAKER_\d+):/gm;

/** Words on one line. */
const onOneLine = (text: string): string =>
	text
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '')
		.join(' ');

/**
 * Splits a diarized transcript into turns. The service returns one text with a line
 * `SPEAKER_01: …` per turn; a line without a label goes on with the turn before it.
 *
 * @returns an empty list when no line has a label
 */
export function parseSpeakers(transcript: string): SpeakerTurn[] {
	const labels = [...transcript.matchAll(LABEL)];
	const [first] = labels;
	if (!first) return [];
	const turns = labels.map(({ 0: label, 1: speaker = '', index }, place) => ({
		speaker,
		text: onOneLine(transcript.slice(index + label.length, labels[place + 1]?.index)),
	}));
	const before = onOneLine(transcript.slice(0, first.index));
	return before === '' ? turns : [{ speaker: '', text: before }, ...turns];
}
