import type { IHttpRequestOptions } from 'n8n-workflow';

import { CredentialsHelper } from './credentialsHelper.mts';
import { methodOf } from './methods.mts';

/**
 * Makes the node wait for some answers no longer than this, in milliseconds, whatever it asks for:
 * some of the sandbox's scenarios never answer, and the node waits for minutes.
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

/** Whether a request is an upload that meets a scenario in which no answer ever comes. */
export const isStalledUpload = ({ body }: IHttpRequestOptions): boolean =>
	body instanceof FormData && /\[stall(-upload)?\]/.test(body.get('audio_file_name') as string);
