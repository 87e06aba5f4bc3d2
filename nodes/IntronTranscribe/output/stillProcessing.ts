import type { Reply } from '../../shared/intron/reply';
import type { ResultFormat } from '../catalog/resultFormats';
import { STATUS_QUEUED } from '../catalog/statuses';
import type { OutputFields } from '../../shared/run/outputFields';
import { WARNINGS_FIELD } from '../../shared/run/outputFields';
import type { PendingState } from '../../shared/run/pendingState';
import { pendingState, pendingStateFields } from '../../shared/run/pendingState';
import type { RequestedFile } from './requestedFile';
import { ASKED_FIELDS, FILE_NAME_FIELD } from './requestedFile';

/** The item that leaves by the output "In Progress": all that is needed to fetch the result later. */
export interface StillProcessingJson extends PendingState {
	fileId: string;
	fileName: string;
	language: string | null;
	category: string | null;
	requestedResults: string[];
	diarization: boolean;
	resultFormat: ResultFormat;
	durationSeconds: number | null;
	warnings?: string[];
}

/** What each of its fields is. */
export const STILL_PROCESSING_FIELDS: OutputFields<StillProcessingJson> = {
	fileId: {
		type: 'text',
		description:
			"Intron's ID of the file. The recording is uploaded and paid for: fetch the result by this ID.",
	},
	fileName: FILE_NAME_FIELD,
	...pendingStateFields(STATUS_QUEUED, '408 or 503'),
	...ASKED_FIELDS,
	requestedResults: {
		type: 'list of texts',
		description: 'Names of the results that were asked for.',
	},
	diarization: { type: '`true` or `false`', description: 'Whether speakers were asked for.' },
	resultFormat: {
		type: '`text` or `structured`',
		description: 'Whether results were asked for as text or as structured JSON.',
	},
	durationSeconds: {
		type: 'number or `null`',
		description:
			'Length of the recording in seconds, as its file tells it; `null` when the file does not tell.',
	},
	warnings: WARNINGS_FIELD,
};

/**
 * Makes the output for a file that the service has accepted and not finished yet.
 *
 * @param reply the service's latest answer about it
 */
export function stillProcessingJson(
	fileId: string,
	reply: Reply | undefined,
	{
		fileName,
		language,
		category,
		results,
		diarization,
		resultFormat,
		durationSeconds,
		warnings,
	}: RequestedFile,
): StillProcessingJson {
	return {
		fileId,
		fileName,
		...pendingState(reply, STATUS_QUEUED),
		language,
		category,
		requestedResults: results.map(({ name }) => name),
		diarization,
		resultFormat,
		durationSeconds,
		...(warnings.length > 0 && { warnings: [...warnings] }),
	};
}
