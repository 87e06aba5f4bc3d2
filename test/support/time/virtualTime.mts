import { setImmediate } from 'node:timers/promises';

import type { Clock } from '../../../nodes/shared/intron/clock';
import type { Deadline } from '../../../nodes/shared/intron/deadlines';

/** How far time is ahead of the real one, in milliseconds. */
let ahead = 0;

const now = () => performance.now() + ahead;

/** One that is never over. */
export const NO_DEADLINE: Deadline = { renew: () => {}, end: () => {} };

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
	deadline: () => NO_DEADLINE,
};
