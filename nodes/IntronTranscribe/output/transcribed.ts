import type { IDataObject } from 'n8n-workflow';

import type { Transcription } from '../catalog/transcription';
import type { OutputFields } from '../../shared/run/outputFields';
import { STATUS_FIELD, WARNINGS_FIELD } from '../../shared/run/outputFields';
import type { RequestedFile } from './requestedFile';
import { ASKED_FIELDS, FILE_NAME_FIELD, secondsOf } from './requestedFile';
import { collectResults } from './results';
import type { Score } from './scores';
import type { SpeakerTurn } from './speakers';
import { parseSpeakers } from './speakers';
import type { TalkShare } from './talkShare';
import { talkShares } from './talkShare';
import { WARNINGS } from './warnings';

/** The item that leaves by the output "Transcribed". */
export interface TranscribedJson {
	fileId: string | null;
	fileName: string;
	status: 'transcribed';
	transcript: string;
	noText: boolean;
	durationSeconds: number | null;
	language: string | null;
	category: string | null;
	results: IDataObject;
	scores?: Record<string, Score>;
	speakers?: SpeakerTurn[];
	talkShare?: TalkShare[];
	warnings?: string[];
}

/** What each of its fields is. */
export const TRANSCRIBED_FIELDS: OutputFields<TranscribedJson> = {
	fileId: {
		type: 'text or `null`',
		description: "Intron's ID of the file; `null` when the service told none.",
	},
	fileName: FILE_NAME_FIELD,
	status: STATUS_FIELD,
	transcript: { type: 'text', description: 'What was said.' },
	noText: {
		type: '`true` or `false`',
		description:
			'Whether Intron returned no text: there was no speech, or none that it could recognise.',
	},
	durationSeconds: {
		type: 'number or `null`',
		description: 'Length of the recording in whole seconds, as the service measured it.',
	},
	...ASKED_FIELDS,
	results: {
		type: 'object',
		description:
			'What was asked for, by name: text, or JSON if so wanted; `null` when the service gave none.',
	},
	scores: {
		type: 'object',
		description: 'The results that are scores, as numbers; absent when there are none.',
		optional: true,
	},
	speakers: {
		type: 'list of objects',
		description: 'The turns of a diarized transcript; absent without diarization.',
		optional: true,
	},
	talkShare: {
		type: 'list of objects',
		description:
			'The words of each speaker, and their share in percent; absent without diarization.',
		optional: true,
	},
	warnings: WARNINGS_FIELD,
};

/**
 * Makes the output of a finished transcription.
 *
 * @param fileId `undefined` when the service told none
 */
export function transcribedJson(
	{ transcript: text, data }: Transcription,
	fileId: string | undefined,
	file: RequestedFile,
): TranscribedJson {
	const transcript = text.trim();
	const { results, scores, missing } = collectResults(data, file.results);
	const speakers = parseSpeakers(transcript);
	const noText = transcript === '';
	const warnings = [...file.warnings];
	if (noText) warnings.push(WARNINGS.noText.text());
	const texts = file.results.filter(({ name }) => typeof results[name] === 'string');
	const hasLooked = !warnings.includes(WARNINGS.notStructured.text());
	if (file.resultFormat === 'structured' && hasLooked && texts.length > 0) {
		warnings.push(WARNINGS.asText.text(texts));
	}
	if (missing.length > 0) warnings.push(WARNINGS.missing.text(missing, file.language));
	const echoedName = data.audio_file_name;
	return {
		fileId: fileId ?? null,
		fileName: file.fileName || (typeof echoedName === 'string' ? echoedName : ''),
		status: 'transcribed',
		transcript,
		noText,
		durationSeconds: secondsOf(data.processed_audio_duration_in_seconds) ?? file.durationSeconds,
		language: file.language,
		category: file.category,
		results,
		...(Object.keys(scores).length > 0 && { scores }),
		...((file.diarization || speakers.length > 0) && {
			speakers,
			talkShare: talkShares(speakers),
		}),
		...(warnings.length > 0 && { warnings }),
	};
}

/** The service's own answer with the file id beside it: the output when Simplify is off. */
export function rawJson(
	{ body }: Transcription,
	fileId: string | undefined,
	warnings: readonly string[] = [],
): IDataObject {
	return {
		fileId: fileId ?? null,
		...(body as IDataObject),
		...(warnings.length > 0 && { warnings: [...warnings] }),
	};
}
