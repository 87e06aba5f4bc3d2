import type { Endpoint } from './service';
import type { Clock } from './clock';
import { Pacer } from './pacer';

/**
 * For how long a pacer that nobody uses is kept, in milliseconds: long enough that a workflow that
 * runs every few minutes does not forget the limit that the service told.
 */
const KEPT_MS = 600_000;

/** The pacers of a process, one for an account and an endpoint; freed some time after use. */
export class Pacers {
	/** In the order of their last use. */
	private readonly pacers = new Map<string, { readonly pacer: Pacer; readonly usedAt: number }>();

	/** How many there are. */
	get size(): number {
		return this.pacers.size;
	}

	/** The pacer of an endpoint and an account, by its id; frees some that are idle. */
	get(accountId: string, endpoint: Endpoint, clock: Clock): Pacer {
		const id = `${accountId} ${endpoint.path}`;
		const pacer = this.pacers.get(id)?.pacer ?? new Pacer(endpoint, clock);
		const usedAt = clock.now();
		this.use(id, pacer, usedAt);
		for (const [oldId, old] of this.pacers) {
			if (usedAt - old.usedAt < KEPT_MS) break;
			if (old.pacer.isIdle) this.pacers.delete(oldId);
			else this.use(oldId, old.pacer, usedAt);
		}
		return pacer;
	}

	private use(id: string, pacer: Pacer, usedAt: number): void {
		this.pacers.delete(id);
		this.pacers.set(id, { pacer, usedAt });
	}
}

/** n8n runs many executions in one process; they share a budget. */
const shared = new Pacers();

/** The pacer that all executions of this process share for an endpoint and an account, by its id. */
export const sharedPacer = (accountId: string, endpoint: Endpoint, clock: Clock): Pacer =>
	shared.get(accountId, endpoint, clock);
