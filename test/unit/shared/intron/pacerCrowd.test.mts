import { beforeEach, describe, expect, test } from '@jest/globals';

import { ENDPOINT } from '../../../../nodes/IntronTranscribe/catalog/service';
import { Pacer } from '../../../../nodes/shared/intron/pacer';
import { VirtualClock } from '../../../support/time/virtualClock.mts';

const MINUTE = 60_000;

let clock: VirtualClock;

beforeEach(() => {
	clock = new VirtualClock();
});

/** Asks for many turns together; tells of each when it came, or that it did not. */
function crowd(pacer: Pacer, count: number, deadline = Infinity, signal?: AbortSignal) {
	const ends: Array<{ isGranted: boolean; at: number } | undefined> = [];
	const all = Promise.all(
		Array.from({ length: count }, async (_, index) => {
			const isGranted = await pacer.turn(deadline, signal);
			ends[index] = { isGranted, at: clock.now() };
		}),
	);
	return {
		ends,
		async granted() {
			await all;
			return ends.flatMap((end) => (end?.isGranted ? [end.at] : []));
		},
	};
}

describe('those who wait move forward', () => {
	test('when the service tells of a higher limit', async () => {
		const pacer = new Pacer(ENDPOINT.uploadSync, clock);
		const waiting = crowd(pacer, 40);
		await clock.sleep(3_000);
		pacer.learn({ limit: 300, remaining: 270, resetMs: 57_000 });
		const times = await waiting.granted();
		expect(times.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 0));
		expect(times.slice(30)).toEqual(Array.from({ length: 10 }, () => 3_000));
	});

	test('as far as a higher limit goes', async () => {
		const pacer = new Pacer(ENDPOINT.uploadSync, clock);
		const waiting = crowd(pacer, 40);
		await clock.sleep(3_000);
		pacer.learn({ limit: 34, remaining: 4, resetMs: 57_000 });
		const times = await waiting.granted();
		expect(times.filter((at) => at === 3_000)).toHaveLength(4);
		expect(times.filter((at) => at > MINUTE)).toHaveLength(6);
	});

	test('when those in front of them wait no longer', async () => {
		const pacer = new Pacer(ENDPOINT.status, clock);
		const stop = new AbortController();
		clock.freeze();
		const impatient = crowd(pacer, 100, Infinity, stop.signal);
		const patient = crowd(pacer, 2);
		stop.abort();
		clock.thaw();
		expect(await impatient.granted()).toEqual([0]);
		expect(await patient.granted()).toEqual([1_100, 2_200]);
	});
});

describe('those who would come too late', () => {
	test('are told so at once, and those who come in time are served in order', async () => {
		const pacer = new Pacer(ENDPOINT.status, clock);
		clock.freeze();
		const callers = crowd(pacer, 24, 20_000);
		await clock.untilSleeping(1);
		// One look each 1.1 s: the 19th is at 19.8 s.
		expect(callers.ends.slice(19)).toEqual(
			Array.from({ length: 5 }, () => ({ isGranted: false, at: 0 })),
		);
		clock.thaw();
		const times = await callers.granted();
		expect(times).toEqual(Array.from({ length: 19 }, (_, index) => index * 1_100));
	});

	test('are told so at once when the minute is full', async () => {
		const pacer = new Pacer(ENDPOINT.uploadSync, clock);
		const early = crowd(pacer, 30);
		expect(await early.granted()).toHaveLength(30);
		const late = crowd(pacer, 70, 2 * MINUTE + 2_000);
		const times = await late.granted();
		expect(times).toHaveLength(60);
		expect(late.ends.slice(60)).toEqual(
			Array.from({ length: 10 }, () => ({ isGranted: false, at: 0 })),
		);
	});

	test('are told so by their deadline when it is known later', async () => {
		const pacer = new Pacer(ENDPOINT.status, clock);
		const callers = crowd(pacer, 5, 6_000);
		const patient = crowd(pacer, 1);
		await clock.sleep(1_000);
		pacer.learn({ retryAfterMs: 30_000 });
		expect(await callers.granted()).toEqual([0]);
		expect(callers.ends.slice(1).map((end) => end?.at)).toEqual([6_000, 6_000, 6_000, 6_000]);
		expect(await patient.granted()).toEqual([31_000]);
	});
});

test('a signal ends the waiting of all at once, and leaves no timer behind', async () => {
	const pacer = new Pacer(ENDPOINT.status, clock);
	const stop = new AbortController();
	clock.freeze();
	const waiting = crowd(pacer, 500, MINUTE * 60, stop.signal);
	await clock.untilSleeping(1);
	stop.abort();
	expect(await waiting.granted()).toEqual([0]);
	expect(clock.sleeping).toBe(0);
});

test('one who is held up does not hold up those of another service or key', async () => {
	const [held, free] = [1, 2].map(() => new Pacer(ENDPOINT.uploadSync, clock));
	held?.learn({ limit: 10_000, remaining: 0, retryAfterMs: MINUTE, resetMs: MINUTE });
	expect(await free?.turn(0)).toBe(true);
	expect(await held?.turn(MINUTE - 1)).toBe(false);
});
