import { sleep } from 'n8n-workflow';

import type { Deadline } from './deadlines';
import { Deadlines } from './deadlines';
import { onAbort } from './onAbort';

/** Time and chance, as parameters of the code that waits, so that tests need not wait. */
export interface Clock {
	/** Milliseconds since some fixed moment; never jumps, unlike the wall clock. */
	now(): number;
	/** A number from 0 up to 1. */
	random(): number;
	/** Resolves after so many milliseconds, or with the signal. */
	sleep(ms: number, signal?: AbortSignal): Promise<void>;
	/** Calls a function after so many milliseconds, unless that is called off. */
	deadline(ms: number, isOver: () => void): Deadline;
}

/** The longest that a timer is left over by a sleep that a signal ended, in milliseconds. */
const LONGEST_NAP_MS = 500;

/** The longest time that the platform's timers know, in milliseconds. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/** Resolves after so many milliseconds, or with the signal. */
async function nap(ms: number, signal?: AbortSignal): Promise<void> {
	await new Promise<void>((resolve) => {
		const wake = () => {
			forget?.();
			resolve();
		};
		const forget = signal && onAbort(signal, wake);
		void sleep(ms).then(wake);
	});
}

/** Those of all executions of this process. */
const deadlines = new Deadlines(
	() => performance.now(),
	(ms) => AbortSignal.timeout(Math.min(Math.ceil(Math.max(ms, 0)), LONGEST_TIMEOUT_MS)),
);

/** The real clock. */
export const systemClock: Clock = {
	now: () => performance.now(),
	random: () => Math.random(),
	async sleep(ms, signal) {
		// n8n keeps of a cancelled execution what the nodes give at once. Not all supported versions can
		// interrupt a sleep, so it is taken in naps.
		const end = this.now() + ms;
		for (let left = ms; left > 0 && !signal?.aborted; left = end - this.now()) {
			await nap(Math.min(left, LONGEST_NAP_MS), signal);
		}
	},
	deadline: (ms, isOver) => deadlines.begin(ms, isOver),
};
