import type { IDataObject } from 'n8n-workflow';

import { RESULTS_LANGUAGE } from '../catalog/languages';
import type { Reply } from '../../shared/intron/reply';
import type { RequestedFile } from './requestedFile';
import { collectResults } from './results';
import type { Score } from './scores';
import type { SpeakerTurn } from './speakers';
import { parseSpeakers } from './speakers';

/** The item that leaves by the output "Transcribed". */
export interface TranscribedJson {
	/** Intron's id of the file; `null` when the service told none. */
	fileId: string | null;
	/** The name that the user knows the recording by. */
	fileName: string;
	/** Tells it from an item of the other output. */
	status: 'transcribed';
	/** What was said. */
	transcript: string;
	/** Whether no speech was heard; the transcript is then empty. */
	noSpeech: boolean;
	/** Length of the recording in whole seconds, as the service measured it. */
	durationSeconds: number | null;
	/** Intron's code of the language that was asked for; `null` when it is not known. */
	language: string | null;
	/** Name of the category that was asked for, e.g. `callCenter`; `null` when it is not known. */
	category: string | null;
	/** What was asked for, by name: text, or JSON if so wanted; `null` when the service gave none. */
	results: IDataObject;
	/** The results that are scores, as numbers; absent when there are none. */
	scores?: Record<string, Score>;
	/** The turns of a diarized transcript; absent without diarization. */
	speakers?: SpeakerTurn[];
	/** What the user should know; absent when there is nothing. */
	warnings?: string[];
}

function secondsOf(value: unknown): number | null {
	const seconds = typeof value === 'string' ? Number.parseFloat(value) : value;
	return Number.isFinite(seconds) ? (seconds as number) : null;
}

/**
 * Makes the output of a finished transcription.
 *
 * @param reply one that holds a transcript
 * @param fileId `undefined` when the service told none
 */
export function transcribedJson(
	reply: Reply,
	fileId: string | undefined,
	file: RequestedFile,
): TranscribedJson {
	const transcript = (reply.transcript ?? '').trim();
	const { results, scores, missing } = collectResults(reply.data, file.results);
	const speakers = parseSpeakers(transcript);
	const warnings = [...file.warnings];
	if (missing.length > 0) {
		const isForeign = file.language !== null && file.language !== RESULTS_LANGUAGE;
		warnings.push(
			`Intron returned no ${missing.map(({ title }) => title).join(', ')}.${isForeign ? ' It makes results from English recordings only.' : ''}`,
		);
	}
	const echoedName = reply.data.audio_file_name;
	return {
		fileId: fileId ?? null,
		fileName: file.fileName || (typeof echoedName === 'string' ? echoedName : ''),
		status: 'transcribed',
		transcript,
		noSpeech: transcript === '',
		durationSeconds: secondsOf(reply.data.processed_audio_duration_in_seconds),
		language: file.language,
		category: file.category,
		results,
		...(Object.keys(scores).length > 0 && { scores }),
		...((file.diarization || speakers.length > 0) && { speakers }),
		...(warnings.length > 0 && { warnings }),
	};
}

/** The service's own answer with the file id beside it: the output when Simplify is off. */
export function rawJson(reply: Reply, fileId: string | undefined): IDataObject {
	return { fileId: fileId ?? null, ...(reply.body as IDataObject) };
}
