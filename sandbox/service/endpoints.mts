/** The addresses of the service, and how often each may be called with one key. */
import { ENDPOINT as SPEECH_ENDPOINT } from '../../nodes/IntronSpeak/catalog/service.ts';
import { ENDPOINT } from '../../nodes/IntronTranscribe/catalog/service.ts';
import type { Settings } from '../settings.mts';

/** So many requests in so much time. */
export interface RateLimit {
	readonly requests: number;
	readonly per: 'second' | 'minute';
}

export interface Endpoint {
	/** What people call it. */
	readonly title: string;
	readonly method: 'GET' | 'POST';
	/** As a route of Fastify. */
	readonly path: string;
	/** Shortest first; the first that is exceeded answers. */
	readonly rateLimits: readonly RateLimit[];
}

export type EndpointName = 'sync' | 'async' | 'status' | 'generate' | 'enqueue' | 'speechStatus';

function perMinute(requests: number): RateLimit {
	return { requests, per: 'minute' };
}

export const ENDPOINTS: Readonly<Record<EndpointName, Endpoint>> = {
	sync: {
		title: 'Upload and wait',
		method: 'POST',
		path: ENDPOINT.uploadSync.path,
		rateLimits: [perMinute(ENDPOINT.uploadSync.callsPerMinute)],
	},
	async: {
		title: 'Upload',
		method: 'POST',
		path: ENDPOINT.upload.path,
		rateLimits: [perMinute(ENDPOINT.upload.callsPerMinute)],
	},
	status: {
		title: 'Status',
		method: 'GET',
		path: `${ENDPOINT.status.path}/:fileId`,
		rateLimits: [
			// Documented nowhere, but observed
			{ requests: 1, per: 'second' },
			perMinute(ENDPOINT.status.callsPerMinute),
		],
	},
	generate: {
		title: 'Speak and wait',
		method: 'POST',
		path: SPEECH_ENDPOINT.generate.path,
		rateLimits: [perMinute(SPEECH_ENDPOINT.generate.callsPerMinute)],
	},
	enqueue: {
		title: 'Speak',
		method: 'POST',
		path: SPEECH_ENDPOINT.enqueue.path,
		rateLimits: [perMinute(SPEECH_ENDPOINT.enqueue.callsPerMinute)],
	},
	speechStatus: {
		title: 'Status of speech',
		method: 'GET',
		path: `${SPEECH_ENDPOINT.status.path}/:textId`,
		rateLimits: [{ requests: 1, per: 'second' }, perMinute(SPEECH_ENDPOINT.status.callsPerMinute)],
	},
};

/** The setting that replaces the documented rate of an endpoint. */
const RATE_SETTINGS: Partial<Record<EndpointName, 'uploadsPerMinute' | 'textsPerMinute'>> = {
	sync: 'uploadsPerMinute',
	async: 'uploadsPerMinute',
	generate: 'textsPerMinute',
	enqueue: 'textsPerMinute',
};

/** How often an account with these settings may call an endpoint. */
export function rateLimitsOf(name: EndpointName, settings: Settings): readonly RateLimit[] {
	const setting = RATE_SETTINGS[name];
	const requests = setting ? settings[setting] : null;
	return requests === null ? ENDPOINTS[name].rateLimits : [perMinute(requests)];
}
