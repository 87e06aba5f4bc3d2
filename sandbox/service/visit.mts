import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RecordedRequest } from '../control/types.mts';
import type { Fault } from '../scenarios/course.mts';
import type { State } from '../state.mts';
import { deliver, isSent } from './delivery.mts';
import type { EndpointName } from './endpoints.mts';
import { rateLimitsOf } from './endpoints.mts';
import type { Allowance } from './rateLimiter.mts';
import { rateLimited, REFUSALS } from './refusals.mts';
import type { Reply } from './reply.mts';

/** What is to be sent to a client. */
export interface Answer {
	readonly reply: Reply;
	/** What spoils the reply on its way. */
	readonly fault?: Fault | undefined;
}

/** One request, from its arrival to its answer. */
export class Visit {
	/** The API key that came with the request; empty when none did. */
	readonly key: string;
	readonly entry: RecordedRequest;

	constructor(
		protected readonly state: State,
		endpoint: RecordedRequest['endpoint'],
		request: FastifyRequest,
		private readonly fastifyReply: FastifyReply,
	) {
		this.key = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
		this.entry = state.log.open(endpoint, request, state.clock.now());
	}

	complain(complaints: readonly string[]): void {
		this.state.log.complain(this.entry, complaints);
	}

	/** Sends an answer with the usual headers; what a reply says itself, such as `retry-after`, wins. */
	async send(
		{ reply: planned, fault }: Answer,
		headers: Readonly<Record<string, string>> = {},
	): Promise<void> {
		const { rewrite, transport = 'whole' } = fault?.deliver ?? {};
		const rewritten = rewrite?.(planned, fault?.value) ?? planned;
		const reply = { ...rewritten, headers: { ...headers, ...rewritten.headers } };
		if (isSent(transport)) this.state.log.close(this.entry, reply, this.key);
		await deliver(this.fastifyReply, reply, transport);
	}
}

/** A request to an endpoint of the API, which takes a key and keeps rates. */
export class ApiVisit extends Visit {
	constructor(
		state: State,
		private readonly apiEndpoint: EndpointName,
		request: FastifyRequest,
		fastifyReply: FastifyReply,
	) {
		super(state, apiEndpoint, request, fastifyReply);
	}

	/** Answers the request, unless its rate or its key is reason enough to turn it down. */
	async answerWith(handle: () => Answer | Promise<Answer>): Promise<void> {
		const { limiter, settings } = this.state;
		const allowance = limiter.take(
			`${this.apiEndpoint} ${this.key}`,
			rateLimitsOf(this.apiEndpoint, settings),
			settings.rateLimits,
		);
		const answer = this.refuse(allowance) ?? (await handle());
		await this.send(answer, limiter.headers(allowance));
	}

	private refuse({ exceeded }: Allowance): Answer | undefined {
		if (exceeded) return { reply: rateLimited(exceeded) };
		return this.key === this.state.key ? undefined : { reply: REFUSALS.badKey() };
	}
}
