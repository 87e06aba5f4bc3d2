/** One turn of a conversation. */
export interface SpeakerTurn {
	/** As the service labels it, e.g. `SPEAKER_01`; empty for words before the first label. */
	speaker: string;
	text: string;
}

const LABEL = /^\s*(SPEAKER_\d+):\s*/;

/**
 * Splits a diarized transcript into turns. The service returns one text with a line
 * `SPEAKER_01: …` per turn; a line without a label goes on with the turn before it.
 *
 * @returns an empty list when no line has a label
 */
export function parseSpeakers(transcript: string): SpeakerTurn[] {
	const turns: SpeakerTurn[] = [];
	for (const line of transcript.split(/\r?\n/)) {
		const speaker = LABEL.exec(line)?.[1];
		const text = line.replace(LABEL, '').trim();
		const current = turns.at(-1);
		if (speaker) turns.push({ speaker, text });
		else if (current && text) current.text = `${current.text} ${text}`.trim();
		else if (text) turns.push({ speaker: '', text });
	}
	return turns.some(({ speaker }) => speaker) ? turns : [];
}
