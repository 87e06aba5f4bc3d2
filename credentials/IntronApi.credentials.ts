import type {
	ICredentialDataDecryptedObject,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import {
	checkCredential,
	CREDENTIAL_FLAWS,
	CREDENTIAL_TYPE,
} from '../nodes/shared/intron/credential';
import { DEFAULT_BASE_URL, UNKNOWN_JOB_PATH } from '../nodes/shared/intron/service';

const NOT_ACCEPTED =
	'Intron did not accept the API key. Copy it again from voice.intron.io, or ask Intron whether it is still valid.';

/** Fails the test by the status of the answer. */
const codeRule = (value: number, message: string) => ({
	type: 'responseCode',
	properties: { value, message },
});

/** Fails the test by a field of the answer. */
const bodyRule = (key: string, value: string | undefined, message: string) => ({
	type: 'responseSuccessBody',
	properties: { key, value, message },
});

/** The Bearer key of an Intron account. */
export class IntronApi implements ICredentialType {
	name = CREDENTIAL_TYPE;

	displayName = 'Intron API';

	icon: Icon = { light: 'file:../icons/intron.svg', dark: 'file:../icons/intron.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-intron/n8n-nodes-intron#credential';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'From the Developer tab of your account at voice.intron.io',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: DEFAULT_BASE_URL,
			description: 'Change this only when Intron gave you another address, or to use the sandbox',
		},
	];

	/**
	 * The service has no "who am I". It answers a status request for an unknown file with HTTP 500
	 * "file not found" when the key is good and with 403 when it is not (observed 2026-09-11), so
	 * only 401, 403 and 429 fail here. Its every answer is an envelope with a `status`: an answer
	 * without one (a proxy's or another server's page) proves nothing about the key. A redirect is not
	 * followed: it would take the key to another host.
	 */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl }}',
			url: UNKNOWN_JOB_PATH,
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: { ignore: true, except: [401, 403, 429] },
		},
		// n8n's type wants rules of one kind; it reads both kinds.
		rules: [
			...[401, 403].map((value) => codeRule(value, NOT_ACCEPTED)),
			codeRule(429, 'Intron receives too many requests from this API key. Try again in a minute.'),
			bodyRule('message', 'permission denied,access-key error', NOT_ACCEPTED),
			bodyRule(
				'status',
				undefined,
				"The answer did not come from Intron. Check 'Base URL', or try again later.",
			),
		] as unknown as ICredentialTestRequest['rules'],
	};

	/**
	 * A function, since n8n would evaluate a template in its sandbox for expressions, anew for each
	 * request: that takes about as long as all else that it does to send one, and fails in workflows
	 * with the experimental execution logic v2 (n8n 2.41).
	 */
	async authenticate(
		credential: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		// The node checks it before; the credential's test comes straight here, and sends no key to an
		// address that the node would refuse.
		const usable = checkCredential(credential);
		if (typeof usable === 'string') {
			const { message, description } = CREDENTIAL_FLAWS[usable];
			throw new Error(`${message}. ${description}`);
		}
		const Authorization = `Bearer ${usable.apiKey}`;
		return {
			...request,
			// The test's address comes from an expression, as it was entered.
			...(request.baseURL !== undefined && { baseURL: usable.baseUrl }),
			headers: { ...request.headers, Authorization },
		};
	}
}
