import { expect } from '@jest/globals';
import type { IHttpRequestOptions } from 'n8n-workflow';

import { FAULTS } from '../../../nodes/IntronTranscribe/faults';
import type { CallRequest } from '../../../nodes/shared/intron/client';
import { IntronClient } from '../../../nodes/shared/intron/client';
import { checkCredential } from '../../../nodes/shared/intron/credential';
import { nodeContext } from './nodeContext.mts';
import { VirtualClock } from '../time/virtualClock.mts';

/** What the service answers; `thrown` is thrown as it is, and `never` keeps n8n's helper for ever. */
export type ServiceAnswer =
	| 'never'
	| { statusCode?: number; headers?: Record<string, string>; body?: unknown }
	| { thrown: unknown };

/** What n8n's helper was given. */
interface SeenRequest {
	type: string;
	options: IHttpRequestOptions;
	/** The credential that n8n need not read. */
	credential: unknown;
	at: number;
}

let keys = 0;

/** The clients of one test, which share a clock and an API key that no other test has. */
export class ClientRuns {
	readonly clock = new VirtualClock();

	readonly requests: SeenRequest[] = [];

	apiKey = `key-of-test-${keys++}`;

	/** A client that gets these answers, one request after the other, the last for ever. */
	client(
		answers: readonly ServiceAnswer[],
		{ baseUrl = 'https://intron.test', signal = new AbortController().signal } = {},
	): IntronClient {
		const { apiKey, clock, requests } = this;
		const credential = checkCredential({ apiKey, baseUrl });
		if (typeof credential === 'string') throw new Error(`The credential has a flaw: ${credential}`);
		let count = 0;
		const context = nodeContext({
			helpers: {
				async httpRequestWithAuthentication(
					type: string,
					options: IHttpRequestOptions,
					{ credentialsDecrypted }: { credentialsDecrypted: unknown },
				) {
					expect(this).toBe(context);
					requests.push({ type, options, credential: credentialsDecrypted, at: clock.now() });
					const answer = answers[count++] ?? answers.at(-1) ?? {};
					if (answer === 'never') return await new Promise<never>(() => {});
					if ('thrown' in answer) throw answer.thrown;
					const { statusCode = 200, headers = {}, body = '' } = answer;
					return { statusCode, headers, body };
				},
			},
		});
		return new IntronClient(context, credential, FAULTS, clock, signal);
	}

	/** When requests were made. */
	get times(): number[] {
		return this.requests.map(({ at }) => at);
	}
}

/** Makes requests with a body; tells how many were made and let go. */
export function bodies(onMake = () => {}) {
	const count = { made: 0, closed: 0 };
	const form = new FormData();
	const make = async (): Promise<CallRequest> => {
		count.made += 1;
		onMake();
		return {
			method: 'POST',
			body: form as unknown as CallRequest['body'],
			timeout: 180_000,
			close: () => void (count.closed += 1),
		};
	};
	return { count, form, make };
}
