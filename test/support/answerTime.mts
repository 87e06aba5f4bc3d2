import type { IHttpRequestOptions } from 'n8n-workflow';

import { CredentialsHelper } from './credentialsHelper.mts';
import { methodOf } from './methods.mts';

/**
 * Makes the node wait for some answers no longer than this, in milliseconds, whatever it asks for:
 * the sandbox's scenario `stall` never answers, and the node waits for minutes.
 */
export function limitAnswerTime(
	timeout: number,
	isLimited: (request: IHttpRequestOptions) => boolean,
): void {
	const authenticate = methodOf(CredentialsHelper.prototype, 'authenticate');
	CredentialsHelper.prototype.authenticate = async function (credentials, type, request, ...more) {
		const limited = isLimited(request) ? { ...request, timeout } : request;
		return await authenticate.call(this, credentials, type, limited, ...more);
	};
}

/** Whether a request is an upload that meets the scenario `stall`. */
export const isStalledUpload = ({ body }: IHttpRequestOptions): boolean =>
	body instanceof FormData && (body.get('audio_file_name') as string).includes('[stall]');
