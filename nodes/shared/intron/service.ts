/** The Intron service: where it is, how often it may be called, how long it lets a caller wait. */

/** The public service. */
export const DEFAULT_BASE_URL = 'https://infer.voice.intron.io';

/** How often an API key may call an endpoint. */
export interface CallLimits {
	/** Documented calls per minute; the headers of replies correct it. */
	readonly callsPerMinute: number;
	/** Least time between two calls in milliseconds. */
	readonly spacingMs: number;
}

/** One endpoint. */
export interface Endpoint extends CallLimits {
	readonly path: string;
}

/** The limits of each endpoint that tells how a job stands; it refuses two calls within a second. */
export const STATUS_LIMITS: CallLimits = { callsPerMinute: 100, spacingMs: 1100 };

/** How long one look at a job may take, in seconds; observed were about 0.7. */
export const STATUS_TIMEOUT_SECONDS = 30;

/**
 * How long to wait for the service's answer, in seconds. The service itself gives up after 60 s or
 * 120 s and then names the job's id; a shorter wait here would lose that id and what was paid for it.
 */
export const DEFAULT_ANSWER_TIMEOUT_SECONDS = 180;

/** The shortest time-out that still lets the service give up first, in seconds. */
export const MIN_ANSWER_TIMEOUT_SECONDS = 130;

/** A status request for a job that nobody has: it proves the key without spending credits. */
export const UNKNOWN_JOB_PATH = '/file/v1/status/00000000-0000-4000-8000-000000000000';
