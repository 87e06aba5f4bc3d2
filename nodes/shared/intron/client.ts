import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import type { Answer, Judge } from './answer';
import type { BudgetNews } from './budget';
import type { Clock } from './clock';
import type { Credential } from './credential';
import { accountIdOf, CREDENTIAL_TYPE } from './credential';
import type { Fault } from './faults/fault';
import type { FaultTable } from './faults/faultTable';
import { keyEraser } from './keyEraser';
import { sharedPacer } from './pacers';
import { readBudgetNews } from './rateLimitHeaders';
import { readReply } from './reply';
import type { CallKind } from './retry';
import { MAX_TRIES, retryDelayMs } from './retry';
import type { Endpoint } from './service';
import type { FullResponse } from './transport';
import { responseOf, transportCode } from './transport';
import { GRACE_MS, within } from './within';

/** The request of one try. */
export interface CallRequest extends Pick<IHttpRequestOptions, 'method' | 'qs' | 'body'> {
	/** How long the answer may take, in milliseconds, the time for sending the body included. */
	readonly timeout: number;
	/** What follows the endpoint's path, e.g. `/12a9760f`. */
	readonly pathSuffix?: string;
	/** Lets go of what the body holds. */
	readonly close?: () => void;
}

/** A call, which may take several tries. */
export interface Call<Done> {
	readonly endpoint: Endpoint;
	readonly kind: CallKind;
	readonly judge: Judge<Done>;
	/** Makes the request of one try; what it throws is passed on. */
	readonly prepare: () => Promise<CallRequest>;
	/** The job's id where the caller knows it, so that no fault comes without it. */
	readonly id?: string;
	/** How often it is tried at the most; 1 when the caller asks again anyway. */
	readonly maxTries?: number;
	/** Time of the clock until which it must have begun. */
	readonly deadline?: number;
}

/** The Intron API with one credential, through n8n's authenticated HTTP helper only. */
export class IntronClient {
	/** The fault that every further job would meet: the key is refused, or the credits are used up. */
	private doom?: Fault;

	private readonly accountId: string;

	private readonly eraseKey: (text: string) => string;

	/**
	 * @param faults of the node that calls
	 * @param signal ends all waiting; requests on their way are not touched by it
	 */
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly credential: Credential,
		private readonly faults: FaultTable,
		private readonly clock: Clock,
		private readonly signal: AbortSignal,
	) {
		this.accountId = accountIdOf(credential);
		this.eraseKey = keyEraser(credential.apiKey);
	}

	/**
	 * Makes a call, and repeats it until it succeeds, may not be tried again, or the execution is
	 * cancelled. What costs credits is sent again only when the service surely did not take it.
	 */
	async call<Done>(call: Call<Done>): Promise<Answer<Done>> {
		const { endpoint, kind, prepare, judge, id, maxTries = MAX_TRIES, deadline = Infinity } = call;
		const { baseUrl } = this.credential;
		const pacer = sharedPacer(this.accountId, endpoint, this.clock);
		let answer: Answer<Done> = { state: 'refused', fault: this.faults.notSent, id };
		for (let tries = 1; await pacer.turn(deadline, this.signal); tries++) {
			// A job that is sure to be refused does not travel.
			if (kind === 'submit' && this.doom) return { state: 'refused', fault: this.doom, id };
			const { pathSuffix = '', close, ...request } = await prepare();
			// Meanwhile another item may have stopped the run.
			if (this.signal.aborted) {
				close?.();
				break;
			}
			const url = baseUrl + endpoint.path + pathSuffix;
			const response = await this.request({ ...request, url });
			close?.();
			let news: BudgetNews = {};
			if ('fault' in response) {
				answer = { state: 'refused', fault: response.fault, id };
			} else {
				news = readBudgetNews(response);
				pacer.learn(news);
				const understood = this.understand(response, judge);
				answer = understood.reply ? understood : { ...understood, id };
			}
			if (answer.state !== 'refused') break;
			if (answer.fault.meetsAll) this.doom = answer.fault;
			if (tries >= maxTries) break;
			const random = this.clock.random();
			const delay = retryDelayMs(kind, answer.fault, tries, news.retryAfterMs, random);
			if (delay === undefined) break;
			await this.clock.sleep(delay, this.signal);
		}
		return answer;
	}

	/**
	 * What a response means. By then the service may have taken what was sent, so nothing may throw.
	 */
	private understand<Done>({ statusCode, body }: FullResponse, judge: Judge<Done>): Answer<Done> {
		try {
			const reply = readReply(statusCode, body, this.eraseKey);
			return { ...judge(reply), reply };
		} catch {
			return { state: 'refused', fault: this.faults.unreadable };
		}
	}

	/** Makes a request, which ends in its time whatever n8n's HTTP client does. */
	private async request(
		options: IHttpRequestOptions & { timeout: number },
	): Promise<FullResponse | { fault: Fault }> {
		try {
			return await within(
				this.clock,
				options.timeout + GRACE_MS,
				async () => await this.send(options),
			);
		} catch (error) {
			// Only the code is kept: the error holds the request with its authorization header.
			return responseOf(error) ?? { fault: this.faults.ofTransport(transportCode(error)) };
		}
	}

	private async send(options: IHttpRequestOptions): Promise<FullResponse> {
		return (await this.context.helpers.httpRequestWithAuthentication.call(
			this.context,
			CREDENTIAL_TYPE,
			{
				...options,
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				// A followed redirect would take the key to another host, and the HTTP client would keep
				// the whole body in memory to be able to send it there.
				disableFollowRedirect: true,
			},
			// n8n would read the credential anew, and with the expressions of the first item.
			{
				credentialsDecrypted: {
					id: '',
					name: '',
					type: CREDENTIAL_TYPE,
					data: this.credential.data,
				},
			},
		)) as FullResponse;
	}
}
