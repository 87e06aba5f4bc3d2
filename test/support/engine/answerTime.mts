import type { IHttpRequestOptions } from 'n8n-workflow';

import { changeRequests, uploadedName } from './requestsOnTheWay.mts';

/**
 * Makes the node wait for some answers no longer than this, in milliseconds, whatever it asks for:
 * some of the sandbox's scenarios never answer, and the node waits for minutes.
 */
export function limitAnswerTime(
	timeout: number,
	isLimited: (request: IHttpRequestOptions) => boolean,
): void {
	changeRequests((request) => (isLimited(request) ? { ...request, timeout } : request));
}

/** Whether a request is an upload that meets a scenario in which no answer ever comes. */
export const isStalledUpload = (request: IHttpRequestOptions): boolean =>
	/\[stall(-upload)?\]/.test(uploadedName(request) ?? '');
