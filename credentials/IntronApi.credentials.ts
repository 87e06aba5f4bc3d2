import type {
	ICredentialDataDecryptedObject,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { CREDENTIAL_TYPE, keyOf } from '../nodes/shared/intron/credential';
import { DEFAULT_BASE_URL, UNKNOWN_JOB_PATH } from '../nodes/shared/intron/service';

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
	 * only 401 and 403 fail here. Its every answer is an envelope with a `status`: an answer without
	 * one (a proxy's or another server's page) proves nothing about the key.
	 */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl }}',
			url: UNKNOWN_JOB_PATH,
			ignoreHttpStatusErrors: { ignore: true, except: [401, 403, 429] },
		},
		rules: [
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'message',
					value: 'permission denied,access-key error',
					message: 'Intron did not accept the API key. Copy it again from voice.intron.io.',
				},
			},
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'status',
					value: undefined,
					message: "The answer did not come from Intron. Check 'Base URL', or try again later.",
				},
			},
		],
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
		const Authorization = `Bearer ${keyOf(credential)}`;
		return { ...request, headers: { ...request.headers, Authorization } };
	}
}
