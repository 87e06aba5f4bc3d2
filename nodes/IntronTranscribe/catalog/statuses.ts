/**
 * The life cycle of a file in the Intron API: `FILE_QUEUED` → `FILE_PENDING` → `FILE_PROCESSING`
 * → `FILE_TRANSCRIBED` | `FILE_PROCESSING_FAILED` (docs page of `file/v1/status`).
 */

/** What the node assumes when a reply names no status: the file was accepted and waits its turn. */
export const STATUS_QUEUED = 'FILE_QUEUED';

/** The status of a file whose transcript is ready. */
export const STATUS_TRANSCRIBED = 'FILE_TRANSCRIBED';
