/** The three addresses of the service, and how often each may be called with one key. */
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

export type EndpointName = 'sync' | 'async' | 'status';

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
};

/** How often an account with these settings may call an endpoint. */
export function rateLimitsOf(
	name: EndpointName,
	{ uploadsPerMinute }: Settings,
): readonly RateLimit[] {
	const isUpload = name !== 'status';
	return isUpload && uploadsPerMinute !== null
		? [perMinute(uploadsPerMinute)]
		: ENDPOINTS[name].rateLimits;
}
