import { setImmediate } from 'node:timers/promises';

import { systemClock } from '../../../nodes/shared/intron/clock';

/** How far the node's time is ahead of the real one, in milliseconds. */
let ahead = 0;

/**
 * Makes the node's waiting take no time: whatever it sleeps is added to its clock. Others get their
 * turn all the same, so that what happens meanwhile does happen.
 */
export function passTimeAtOnce(): void {
	const now = () => performance.now() + ahead;
	Object.assign(systemClock, {
		now,
		async sleep(ms: number, signal?: AbortSignal) {
			const end = now() + ms;
			await setImmediate();
			if (signal?.aborted) return;
			ahead += Math.max(0, end - now());
		},
	});
}
