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

/**
 * Grants turns to call one endpoint with one API key: at most so many in any minute, first come,
 * first served. A call waits for its turn before it is sent, since a refused upload has already
 * travelled in whole.
 */
export class Pacer {
	/** When turns were or will be taken, ascending; what is older than a minute is dropped. */
	private turns: number[] = [];

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
		let at = this.reserve();
		while (at <= deadline && !signal?.aborted) {
			const now = this.clock.now();
			if (now < at) {
				await this.clock.sleep(at - now, signal);
			} else if (now < this.heldUntil) {
				// A reply that came meanwhile holds all calls back: queue anew behind it.
				this.release(at);
				at = this.reserve();
			} else {
				return true;
			}
		}
		this.release(at);
		return false;
	}

	/** Corrects the budget by what the service says of it: other processes may use the same key. */
	learn({ limit, remaining, resetMs, retryAfterMs }: BudgetNews): void {
		if (retryAfterMs !== undefined) this.hold(retryAfterMs);
		if (limit === undefined || remaining === undefined || limit < 2) return;
		this.limit = limit;
		if (remaining === 0 && resetMs !== undefined) this.hold(resetMs);
		const now = this.clock.now();
		const own = this.turns.filter((at) => at <= now && at > now - WINDOW_MS).length;
		const byOthers = Math.max(0, limit - remaining - own);
		this.turns.push(...Array.from({ length: byOthers }, () => now));
		this.turns.sort((a, b) => a - b);
	}

	private hold(ms: number): void {
		const until = this.clock.now() + Math.min(ms, MAX_HOLD_MS);
		this.heldUntil = Math.max(this.heldUntil, until);
	}

	private reserve(): number {
		const now = this.clock.now();
		this.turns = this.turns.filter((at) => at > now - WINDOW_MS - MARGIN_MS);
		const last = this.turns.at(-1) ?? -Infinity;
		const oldestOfFullMinute = this.turns.at(-this.limit) ?? -Infinity;
		const at = Math.max(
			now,
			this.heldUntil,
			last + this.endpoint.spacingMs,
			this.turns.length >= this.limit ? oldestOfFullMinute + WINDOW_MS + MARGIN_MS : now,
		);
		this.turns.push(at);
		return at;
	}

	private release(at: number): void {
		const index = this.turns.indexOf(at);
		if (index >= 0) this.turns.splice(index, 1);
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
