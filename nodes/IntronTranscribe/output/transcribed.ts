import type { IDataObject } from 'n8n-workflow';

import { RESULTS_LANGUAGE } from '../catalog/languages';
import type { TranscriptionRequest } from '../intron/form';
import type { Reply } from '../intron/reply';
import { collectResults } from './results';
import type { Score } from './scores';
import type { SpeakerTurn } from './speakers';
import { parseSpeakers } from './speakers';

/** The item that leaves by the output "Transcribed". */
export interface TranscribedJson {
	/** Intron's id of the file; `null` when the service told none. */
	fileId: string | null;
	fileName: string;
	status: 'transcribed';
	transcript: string;
	/** Whether no speech was heard; the transcript is then empty. */
	noSpeech: boolean;
	/** Length of the recording in whole seconds, as the service measured it. */
	durationSeconds: number | null;
	/** Intron's code of the language that was asked for. */
	language: string;
	/** Name of the category that was asked for, e.g. `callCenter`. */
	category: string;
	/** What was asked for, by name: text, or whatever else the service gave; `null` when it gave none. */
	results: IDataObject;
	/** The results that are scores, as numbers; absent when there are none. */
	scores?: Record<string, Score>;
	/** The turns of a diarized transcript; absent without diarization. */
	speakers?: SpeakerTurn[];
	/** What the user should know; absent when there is nothing. */
	warnings?: string[];
}

/** What an output needs to know of the request that led to it. */
export interface RequestedFile {
	readonly fileName: string;
	readonly request: TranscriptionRequest;
}

function missingWarning(missing: readonly string[], language: string): string {
	const reason =
		language === RESULTS_LANGUAGE ? '' : ' Intron makes results from English recordings only.';
	return `Intron returned no ${missing.join(', ')}.${reason}`;
}

/**
 * Makes the output of a finished transcription.
 *
 * @param reply one that holds a transcript
 */
export function transcribedJson(
	reply: Reply,
	{ fileName, request }: RequestedFile,
): TranscribedJson {
	const transcript = (reply.transcript ?? '').trim();
	const duration = Number(reply.data.processed_audio_duration_in_seconds ?? NaN);
	const { results, scores, missing } = collectResults(reply.data, request.results);
	return {
		fileId: reply.fileId ?? null,
		fileName,
		status: 'transcribed',
		transcript,
		noSpeech: transcript === '',
		durationSeconds: Number.isFinite(duration) ? duration : null,
		language: request.language,
		category: request.category.name,
		results,
		...(Object.keys(scores).length > 0 && { scores }),
		...(request.diarization && { speakers: parseSpeakers(transcript) }),
		...(missing.length > 0 && { warnings: [missingWarning(missing, request.language)] }),
	};
}

/** The service's own answer with the file id at its top: the output when Simplify is off. */
export function rawJson(reply: Reply): IDataObject {
	return { fileId: reply.fileId ?? null, ...(reply.body as IDataObject) };
}
