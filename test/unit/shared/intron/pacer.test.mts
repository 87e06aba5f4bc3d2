import { beforeEach, describe, expect, test } from '@jest/globals';

import type { Endpoint } from '../../../../nodes/shared/intron/service';
import { ENDPOINT } from '../../../../nodes/IntronTranscribe/catalog/service';
import { Pacer } from '../../../../nodes/shared/intron/pacer';
import { accountIdOf } from '../../../../nodes/shared/intron/credential';
import { sharedPacer } from '../../../../nodes/shared/intron/pacers';
import { seededRandom } from '../../../support/random/seededRandom.mts';
import type { Stall } from '../../../support/time/stallingClock.mts';
import { StallingClock } from '../../../support/time/stallingClock.mts';
import { VirtualClock } from '../../../support/time/virtualClock.mts';

const MINUTE = 60_000;

/** What a minute may be taken longer than it is. */
const LONGEST_MARGIN = 1_000;

const ENDPOINTS = Object.entries(ENDPOINT).map(([name, endpoint]) => ({ name, ...endpoint }));

const burst: Endpoint = { path: '/burst', callsPerMinute: 5, spacingMs: 0 };
const spaced: Endpoint = { path: '/spaced', callsPerMinute: 100, spacingMs: 1100 };

/** A machine that has so much to do that it wakes up every so many milliseconds only. */
class SlowClock extends VirtualClock {
	constructor(private readonly stall: number) {
		super();
	}

	override async sleep(ms: number, signal?: AbortSignal): Promise<void> {
		const end = Math.ceil((this.now() + ms) / this.stall) * this.stall;
		await super.sleep(end - this.now(), signal);
	}
}

let clock: VirtualClock;

beforeEach(() => {
	clock = new VirtualClock();
});

/** Asks for turns at the given times; returns when each was granted. */
async function turnsAt(pacer: Pacer, arrivals: readonly number[]): Promise<number[]> {
	return await Promise.all(
		arrivals.map(async (arrival) => {
			await clock.sleep(arrival - clock.now());
			expect(await pacer.turn(Infinity)).toBe(true);
			return clock.now();
		}),
	);
}

const together = (count: number) => Array.from({ length: count }, () => 0);

/** The most calls within any minute. */
function mostInAMinute(times: readonly number[]): number {
	return Math.max(
		...times.map((from) => times.filter((t) => t >= from && t - from < MINUTE).length),
	);
}

/** The least time between two calls. */
function leastDistance(times: readonly number[]): number {
	const sorted = [...times].sort((a, b) => a - b);
	return Math.min(...sorted.slice(1).map((at, index) => at - (sorted[index] ?? 0)));
}

describe('the turns of an endpoint without spacing', () => {
	test('come at once up to the limit, and then when the first is more than a minute old', async () => {
		const turns = await turnsAt(new Pacer(burst, clock), together(11));
		expect(turns.slice(0, 5)).toEqual(together(5));
		for (const at of turns.slice(5, 10)) {
			expect(at).toBeGreaterThan(MINUTE);
			expect(at).toBeLessThanOrEqual(MINUTE + LONGEST_MARGIN);
		}
		expect(turns[10]).toBeGreaterThan(2 * MINUTE);
	});

	test('come no sooner when they are asked for near the end of the minute', async () => {
		const arrivals = [...together(5), 59_800];
		const turns = await turnsAt(new Pacer(burst, clock), arrivals);
		expect(turns[5]).toBeGreaterThan(MINUTE);
		expect(turns[5]).toBeLessThanOrEqual(MINUTE + LONGEST_MARGIN);
	});

	test('come as the window slides, one by one', async () => {
		const arrivals = [0, 10, 20, 30, 40, 41, 42].map((seconds) => seconds * 1000);
		const turns = await turnsAt(new Pacer(burst, clock), arrivals);
		expect(turns.slice(0, 5)).toEqual(arrivals.slice(0, 5));
		expect(turns[5]).toBeGreaterThan(MINUTE);
		expect((turns[6] ?? 0) - (turns[5] ?? 0)).toBeCloseTo(10_000);
	});
});

test('the turns of the status endpoint keep their distance, also after a pause', async () => {
	const turns = await turnsAt(new Pacer(spaced, clock), [0, 0, 0, 10_000, 10_100]);
	expect(turns).toEqual([0, 1100, 2200, 10_000, 11_100]);
});

test('turns are granted in the order in which they were asked for', async () => {
	const pacer = new Pacer(burst, clock);
	const order: number[] = [];
	await Promise.all(
		together(12).map(async (_, index) => {
			await pacer.turn(Infinity);
			order.push(index);
		}),
	);
	expect(order).toEqual(together(12).map((_, index) => index));
});

describe('after a standstill of the machine', () => {
	/** Asks for turns at the given times; the machine stands still from then to then. */
	async function turnsAround(endpoint: Endpoint, arrivals: readonly number[], stall: Stall) {
		clock = new StallingClock([stall]);
		return await turnsAt(new Pacer(endpoint, clock), arrivals);
	}

	test('those who are overdue keep their distance from those who come new', async () => {
		const arrivals = [0, 0, 0, 2_200];
		const turns = await turnsAround(spaced, arrivals, { from: 2_200, ms: 1_100 });
		expect(turns).toEqual([0, 1_100, 3_300, 4_400]);
	});

	test('of more than a minute those who are overdue count all the same', async () => {
		const arrivals = [...together(10), ...together(10).map(() => 50_000)];
		const turns = await turnsAround(burst, arrivals, { from: 50_000, ms: 150_000 });
		expect(mostInAMinute(turns)).toBe(5);
		expect(turns).toEqual([...turns].sort((a, b) => a - b));
	});
});

describe('a turn that would come too late', () => {
	test('is refused at once, and takes nothing from the others', async () => {
		const pacer = new Pacer(spaced, clock);
		await turnsAt(pacer, together(1));
		expect(await pacer.turn(1099)).toBe(false);
		expect(clock.now()).toBe(0);
		expect(await pacer.turn(1100)).toBe(true);
		expect(clock.now()).toBe(1100);
	});

	test('is refused at once also behind others that wait', async () => {
		const pacer = new Pacer(burst, clock);
		for (let call = 0; call < 5; call++) {
			await pacer.turn(Infinity);
			clock.skip(10_000);
		}
		clock.freeze();
		const ahead = together(3).map(async () => await pacer.turn(Infinity));
		// Of the calls that were made, the fourth is a minute old in 40 s.
		expect(await pacer.turn(clock.now() + 20_000)).toBe(false);
		clock.thaw();
		expect(await Promise.all(ahead)).toEqual([true, true, true]);
	});

	test('is refused when a 429 comes while it waits', async () => {
		const pacer = new Pacer(spaced, clock);
		await pacer.turn(Infinity);
		const waiting = pacer.turn(5_000);
		pacer.learn({ retryAfterMs: 30_000 });
		expect(await waiting).toBe(false);
		expect(clock.now()).toBeLessThanOrEqual(5_000);
	});
});

describe('a signal', () => {
	test('ends the waiting for a turn, which others may then have', async () => {
		const pacer = new Pacer(burst, clock);
		await turnsAt(pacer, together(5));
		clock.freeze();
		const stop = new AbortController();
		const waiting = Promise.all(
			together(5).map(async () => await pacer.turn(Infinity, stop.signal)),
		);
		// One timer does for all that wait.
		await clock.untilSleeping(1);
		stop.abort();
		expect(await waiting).toEqual([false, false, false, false, false]);
		clock.thaw();
		const turns = await turnsAt(pacer, together(5));
		expect(Math.max(...turns)).toBeLessThanOrEqual(MINUTE + LONGEST_MARGIN);
	});

	test('that came before leaves no turn taken', async () => {
		const pacer = new Pacer(burst, clock);
		for (let count = 0; count < 20; count++) {
			expect(await pacer.turn(Infinity, AbortSignal.abort())).toBe(false);
		}
		expect(await turnsAt(pacer, together(5))).toEqual(together(5));
	});
});

describe.each(ENDPOINTS)('random arrivals at $name', (endpoint) => {
	test.each([1, 2, 3, 4, 5, 6])(
		'never exceed the limits and waste no time, seed %i',
		async (seed) => {
			const random = seededRandom(seed);
			const span = random() * 4 * MINUTE;
			const crowd = Array.from(
				{ length: 250 },
				() => Math.floor((random() * span) / 2_000) * 2_000,
			);
			const arrivals = crowd.sort((a, b) => a - b);
			const turns = await turnsAt(new Pacer(endpoint, clock), arrivals);
			const sorted = [...turns].sort((a, b) => a - b);

			expect(mostInAMinute(turns)).toBeLessThanOrEqual(endpoint.callsPerMinute);
			for (const [index, at] of sorted.entries()) {
				const before = sorted[index - 1] ?? -Infinity;
				const minuteBefore = sorted[index - endpoint.callsPerMinute] ?? -Infinity;
				const arrival = arrivals[index] ?? 0;
				expect(at - before).toBeGreaterThanOrEqual(endpoint.spacingMs - 1e-6);
				// No later than the arrival, the spacing and the minute demand.
				const least = Math.max(
					arrival,
					before + endpoint.spacingMs,
					minuteBefore + MINUTE + LONGEST_MARGIN,
				);
				expect(at).toBeLessThanOrEqual(least);
			}
		},
	);

	test.each([90, 700, 4_000])('on a machine that wakes up every %i ms only', async (stall) => {
		const slow = new SlowClock(stall);
		const pacer = new Pacer(endpoint, slow);
		const turns = await Promise.all(
			together(endpoint.callsPerMinute * 3).map(async () => {
				await pacer.turn(Infinity);
				return slow.now();
			}),
		);
		expect(mostInAMinute(turns)).toBeLessThanOrEqual(endpoint.callsPerMinute);
		expect(leastDistance(turns)).toBeGreaterThanOrEqual(endpoint.spacingMs - 1e-6);
	});

	test.each([11, 12, 13])('with 429s and cancelled calls, seed %i', async (seed) => {
		const random = seededRandom(seed);
		const pacer = new Pacer(endpoint, clock);
		const turns: number[] = [];
		const holds: Array<{ at: number; until: number }> = [];
		await Promise.all(
			Array.from({ length: 200 }, async () => {
				await clock.sleep(random() * 2 * MINUTE);
				const isImpatient = random() < 0.2;
				const deadline = isImpatient ? clock.now() + random() * 10_000 : Infinity;
				if (!(await pacer.turn(deadline))) return;
				// A reply that comes at the same moment is too late for this turn.
				const before = holds.filter(({ at }) => at < clock.now());
				const heldUntil = Math.max(0, ...before.map(({ until }) => until));
				expect(clock.now()).toBeGreaterThanOrEqual(heldUntil);
				expect(clock.now()).toBeLessThanOrEqual(deadline);
				turns.push(clock.now());
				if (random() > 0.03) return;
				const retryAfterMs = random() * 10_000;
				pacer.learn({ retryAfterMs });
				holds.push({ at: clock.now(), until: clock.now() + retryAfterMs });
			}),
		);
		expect(turns.length).toBeGreaterThan(100);
		expect(mostInAMinute(turns)).toBeLessThanOrEqual(endpoint.callsPerMinute);
		expect(leastDistance(turns)).toBeGreaterThanOrEqual(endpoint.spacingMs - 1e-6);
	});
});

describe('the pacer that executions share', () => {
	const shared = (baseUrl = 'https://a', apiKey = 'k', endpoint: Endpoint = ENDPOINT.upload) =>
		sharedPacer(accountIdOf({ baseUrl, apiKey, data: {} }), endpoint, clock);

	test('is one for a service, an API key and an endpoint', () => {
		expect(shared()).toBe(shared());
	});

	test.each<[string, Parameters<typeof shared>]>([
		['service', ['https://b']],
		['API key', ['https://a', 'l']],
		['endpoint', ['https://a', 'k', ENDPOINT.uploadSync]],
		['service and key that only read the same in a row', ['https://ak', '']],
	])('is another one for another %s', (_what, key) => {
		expect(shared(...key)).not.toBe(shared());
	});
});
