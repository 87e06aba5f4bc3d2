import type { Endpoint } from '../catalog/service';
import type { Clock } from './clock';

/** What the headers of a reply tell of the budget. */
export interface BudgetNews {
	/** `x-ratelimit-limit`: calls per minute; 1 where the status endpoint means its second. */
	readonly limit?: number;
	/** `x-ratelimit-remaining`: calls left until the reset. */
	readonly remaining?: number;
	/** Milliseconds until the reset (`x-ratelimit-reset` is in epoch seconds). */
	readonly resetMs?: number;
	/** `Retry-After` of a 429 in milliseconds; on other replies it means nothing. */
	readonly retryAfterMs?: number;
}

const WINDOW_MS = 60_000;

/** Requests overtake each other on the way, so a minute is taken a little longer here than there. */
const MARGIN_MS = 500;

/** Longest time for which a reply can hold calls back. */
const MAX_HOLD_MS = WINDOW_MS + MARGIN_MS;

/** What a limit is at least and at most; 1 is that of a second, and more than this is no limit. */
const LEAST_LIMIT = 2;
const MOST_LIMIT = 10_000;

/** The place of one call in the budget. */
interface Turn {
	/** When the call was or will be made; a call that waits can be put off. */
	at: number;
	/** Whether the call was made, by this process or by another one. */
	isTaken: boolean;
}

/**
 * Grants turns to call one endpoint with one API key: at most so many in any minute, first come,
 * first served. A call waits for its turn before it is sent, since a refused upload has already
 * travelled in whole.
 */
export class Pacer {
	/** The turns of the last minute, then those that wait; ascending. */
	private turns: Turn[] = [];

	private heldUntil = 0;

	private limit: number;

	constructor(
		private readonly endpoint: Endpoint,
		private readonly clock: Clock,
	) {
		this.limit = endpoint.callsPerMinute;
	}

	/**
	 * Waits for a turn.
	 *
	 * @param deadline time of the clock after which a turn is of no use
	 * @returns whether the turn was granted; not when the deadline or the signal came first
	 */
	async turn(deadline: number, signal?: AbortSignal): Promise<boolean> {
		// After a standstill of the machine, those who are overdue still come first.
		this.putOff();
		const turn: Turn = { at: this.earliest(), isTaken: false };
		this.turns.push(turn);
		while (turn.at <= deadline && !signal?.aborted) {
			const late = this.clock.now() - turn.at;
			if (late >= 0) {
				turn.at += late;
				turn.isTaken = true;
				this.putOff();
				return true;
			}
			await this.clock.sleep(-late, signal);
		}
		this.turns.splice(this.turns.indexOf(turn), 1);
		return false;
	}

	/** Corrects the budget by what the service says of it: other processes may use the same key. */
	learn({ limit, remaining, resetMs, retryAfterMs }: BudgetNews): void {
		if (retryAfterMs !== undefined) this.hold(retryAfterMs);
		if (limit === undefined || remaining === undefined) return;
		if (limit < LEAST_LIMIT || limit > MOST_LIMIT) return;
		this.limit = limit;
		if (remaining === 0 && resetMs !== undefined) this.hold(resetMs);
		const now = this.clock.now();
		const own = this.turns.filter(({ at, isTaken }) => isTaken && at > now - WINDOW_MS).length;
		const byOthers = Math.max(0, limit - Math.max(0, remaining) - own);
		// The service forgets them at the reset, so they are noted as a minute old by then. That also
		// makes news harmless whose minute is over, as after a long synchronous call.
		const at = now - WINDOW_MS + Math.min(resetMs ?? WINDOW_MS, WINDOW_MS);
		this.turns.push(...Array.from({ length: byOthers }, () => ({ at, isTaken: true })));
		this.putOff();
	}

	private hold(ms: number): void {
		const until = this.clock.now() + Math.min(ms, MAX_HOLD_MS);
		this.heldUntil = Math.max(this.heldUntil, until);
		this.putOff();
	}

	/** The earliest time for one more call, after all that are known. */
	private earliest(): number {
		const last = this.turns.at(-1)?.at ?? -Infinity;
		const firstOfFullMinute = this.turns.at(-this.limit)?.at ?? -Infinity;
		return Math.max(
			this.clock.now(),
			this.heldUntil,
			last + this.endpoint.spacingMs,
			firstOfFullMinute + WINDOW_MS + MARGIN_MS,
		);
	}

	/** Puts the calls that wait off as far as needed by what happened since; their order stays. */
	private putOff(): void {
		const oldest = this.clock.now() - WINDOW_MS - MARGIN_MS;
		const waiting = this.turns.filter(({ isTaken }) => !isTaken);
		const taken = this.turns.filter(({ at, isTaken }) => isTaken && at > oldest);
		this.turns = taken.sort((a, b) => a.at - b.at);
		for (const turn of waiting) {
			turn.at = Math.max(turn.at, this.earliest());
			this.turns.push(turn);
		}
	}
}

/** By base URL, API key and endpoint. n8n runs many executions in one process; they share a budget. */
const pacers = new Map<string, Pacer>();

/** The pacer that all executions of this process share for an endpoint and an API key. */
export function sharedPacer(
	baseUrl: string,
	apiKey: string,
	endpoint: Endpoint,
	clock: Clock,
): Pacer {
	const id = JSON.stringify([baseUrl, apiKey, endpoint.path]);
	const pacer = pacers.get(id) ?? new Pacer(endpoint, clock);
	pacers.set(id, pacer);
	return pacer;
}
