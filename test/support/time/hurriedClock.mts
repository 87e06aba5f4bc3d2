import { systemClock } from '../../../nodes/shared/intron/clock';
import type { Clock } from '../../../nodes/shared/intron/clock';

/** The real clock, so many times as fast: for what others do, or don't, in real time. */
export const hurriedClock = (times: number): Clock => ({
	now: () => systemClock.now() * times,
	random: () => systemClock.random(),
	sleep: async (ms, signal) => await systemClock.sleep(ms / times, signal),
	timeout: (ms) => systemClock.timeout(ms / times),
});
