import { setImmediate } from 'node:timers/promises';

import type { Clock } from '../../../nodes/shared/intron/clock';

/** How far time is ahead of the real one, in milliseconds. */
let ahead = 0;

const now = () => performance.now() + ahead;

/**
 * A clock on which waiting takes no time: whatever is slept is added to it. Others get their turn all
 * the same, so that what happens meanwhile does happen.
 */
export const TIMELESS_CLOCK: Clock = {
	now,
	random: () => Math.random(),
	async sleep(ms, signal) {
		const end = now() + ms;
		await setImmediate();
		if (signal?.aborted) return;
		ahead += Math.max(0, end - now());
	},
	// Nobody sleeps meanwhile: what others do takes the time that it takes.
	timeout: () => new AbortController().signal,
};
