import { STATUS_QUEUED } from '../catalog/statuses';
import type { Reply } from '../../shared/intron/reply';
import type { RequestedFile, ResultFormat } from './requestedFile';

/** The item that leaves by the output "Still Processing": all that is needed to fetch the result later. */
export interface StillProcessingJson {
	/** Intron's id of the file. The recording is uploaded and paid for: fetch the result by this id. */
	fileId: string;
	/** The name that the user knows the recording by. */
	fileName: string;
	/** Tells it from an item of the other output. */
	status: 'processing';
	/** Intron's own status, e.g. `FILE_QUEUED`. */
	processingStatus: string;
	/** HTTP status of Intron's latest answer, e.g. 408 or 503 when it timed out; `null` when there was none. */
	httpStatus: number | null;
	/** Intron's own words. */
	message: string;
	/** Intron's code of the language that was asked for; `null` when it is not known. */
	language: string | null;
	/** Name of the category that was asked for, e.g. `callCenter`; `null` when it is not known. */
	category: string | null;
	/** Names of the results that were asked for. */
	requestedResults: string[];
	/** Whether speakers were asked for. */
	diarization: boolean;
	/** Whether results were asked for as text or as structured JSON. */
	resultFormat: ResultFormat;
	/** What the user should know; absent when there is nothing. */
	warnings?: string[];
}

/**
 * Makes the output for a file that the service has accepted and not finished yet.
 *
 * @param reply the service's latest answer about it
 */
export function stillProcessingJson(
	fileId: string,
	reply: Reply | undefined,
	{ fileName, language, category, results, diarization, resultFormat, warnings }: RequestedFile,
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
		...(warnings.length > 0 && { warnings: [...warnings] }),
	};
}
