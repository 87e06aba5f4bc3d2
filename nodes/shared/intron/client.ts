import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import type { Endpoint } from '../../IntronTranscribe/catalog/service';
import { ENDPOINT, STATUS_TIMEOUT_SECONDS } from '../../IntronTranscribe/catalog/service';
import { normalizeBaseUrl } from './baseUrl';
import type { Clock } from './clock';
import type { Fault } from './faults';
import { faultOfReply, faultOfTransport, NOT_SENT } from './faults';
import type { BudgetNews } from './budget';
import { sharedPacer } from './pacers';
import { readBudgetNews } from './rateLimitHeaders';
import type { FileState, JsonObject, Reply } from './reply';
import { readReply, stateOfFile, stateOfUpload } from './reply';
import type { CallKind } from './retry';
import { MAX_TRIES, retryDelayMs } from './retry';

/** Name of the credential type. */
export const CREDENTIAL_TYPE = 'intronApi';

/** What came of a call. */
export type Answer =
	| { readonly state: 'transcribed' | 'processing'; readonly reply: Reply }
	/** Without a reply when none came. */
	| { readonly state: 'refused'; readonly fault: Fault; readonly reply?: Reply };

/** The body of one try of an upload; its bytes are read while it is sent. */
export interface UploadBody {
	readonly form: FormData;
	/** Time-out of the try in milliseconds, the upload included. */
	readonly timeoutMs: number;
	/** Lets go of the file. */
	close(): void;
}

/** A call, which may take several tries. */
interface Call {
	readonly endpoint: Endpoint;
	readonly kind: CallKind;
	readonly judge: (reply: Reply) => FileState;
	/** Makes the request of one try, and what is to be done after it. */
	readonly prepare: () => Promise<{ request: IHttpRequestOptions; close?: () => void }>;
	/** How often it is tried at the most. */
	readonly maxTries: number;
	/** Time of the clock after which it is of no use. */
	readonly deadline: number;
}

/** The part of n8n's full HTTP response that is read here. */
interface FullResponse {
	readonly statusCode: number;
	readonly headers: JsonObject;
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
		private readonly clock: Clock,
		private readonly signal: AbortSignal,
		private readonly baseUrl: string,
		private readonly apiKey: string,
	) {}

	/**
	 * Reads and checks the credential.
	 *
	 * @param signal ends all waiting; requests on their way are not touched by it
	 * @throws NodeOperationError when its 'Base URL' or its 'API Key' can't be used
	 */
	static async create(
		context: IExecuteFunctions,
		clock: Clock,
		signal: AbortSignal,
	): Promise<IntronClient> {
		const credential = await context.getCredentials<{ apiKey: string; baseUrl: string }>(
			CREDENTIAL_TYPE,
		);
		const apiKey = credential.apiKey.trim();
		const baseUrl = normalizeBaseUrl(credential.baseUrl);
		if (apiKey === '') {
			throw new NodeOperationError(
				context.getNode(),
				"The 'API Key' of the Intron credential is empty",
				{ description: 'Open the credential and enter the key from voice.intron.io.' },
			);
		}
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
		return new IntronClient(context, clock, signal, baseUrl, apiKey);
	}

	/**
	 * Uploads a recording (`POST /file/v1/upload/sync` waits for the transcript, `POST
	 * /file/v1/upload` does not). The service bills each upload that it accepts, so it is sent again
	 * only when the service surely did not take it.
	 *
	 * @param makeBody makes the body of one try; what it throws is passed on
	 */
	async upload(endpoint: Endpoint, makeBody: () => Promise<UploadBody>): Promise<Answer> {
		return await this.call({
			endpoint,
			kind: 'upload',
			judge: stateOfUpload,
			maxTries: MAX_TRIES,
			deadline: Infinity,
			prepare: async () => {
				const { form, timeoutMs, close } = await makeBody();
				const body = form as unknown as IHttpRequestOptions['body'];
				const url = this.baseUrl + endpoint.path;
				return { request: { method: 'POST', url, body, timeout: timeoutMs }, close };
			},
		});
	}

	/**
	 * Looks at a file (`GET /file/v1/status/{id}`).
	 *
	 * @param fileId checked by the caller: it becomes a part of the URL
	 * @param structured whether results come as JSON; the status endpoint alone can do that
	 * @param maxTries 1 when the caller looks again anyway
	 * @param deadline time of the clock until which the look must have begun
	 */
	async look(
		fileId: string,
		structured: boolean,
		maxTries = MAX_TRIES,
		deadline = Infinity,
	): Promise<Answer> {
		const request: IHttpRequestOptions = {
			url: `${this.baseUrl}${ENDPOINT.status.path}/${encodeURIComponent(fileId)}`,
			qs: structured ? { get_structured_post_processing: 't' } : {},
			timeout: STATUS_TIMEOUT_SECONDS * 1000,
		};
		return await this.call({
			endpoint: ENDPOINT.status,
			kind: 'read',
			judge: stateOfFile,
			maxTries,
			deadline,
			prepare: async () => ({ request }),
		});
	}

	/** Tries a call until it succeeds, may not be tried again, or the execution is cancelled. */
	private async call(call: Call): Promise<Answer> {
		const pacer = sharedPacer(this.baseUrl, this.apiKey, call.endpoint, this.clock);
		let answer: Answer = { state: 'refused', fault: NOT_SENT };
		for (let tries = 1; await pacer.turn(call.deadline, this.signal); tries++) {
			const { request, close } = await call.prepare();
			// Meanwhile another item may have stopped the run.
			if (this.signal.aborted) {
				close?.();
				break;
			}
			const response = await this.request(request);
			close?.();
			let news: BudgetNews = {};
			if ('fault' in response) {
				answer = { state: 'refused', fault: response.fault };
			} else {
				news = readBudgetNews(response);
				pacer.learn(news);
				const reply = readReply(response.statusCode, this.withoutKey(response.body));
				answer = this.judge(reply, call.judge);
			}
			if (answer.state !== 'refused' || tries >= call.maxTries) break;
			const random = this.clock.random();
			const delay = retryDelayMs(call.kind, answer.fault, tries, news.retryAfterMs, random);
			if (delay === undefined) break;
			await this.clock.sleep(delay, this.signal);
		}
		return answer;
	}

	/**
	 * The body of an answer without the API key, should the service or a proxy have echoed it. The
	 * names of its fields are left alone: a key that is a plain word must not damage them.
	 */
	private withoutKey(body: unknown): unknown {
		const clean = (value: unknown) =>
			typeof value === 'string' ? value.replaceAll(this.apiKey, '***') : value;
		if (typeof body !== 'object') return clean(body);
		return JSON.parse(JSON.stringify(body), (_name, value: unknown) => clean(value));
	}

	private judge(reply: Reply, judge: Call['judge']): Answer {
		const state = judge(reply);
		return state === 'refused' ? { state, reply, fault: faultOfReply(reply) } : { state, reply };
	}

	private async request(options: IHttpRequestOptions): Promise<FullResponse | { fault: Fault }> {
		try {
			return (await this.context.helpers.httpRequestWithAuthentication.call(
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
		} catch (error) {
			// Only the code is kept: the error holds the request with its authorization header.
			return { fault: faultOfTransport(transportCode(error)) };
		}
	}
}
