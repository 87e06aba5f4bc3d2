import { LANGUAGES } from '../../nodes/IntronTranscribe/catalog/languages.ts';
import type { OrderedFile, UploadOrder } from '../form/order.mts';
import { findRecording } from './recordings.mts';

/** What one speaker says before another one does. */
export interface Turn {
	readonly speaker: string;
	readonly text: string;
}

/** What is said in a recording. */
export interface Speech {
	/** The sample recording that it is; absent when it is another one. */
	readonly recording?: string | undefined;
	readonly text: string;
	readonly turns: readonly Turn[];
	readonly sentences: readonly string[];
}

const ONLY_SPEAKER = 'SPEAKER_01';

const TURN_PATTERN = /^(SPEAKER_\d+): (.*)$/gm;

function languageName(code: string): string {
	return LANGUAGES.find((language) => language.code === code)?.name ?? code;
}

/** Words for a recording that the sandbox does not know: what it received. */
function describe({ name, format, durationSeconds, bytes }: OrderedFile, language: string): string {
	const length =
		durationSeconds === undefined ? 'unknown length' : `${durationSeconds.toFixed(1)} seconds`;
	return (
		'This is the Intron sandbox, which does not understand speech. ' +
		`It received the file ${JSON.stringify(name)} with ${length} of ${format} audio ` +
		`in ${bytes} bytes, to be transcribed as ${languageName(language)} (${language}).`
	);
}

function turnsOf(text: string, diarized: string | undefined): Turn[] {
	const turns = [...(diarized ?? '').matchAll(TURN_PATTERN)].map(([, speaker = '', said = '']) => ({
		speaker,
		text: said,
	}));
	if (turns.length > 0 || text === '') return turns;
	return [{ speaker: ONLY_SPEAKER, text }];
}

/** Listens to a recording: the true words where they are known, else words about what was received. */
export function listen({ file, language }: UploadOrder): Speech {
	const recording = findRecording(file.sha256);
	const text = recording ? recording.transcript : describe(file, language);
	return {
		recording: recording?.file,
		text,
		turns: turnsOf(text, recording?.diarized),
		sentences: text.match(/[^.!?]+[.!?]+/g)?.map((sentence) => sentence.trim()) ?? [],
	};
}

/** The transcript as replies hold it. The service's diarized sample begins and ends with a new line. */
export function transcriptOf({ text, turns }: Speech, isDiarized: boolean): string {
	if (!isDiarized || turns.length === 0) return text;
	return `\n${turns.map((turn) => `${turn.speaker}: ${turn.text}`).join('\n')}\n`;
}

/** The answer to a question that is asked in a recording. */
export function answerOf({ sentences }: Speech, answerLanguage: string): string {
	const question = sentences.findLast((sentence) => sentence.endsWith('?'));
	if (!question) return 'I could not hear a question in the recording. Please ask it again.';
	return `You asked: "${question}" The sandbox has no answer; the service would give one in ${languageName(answerLanguage)}.`;
}
