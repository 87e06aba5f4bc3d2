/** How an upload can break off before all of it was read: then nothing is accepted. */
import { once } from 'node:events';
import type { FastifyRequest } from 'fastify';

export interface Interruption {
	/** How much of the body is read before, from 0 to 1. */
	readonly after: number;
	/** What happens then: the connection breaks, or nobody reads on. */
	readonly how: 'reset' | 'stall';
}

/** Ends the reading of a form. */
export class BrokenOff extends Error {}

/**
 * Breaks an upload off.
 *
 * @throws BrokenOff when its connection is gone
 */
export async function breakOff(
	{ raw: { socket } }: FastifyRequest,
	{ how }: Interruption,
): Promise<never> {
	const gone = once(socket, 'close');
	if (how === 'reset') socket.resetAndDestroy();
	await gone;
	throw new BrokenOff('The upload was broken off by the scenario');
}
