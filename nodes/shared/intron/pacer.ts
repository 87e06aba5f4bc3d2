import type { Endpoint } from './service';
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

/** What a limit is at least and at most; 1 is that of a second, and more than this is as good as none. */
const LEAST_LIMIT = 2;
const MOST_LIMIT = 10_000;

/** The place of one call that waits in the budget. */
interface Turn {
	/** When the call will be made; it can be put off. */
	at: number;
}

/**
 * Grants turns to call one endpoint with one API key: at most so many in any minute, first come,
 * first served. A call waits for its turn before it is sent, since a refused upload has already
 * travelled in whole.
 */
export class Pacer {
	/** When the calls of the last minute were made, by this process or by another one; ascending. */
	private taken: number[] = [];

	/** In their order; ascending, and later than all that were made. */
	private waiting: Turn[] = [];

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
		const turn: Turn = { at: this.earliest() };
		this.waiting.push(turn);
		let late = this.clock.now() - turn.at;
		while (late < 0 && turn.at <= deadline && !signal?.aborted) {
			await this.clock.sleep(-late, signal);
			late = this.clock.now() - turn.at;
		}
		const isGranted = turn.at <= deadline && !signal?.aborted;
		this.waiting.splice(this.waiting.indexOf(turn), 1);
		if (isGranted) {
			this.taken.push(turn.at + late);
			this.putOff();
		}
		return isGranted;
	}

	/** Corrects the budget by what the service says of it: other processes may use the same key. */
	learn({ limit, remaining, resetMs, retryAfterMs }: BudgetNews): void {
		if (retryAfterMs !== undefined) this.hold(retryAfterMs);
		if (limit === undefined || remaining === undefined || limit < LEAST_LIMIT) return;
		this.limit = Math.floor(Math.min(limit, MOST_LIMIT));
		if (remaining === 0 && resetMs !== undefined) this.hold(resetMs);
		const now = this.clock.now();
		const own = this.taken.filter((at) => at > now - WINDOW_MS).length;
		const used = limit > MOST_LIMIT ? 0 : limit - Math.max(0, remaining);
		const byOthers = Math.max(0, Math.ceil(used) - own);
		// The service forgets them at the reset, so they are noted as a minute old by then. That also
		// makes news harmless whose minute is over, as after a long synchronous call.
		const at = now - WINDOW_MS + Math.min(resetMs ?? WINDOW_MS, WINDOW_MS);
		if (byOthers > 0) {
			this.taken.push(...Array.from({ length: byOthers }, () => at));
			this.taken.sort((a, b) => a - b);
		}
		this.putOff();
	}

	private hold(ms: number): void {
		const until = this.clock.now() + Math.min(ms, MAX_HOLD_MS);
		this.heldUntil = Math.max(this.heldUntil, until);
		this.putOff();
	}

	/** The earliest time for one more call, after all that are known. */
	private earliest(): number {
		const now = this.clock.now();
		while ((this.taken[0] ?? now) <= now - WINDOW_MS - MARGIN_MS) this.taken.shift();
		const last = this.fromEnd(1);
		const firstOfFullMinute = this.fromEnd(this.limit);
		return Math.max(
			now,
			this.heldUntil,
			last + this.endpoint.spacingMs,
			firstOfFullMinute + WINDOW_MS + MARGIN_MS,
		);
	}

	/** The time of the last call (1), of the one before it (2), and so on; those that wait included. */
	private fromEnd(place: number): number {
		const before = place - this.waiting.length;
		return (before <= 0 ? this.waiting.at(-place)?.at : this.taken.at(-before)) ?? -Infinity;
	}

	/** Puts the calls that wait off as far as needed by what happened since; their order stays. */
	private putOff(): void {
		const turns = this.waiting;
		this.waiting = [];
		for (const turn of turns) {
			turn.at = Math.max(turn.at, this.earliest());
			this.waiting.push(turn);
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
