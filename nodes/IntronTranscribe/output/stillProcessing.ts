import type { Reply } from '../../shared/intron/reply';
import type { ResultFormat } from '../catalog/resultFormats';
import { STATUS_QUEUED } from '../catalog/statuses';
import type { OutputFields } from '../../shared/run/outputFields';
import type { RequestedFile } from './requestedFile';

/** The item that leaves by the output "In Progress": all that is needed to fetch the result later. */
export interface StillProcessingJson {
	fileId: string;
	fileName: string;
	status: 'processing';
	processingStatus: string;
	httpStatus: number | null;
	message: string;
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
	fileName: { type: 'text', description: 'The name that the user knows the recording by.' },
	status: { type: 'text', description: 'Tells it from an item of the other output.' },
	processingStatus: { type: 'text', description: "Intron's own status, e.g. `FILE_QUEUED`." },
	httpStatus: {
		type: 'number or `null`',
		description:
			"HTTP status of Intron's latest answer, e.g. 408 or 503 when it timed out; `null` when there was none.",
	},
	message: { type: 'text', description: "Intron's own words." },
	language: {
		type: 'text or `null`',
		description: "Intron's code of the language that was asked for; `null` when it is not known.",
	},
	category: {
		type: 'text or `null`',
		description:
			'Name of the category that was asked for, e.g. `callCenter`; `null` when it is not known.',
	},
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
	warnings: {
		type: 'list of texts',
		description: 'What the user should know; absent when there is nothing.',
		optional: true,
	},
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
		status: 'processing',
		processingStatus: reply?.processingStatus || STATUS_QUEUED,
		httpStatus: reply?.httpStatus ?? null,
		message: reply?.message ?? '',
		language,
		category,
		requestedResults: results.map(({ name }) => name),
		diarization,
		resultFormat,
		durationSeconds,
		...(warnings.length > 0 && { warnings: [...warnings] }),
	};
}
