import { sleep } from 'n8n-workflow';

/** Time and chance, as parameters of the code that waits, so that tests need not wait. */
export interface Clock {
	/** Milliseconds since some fixed moment; never jumps, unlike the wall clock. */
	now(): number;
	/** A number from 0 up to 1. */
	random(): number;
	/** Resolves after so many milliseconds, or soon after the signal. */
	sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** How soon a cancelled execution stops waiting, in milliseconds. */
const LONGEST_NAP_MS = 500;

/** The real clock. */
export const systemClock: Clock = {
	now: () => performance.now(),
	random: () => Math.random(),
	async sleep(ms, signal) {
		// Not all supported versions of n8n can interrupt a sleep, so it is taken in short naps.
		const end = this.now() + ms;
		for (let left = ms; left > 0 && !signal?.aborted; left = end - this.now()) {
			await sleep(Math.min(left, LONGEST_NAP_MS));
		}
	},
};
