/** Where the Intron API lives and how long it lets a caller wait (docs page of `file/v1/upload/sync`). */

/** The public service. */
export const DEFAULT_BASE_URL = 'https://infer.voice.intron.io';

export const UPLOAD_SYNC_PATH = '/file/v1/upload/sync';

export const STATUS_PATH = '/file/v1/status';

/** Longest recording of the synchronous endpoint, in seconds: older accounts and newer accounts. */
export const SYNC_AUDIO_LIMITS_SECONDS = [60, 120] as const;

/**
 * How long to wait for the service's answer, in seconds. The service itself gives up after 60 s or
 * 120 s and then names the file id; a shorter wait here would lose that id and what was paid for it.
 */
export const DEFAULT_ANSWER_TIMEOUT_SECONDS = 180;

export const MIN_ANSWER_TIMEOUT_SECONDS = 130;

/**
 * The slowest upload that the time-out allows for, in bytes per second. The HTTP client's time-out
 * includes the upload, so that a large file on a slow line gets longer.
 */
export const SLOWEST_UPLOAD_BYTES_PER_SECOND = 32 * 1024;
