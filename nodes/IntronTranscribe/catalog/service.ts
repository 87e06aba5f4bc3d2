/** The Intron API: where it is, what it allows, how long it lets a caller wait (`intron-api.md` §1). */

/** The public service. */
export const DEFAULT_BASE_URL = 'https://infer.voice.intron.io';

/** One endpoint and how often an API key may call it. */
export interface Endpoint {
	readonly path: string;
	/** Documented calls per minute. */
	readonly callsPerMinute: number;
	/** Least time between two calls in milliseconds; the status endpoint refuses two within a second. */
	readonly spacingMs: number;
}

/** The endpoints that the node uses. */
export const ENDPOINT = {
	uploadSync: { path: '/file/v1/upload/sync', callsPerMinute: 30, spacingMs: 0 },
	upload: { path: '/file/v1/upload', callsPerMinute: 60, spacingMs: 0 },
	status: { path: '/file/v1/status', callsPerMinute: 100, spacingMs: 1100 },
} as const satisfies Record<string, Endpoint>;

/** Longest recording of the synchronous endpoint, in seconds: older accounts and newer accounts. */
export const SYNC_AUDIO_LIMITS_SECONDS = [60, 120] as const;

/**
 * How long to wait for the service's answer, in seconds. The service itself gives up after 60 s or
 * 120 s and then names the file id; a shorter wait here would lose that id and what was paid for it.
 */
export const DEFAULT_ANSWER_TIMEOUT_SECONDS = 180;

/** The shortest time-out that still lets the service give up first, in seconds. */
export const MIN_ANSWER_TIMEOUT_SECONDS = 130;

/**
 * The slowest upload that the time-out allows for, in bytes per second. The HTTP client's time-out
 * includes the upload, so that a large file on a slow line gets longer.
 */
export const SLOWEST_UPLOAD_BYTES_PER_SECOND = 32 * 1024;

/** How long one look at a file's status may take, in seconds; observed were about 0.7. */
export const STATUS_TIMEOUT_SECONDS = 30;
