import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { UPLOAD_SYNC_PATH } from '../catalog/service';
import { normalizeBaseUrl } from './baseUrl';
import type { Fault } from './faults';
import { faultOfTransport } from './faults';
import type { JsonObject, Reply } from './reply';
import { readReply } from './reply';

/** Name of the credential type. */
export const CREDENTIAL_TYPE = 'intronApi';

/** Either the service's answer, or why there was none. */
export type Answer = { readonly reply: Reply } | { readonly fault: Fault };

/** The part of n8n's full HTTP response that is read here. */
interface FullResponse {
	readonly statusCode: number;
	readonly body: unknown;
}

/** The code of a network error; n8n's helper passes it on as `httpCode` or on the error's cause. */
function transportCode(error: unknown): string {
	const { httpCode, code, cause } = (error ?? {}) as JsonObject;
	const codes = [(cause as JsonObject | undefined)?.code, code, httpCode];
	return codes.find((candidate): candidate is string => typeof candidate === 'string') ?? '';
}

/** The Intron API for one run of the node, through n8n's authenticated HTTP helper only. */
export class IntronClient {
	private constructor(
		private readonly context: IExecuteFunctions,
		private readonly baseUrl: string,
		private readonly apiKey: string,
	) {}

	/**
	 * Reads and checks the credential.
	 *
	 * @throws NodeOperationError when its 'Base URL' can't be used or its 'API Key' is empty
	 */
	static async create(context: IExecuteFunctions): Promise<IntronClient> {
		const credential = await context.getCredentials<{ apiKey: string; baseUrl: string }>(
			CREDENTIAL_TYPE,
		);
		const baseUrl = normalizeBaseUrl(credential.baseUrl);
		if (baseUrl === undefined) {
			throw new NodeOperationError(
				context.getNode(),
				"The 'Base URL' of the Intron credential can't be used",
				{
					description:
						'Enter an address that starts with https:// and holds no user name, question mark or hash sign.',
				},
			);
		}
		return new IntronClient(context, baseUrl, credential.apiKey.trim());
	}

	/**
	 * Uploads a recording and waits for its transcript (`POST /file/v1/upload/sync`).
	 *
	 * The upload is sent once, whatever happens: the service bills each one.
	 *
	 * @param form from `buildForm`
	 * @param timeoutMs for the upload and the answer together, in milliseconds
	 */
	async uploadSync(form: FormData, timeoutMs: number): Promise<Answer> {
		return await this.request({
			method: 'POST',
			url: this.baseUrl + UPLOAD_SYNC_PATH,
			body: form as unknown as IHttpRequestOptions['body'],
			timeout: timeoutMs,
		});
	}

	/** A text without the API key, should the service or a proxy have echoed it. */
	withoutKey(text: string): string {
		return this.apiKey ? text.replaceAll(this.apiKey, '***') : text;
	}

	private async request(options: IHttpRequestOptions): Promise<Answer> {
		try {
			const response = (await this.context.helpers.httpRequestWithAuthentication.call(
				this.context,
				CREDENTIAL_TYPE,
				{
					...options,
					returnFullResponse: true,
					ignoreHttpStatusErrors: true,
					// A followed redirect would take the key to another host, and the HTTP client would keep
					// the whole recording in memory to be able to send it there.
					disableFollowRedirect: true,
				},
			)) as FullResponse;
			return { reply: readReply(response.statusCode, response.body) };
		} catch (error) {
			// The caught error is dropped on purpose: it holds the request with its authorization header.
			return { fault: faultOfTransport(transportCode(error)) };
		}
	}
}
