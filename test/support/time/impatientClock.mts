import { clearTimeout, setTimeout } from 'node:timers';

import type { Clock } from '../../../nodes/shared/intron/clock';
import { systemClock } from '../../../nodes/shared/intron/clock';
import { TIMELESS_CLOCK } from './virtualTime.mts';

/**
 * A clock on which some time-outs are over soon, as if their time had passed; all others take the time
 * that they take, so that a busy machine changes nothing, and sleeping takes none.
 *
 * @param isSoon which, by their milliseconds
 * @param realMs how long these take: enough for what is to happen before
 */
export function impatientClock(isSoon: (ms: number) => boolean, realMs: number): Clock {
	let ahead = 0;
	return {
		...TIMELESS_CLOCK,
		now: () => TIMELESS_CLOCK.now() + ahead,
		deadline(ms, isOver) {
			if (!isSoon(ms)) return systemClock.deadline(ms, isOver);
			const timer = setTimeout(() => {
				ahead += ms;
				isOver();
			}, realMs).unref();
			return { renew: () => void timer.refresh(), end: () => clearTimeout(timer) };
		},
	};
}
