import type { Clock } from '../clock.mts';
import type { RateLimit } from './endpoints.mts';

const MILLISECONDS = { second: 1_000, minute: 60_000 } as const;

interface Window {
	used: number;
	endsAt: number;
}

/** Where one request stands within the limits of its endpoint. */
export interface Allowance {
	/** The limit that the request exceeds. */
	readonly exceeded: RateLimit | undefined;
	/** The limit that the reply's headers tell of. */
	readonly told: RateLimit;
	readonly remaining: number;
	/** When `remaining` is whole again, in milliseconds since 1970. */
	readonly resetsAt: number;
}

/**
 * Counts requests per key and endpoint.
 *
 * The windows are fixed ones that begin with their first request, since the service's texts and
 * headers look like those of Flask-Limiter, whose default they are. What was captured from the
 * service fits: `retry-after` is what is left of the window when the reply is sent, so it is 0
 * after a synchronous time-out and 1 after a status request. A refused request uses up nothing.
 */
export class RateLimiter {
	private readonly windows = new Map<string, Window>();

	constructor(private readonly clock: Clock) {}

	/**
	 * Counts one request.
	 *
	 * @param caller whose requests are counted together
	 * @param limits at least one, shortest first
	 * @param enforced when false, every request is the first of its window
	 */
	take(caller: string, limits: readonly RateLimit[], enforced: boolean): Allowance {
		const counted = limits.map((limit) => ({
			limit,
			window: enforced ? this.windowOf(caller, limit) : this.newWindow(limit),
		}));
		const exceeded = counted.find(({ limit, window }) => window.used >= limit.requests);
		if (!exceeded) for (const { window } of counted) window.used += 1;
		const told = exceeded ?? counted[0];
		if (!told) throw new RangeError('An endpoint needs a rate limit');
		return {
			exceeded: exceeded?.limit,
			told: told.limit,
			remaining: told.limit.requests - told.window.used,
			resetsAt: told.window.endsAt,
		};
	}

	/** The rate-limit headers of a reply that is sent now; the service puts them on every reply. */
	headers({ told, remaining, resetsAt }: Allowance): Record<string, string> {
		const secondsLeft = Math.max(0, Math.ceil((resetsAt - this.clock.now()) / 1_000));
		return {
			'x-ratelimit-limit': String(told.requests),
			'x-ratelimit-remaining': String(remaining),
			'x-ratelimit-reset': String(Math.ceil(resetsAt / 1_000)),
			'retry-after': String(secondsLeft),
		};
	}

	private windowOf(caller: string, limit: RateLimit): Window {
		const name = `${caller} ${limit.requests}/${limit.per}`;
		const current = this.windows.get(name);
		if (current && current.endsAt > this.clock.now()) return current;
		const window = this.newWindow(limit);
		this.windows.set(name, window);
		return window;
	}

	private newWindow(limit: RateLimit): Window {
		return { used: 0, endsAt: this.clock.now() + MILLISECONDS[limit.per] };
	}
}
