import { createHash } from 'crypto';

import type { Endpoint } from './service';
import type { Clock } from './clock';
import { Pacer } from './pacer';

/**
 * For how long a pacer that nobody uses is kept, in milliseconds: long enough that a workflow that
 * runs every few minutes does not forget the limit that the service told.
 */
const KEPT_MS = 600_000;

/** The pacers of a process, one for a service, an API key and an endpoint; freed some time after use. */
export class Pacers {
	/** In the order of their last use. */
	private readonly pacers = new Map<string, { readonly pacer: Pacer; readonly usedAt: number }>();

	/** How many there are. */
	get size(): number {
		return this.pacers.size;
	}

	/** The pacer of an endpoint and an API key; frees some that are idle. */
	get(baseUrl: string, apiKey: string, endpoint: Endpoint, clock: Clock): Pacer {
		// Whoever looks into the memory of the process finds no key here.
		const id = createHash('sha256')
			.update(JSON.stringify([baseUrl, apiKey, endpoint.path]))
			.digest('base64');
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

/** The pacer that all executions of this process share for an endpoint and an API key. */
export const sharedPacer = (
	baseUrl: string,
	apiKey: string,
	endpoint: Endpoint,
	clock: Clock,
): Pacer => shared.get(baseUrl, apiKey, endpoint, clock);
