import type { Fault } from './faults/fault';

/** What a failed call was to do. */
export type CallKind =
	/** Costs credits once the service accepts it. */
	| 'submit'
	/** Costs nothing and changes nothing. */
	| 'read';

/** How often a call is tried, the first time included. */
export const MAX_TRIES = 5;

const BASE_DELAY_MS = 500;

const MAX_DELAY_MS = 20_000;

/** The service's burst limit asks for a second, its budget for a minute at most. */
const MAX_RETRY_AFTER_MS = 60_000;

/**
 * Decides whether a failed call is tried again, and when.
 *
 * A job is submitted again only when the service surely did not take it: it bills each one. A read is
 * tried again after every fault that may pass.
 *
 * @param tries how often the call was tried so far
 * @param retryAfterMs what a 429 asked for, in milliseconds
 * @param random a number from 0 up to 1
 * @returns the delay in milliseconds, or `undefined` when the call is not tried again
 */
export function retryDelayMs(
	kind: CallKind,
	fault: Fault,
	tries: number,
	retryAfterMs: number | undefined,
	random: number,
): number | undefined {
	if (!fault.mayPass || tries >= MAX_TRIES) return undefined;
	if (kind === 'submit' && fault.mayBeAccepted) return undefined;
	const backOff = random * Math.min(MAX_DELAY_MS, BASE_DELAY_MS * 2 ** (tries - 1));
	return Math.min(retryAfterMs ?? 0, MAX_RETRY_AFTER_MS) + backOff;
}
