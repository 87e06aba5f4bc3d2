import { STATUS_QUEUED } from '../catalog/statuses';
import type { Reply } from '../intron/reply';
import type { RequestedFile } from './transcribed';

/** The item that leaves by the output "Still Processing": all that is needed to fetch the result later. */
export interface StillProcessingJson {
	/** Intron's id of the file. The recording is uploaded and paid for: fetch the result by this id. */
	fileId: string;
	fileName: string;
	status: 'processing';
	/** Intron's own status, e.g. `FILE_QUEUED`. */
	processingStatus: string;
	/** HTTP status of the answer: 408 or 503 when the service timed out. */
	httpStatus: number;
	/** Intron's own words. */
	message: string;
	language: string;
	category: string;
	/** Names of the results that were asked for. */
	requestedResults: string[];
	/** Whether speakers were asked for. */
	diarization: boolean;
}

/**
 * Makes the output of a transcription that the service has accepted and not finished yet.
 *
 * @param reply the service's answer
 * @param fileId from that answer
 */
export function stillProcessingJson(
	reply: Reply,
	fileId: string,
	{ fileName, request }: RequestedFile,
): StillProcessingJson {
	return {
		fileId,
		fileName,
		status: 'processing',
		processingStatus: reply.processingStatus || STATUS_QUEUED,
		httpStatus: reply.httpStatus,
		message: reply.message,
		language: request.language,
		category: request.category.name,
		requestedResults: request.results.map(({ name }) => name),
		diarization: request.diarization,
	};
}
