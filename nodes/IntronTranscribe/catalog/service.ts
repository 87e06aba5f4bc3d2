import type { Endpoint } from '../../shared/intron/service';
import { STATUS_LIMITS } from '../../shared/intron/service';

/** The endpoints for recordings (docs pages of `file/v1/…`). */
export const ENDPOINT = {
	uploadSync: { path: '/file/v1/upload/sync', callsPerMinute: 30, spacingMs: 0 },
	upload: { path: '/file/v1/upload', callsPerMinute: 60, spacingMs: 0 },
	status: { path: '/file/v1/status', ...STATUS_LIMITS },
} as const satisfies Record<string, Endpoint>;

/** Longest recording of the synchronous endpoint, in seconds: older accounts and newer accounts. */
export const SYNC_AUDIO_LIMITS_SECONDS = [60, 120] as const;

/**
 * The slowest upload that the time-out allows for, in bytes per second. The HTTP client's time-out
 * includes the upload, so that a large file on a slow line gets longer.
 */
export const SLOWEST_UPLOAD_BYTES_PER_SECOND = 32 * 1024;

/**
 * How many bytes are on their way at the same time. The time-out leaves the transfer at least 60 s
 * beyond what the service itself takes, so all of these arrive in time even on the slowest line.
 */
export const MOST_BYTES_IN_FLIGHT = 60 * SLOWEST_UPLOAD_BYTES_PER_SECOND;
