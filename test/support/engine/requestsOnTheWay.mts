import type { IHttpRequestOptions } from 'n8n-workflow';

import { CredentialsHelper } from './credentialsHelper.mts';
import { methodOf } from './methods.mts';

/** Changes the node's requests when they leave n8n; the node knows nothing of it. */
export function changeRequests(
	change: (request: IHttpRequestOptions) => IHttpRequestOptions,
): void {
	const authenticate = methodOf(CredentialsHelper.prototype, 'authenticate');
	CredentialsHelper.prototype.authenticate = async function (credentials, type, request, ...more) {
		return await authenticate.call(this, credentials, type, change(request), ...more);
	};
}

/** The name of the recording that a request uploads; `undefined` when it uploads none. */
export function uploadedName({ body }: IHttpRequestOptions): string | undefined {
	const name = body instanceof FormData ? body.get('audio_file_name') : undefined;
	return typeof name === 'string' ? name : undefined;
}
