/**
 * The life cycle of a file in the Intron API: `FILE_QUEUED` → `FILE_PENDING` → `FILE_PROCESSING`
 * → `FILE_TRANSCRIBED` | `FILE_PROCESSING_FAILED` (docs page of `file/v1/status`).
 */

/** What the node assumes when a reply names no status: the file was accepted and waits its turn. */
export const STATUS_QUEUED = 'FILE_QUEUED';

/** The status of a file whose transcript is ready. */
export const STATUS_TRANSCRIBED = 'FILE_TRANSCRIBED';

/** Client code also knows `FILE_INVALID_…`, `FILE_PROCESSING_TIMEOUT` and `FILE_PROCESSING_CANCELLED`. */
const FAILED_STATUS_PATTERN = /FAILED|INVALID|TIMEOUT|CANCELLED/;

/** Whether a file of this status will never have a transcript. Unknown statuses are still running. */
export function isFailedStatus(status: string): boolean {
	return FAILED_STATUS_PATTERN.test(status);
}
