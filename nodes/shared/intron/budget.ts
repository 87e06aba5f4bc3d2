import type { Endpoint } from './service';
import { Fifo } from './fifo';

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

const MINUTE_MS = 60_000;

/** Requests overtake each other on the way, so a minute is taken a little longer here than there. */
const MARGIN_MS = 500;

const WINDOW_MS = MINUTE_MS + MARGIN_MS;

/**
 * The headers tell the reset and the date in whole seconds, so a reset can seem later by up to two.
 * Waiting them out would cost each minute of a batch a second.
 */
const HEADER_PRECISION_MS = 2_000;

/** What a limit is at least and at most; 1 is that of a second, and more than this is as good as none. */
const LEAST_LIMIT = 2;
const MOST_LIMIT = 10_000;

/**
 * Keeps the books of the calls to one endpoint with one API key: at most so many in any minute.
 * Times are those of a clock, in milliseconds. Nothing here takes longer the more calls there are.
 */
export class Budget {
	/** When the calls of the last minute were made by this process, in their order. */
	private readonly own = new Fifo<number>();

	private last = -Infinity;

	/** The calls of others with the same key, and when the service forgets them. */
	private others = { count: 0, until: -Infinity };

	private heldUntil = -Infinity;

	private limit: number;

	constructor(private readonly endpoint: Endpoint) {
		this.limit = endpoint.callsPerMinute;
	}

	/** Notes a call that is made now. */
	take(now: number): void {
		this.own.push(now);
		this.last = now;
	}

	/**
	 * The earliest time for a call, as far as is known now.
	 *
	 * @param ahead how many calls will be made before it; with some, it may come later than that
	 */
	earliest(now: number, ahead = 0): number {
		this.forget(now);
		const rounds = Math.floor(ahead / this.limit);
		const first = Math.max(now, this.heldUntil, this.last + this.endpoint.spacingMs);
		return Math.max(
			first + ahead * this.endpoint.spacingMs,
			Math.max(first, this.freeAt(ahead % this.limit)) + rounds * WINDOW_MS,
		);
	}

	/** Whether nothing is known of it that a new one would not know too, but for the limit. */
	isIdle(now: number): boolean {
		this.forget(now);
		return this.own.size + this.others.count === 0 && this.heldUntil <= now;
	}

	/** Corrects the books by what the service says: other processes may use the same key. */
	learn(now: number, { limit, remaining, resetMs, retryAfterMs }: BudgetNews): void {
		this.forget(now);
		if (retryAfterMs !== undefined) this.hold(now + Math.min(retryAfterMs, WINDOW_MS));
		if (limit === undefined || remaining === undefined || limit < LEAST_LIMIT) return;
		this.limit = Math.floor(Math.min(limit, MOST_LIMIT));
		const used = limit > MOST_LIMIT ? 0 : Math.ceil(limit - Math.max(0, remaining));
		const count = used - this.ownSince(now - MINUTE_MS);
		// A reply may be older than later calls are, so fewer than were known are no news. The service
		// forgets at the reset, which also makes news harmless whose minute is over.
		if (count > 0 && count >= this.others.count) {
			this.others = { count, until: now + Math.min(resetMs ?? MINUTE_MS, MINUTE_MS) + MARGIN_MS };
		}
		// With none left, the minute of the service may have begun later than ours: it counts a call
		// when it has come.
		const reset = now + Math.min(resetMs ?? 0, WINDOW_MS);
		if (remaining <= 0 && reset > this.earliest(now) + HEADER_PRECISION_MS) this.hold(reset);
	}

	private hold(until: number): void {
		this.heldUntil = Math.max(this.heldUntil, until);
	}

	/** Forgets what the service has forgotten. */
	private forget(now: number): void {
		while ((this.own.at(0) ?? now) <= now - WINDOW_MS) this.own.shift();
		if (this.others.until <= now) this.others = { count: 0, until: -Infinity };
	}

	/** How many calls this process has made after a time. */
	private ownSince(time: number): number {
		let [from, to] = [0, this.own.size];
		while (from < to) {
			const middle = (from + to) >> 1;
			if ((this.own.at(middle) ?? time) > time) to = middle;
			else from = middle + 1;
		}
		return this.own.size - from;
	}

	/** When the minute has room for so many calls and one more; fewer than the limit. */
	private freeAt(ahead: number): number {
		const { count, until } = this.others;
		const surplus = this.own.size + ahead + 1 - this.limit;
		const byOwn = this.goneAt(surplus + count);
		// Either enough of the own are gone, or the others and some of the own.
		return count === 0 ? byOwn : Math.min(byOwn, Math.max(until, this.goneAt(surplus)));
	}

	/** When so many of the own calls are forgotten. */
	private goneAt(count: number): number {
		if (count <= 0) return -Infinity;
		return (this.own.at(count - 1) ?? Infinity) + WINDOW_MS;
	}
}
