/** One turn of a conversation. */
export interface SpeakerTurn {
	/** As the service labels it, e.g. `SPEAKER_01`; empty for words before the first label. */
	speaker: string;
	text: string;
}

/** A label at the start of a line. Blanks only: white space could run over lines, again from each. */
const LABEL = /^[ \t]*(SPEAKER_\d+):/gm;

/** Words on one line. */
function onOneLine(text: string): string {
	const trimmed = text.trim();
	if (!trimmed.includes('\n')) return trimmed;
	const lines = trimmed.split('\n').map((line) => line.trim());
	return lines.filter((line) => line !== '').join(' ');
}

/**
 * Splits a diarized transcript into turns. The service returns one text with a line
 * `SPEAKER_01: …` per turn; a line without a label goes on with the turn before it.
 *
 * @returns an empty list when no line has a label
 */
export function parseSpeakers(transcript: string): SpeakerTurn[] {
	const turns: SpeakerTurn[] = [];
	let speaker = '';
	let start = 0;
	const endTurn = (end: number): void => {
		const text = onOneLine(transcript.slice(start, end));
		if (speaker !== '' || text !== '') turns.push({ speaker, text });
	};
	for (const { 0: label, 1: name = '', index } of transcript.matchAll(LABEL)) {
		endTurn(index);
		speaker = name;
		start = index + label.length;
	}
	if (speaker === '') return [];
	endTurn(transcript.length);
	return turns;
}
