import { expect } from '@jest/globals';
import type { IHttpRequestOptions } from 'n8n-workflow';

import { CREDENTIAL_TYPE, IntronClient } from '../../../nodes/shared/intron/client';
import { nodeContext } from './nodeContext.mts';
import { VirtualClock } from '../time/virtualClock.mts';

/** What the service answers; `thrown` is thrown as it is. */
export type ServiceAnswer =
	| { statusCode?: number; headers?: Record<string, string>; body?: unknown }
	| { thrown: unknown };

let keys = 0;

/** The clients of one test, which share a clock and an API key that no other test has. */
export class ClientRuns {
	readonly clock = new VirtualClock();

	readonly requests: Array<{ type: string; options: IHttpRequestOptions; at: number }> = [];

	apiKey = `key-${keys++}`;

	/** A client that gets these answers, one request after the other, the last for ever. */
	async client(
		answers: readonly ServiceAnswer[],
		{ baseUrl = 'https://intron.test', signal = new AbortController().signal } = {},
	): Promise<IntronClient> {
		const { apiKey, clock, requests } = this;
		let count = 0;
		const context = nodeContext({
			getCredentials: async (type: string) => {
				expect(type).toBe(CREDENTIAL_TYPE);
				return { apiKey, baseUrl };
			},
			helpers: {
				async httpRequestWithAuthentication(type: string, options: IHttpRequestOptions) {
					expect(this).toBe(context);
					requests.push({ type, options, at: clock.now() });
					const answer = answers[count++] ?? answers.at(-1) ?? {};
					if ('thrown' in answer) throw answer.thrown;
					const { statusCode = 200, headers = {}, body = '' } = answer;
					return { statusCode, headers, body };
				},
			},
		});
		return await IntronClient.create(context, clock, signal);
	}

	/** When requests were made. */
	get times(): number[] {
		return this.requests.map(({ at }) => at);
	}
}

/** Makes bodies of uploads; tells how many were made and let go. */
export function bodies(onMake = () => {}) {
	const count = { made: 0, closed: 0 };
	const form = new FormData();
	const make = async () => {
		count.made += 1;
		onMake();
		return { form, timeoutMs: 180_000, close: () => (count.closed += 1) };
	};
	return { count, form, make };
}
