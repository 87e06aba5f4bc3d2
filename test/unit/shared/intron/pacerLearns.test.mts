import { beforeEach, describe, expect, test } from '@jest/globals';

import type { Endpoint } from '../../../../nodes/shared/intron/service';
import type { BudgetNews } from '../../../../nodes/shared/intron/budget';
import { Pacer } from '../../../../nodes/shared/intron/pacer';
import { VirtualClock } from '../../../support/time/virtualClock.mts';

const MINUTE = 60_000;
const LIMIT = 10;

const endpoint: Endpoint = { path: '/burst', callsPerMinute: LIMIT, spacingMs: 0 };

let clock: VirtualClock;
let pacer: Pacer;

beforeEach(() => {
	clock = new VirtualClock();
	clock.skip(1_000_000);
	pacer = new Pacer(endpoint, clock);
});

/** Asks for turns at once; returns how long each took to come. */
async function turns(count: number): Promise<number[]> {
	const start = clock.now();
	return await Promise.all(
		Array.from({ length: count }, async () => {
			await pacer.turn(Infinity);
			return clock.now() - start;
		}),
	);
}

const atOnce = (delays: readonly number[]) => delays.filter((delay) => delay === 0).length;

describe('Retry-After of a 429', () => {
	test.each([
		[7_000, [7_000, 8_000, 9_000, 10_000]],
		[1_500, [1_500, 2_500, 3_500, 4_500]],
		[200, [1_000, 2_000, 3_000, 4_000]],
	])('of %i ms puts off all calls that wait, and keeps their order', async (ms, expected) => {
		const spaced = new Pacer({ ...endpoint, spacingMs: 1000 }, clock);
		const start = clock.now();
		await spaced.turn(Infinity);
		const waiting = expected.map(async () => {
			await spaced.turn(Infinity);
			return clock.now() - start;
		});
		spaced.learn({ retryAfterMs: ms });
		expect(await Promise.all(waiting)).toEqual(expected);
	});

	test('does not shorten a longer one that came before', async () => {
		pacer.learn({ retryAfterMs: 7_000 });
		pacer.learn({ retryAfterMs: 1_000 });
		expect(await turns(1)).toEqual([7_000]);
	});

	test('is over when it is over', async () => {
		pacer.learn({ retryAfterMs: 7_000 });
		clock.skip(7_000);
		expect(await turns(1)).toEqual([0]);
	});

	test('holds back for a minute at most, whatever it says', async () => {
		pacer.learn({ retryAfterMs: 86_400_000 });
		const [delay] = await turns(1);
		expect(delay).toBeGreaterThanOrEqual(MINUTE);
		expect(delay).toBeLessThanOrEqual(MINUTE + 1_000);
	});
});

describe('what the headers say of the limit', () => {
	test.each([
		[2, 2],
		[25, 25],
		[10_000, 30],
	])('replaces the documented one: %i', async (limit, granted) => {
		pacer.learn({ limit, remaining: limit });
		expect(atOnce(await turns(30))).toBe(granted);
	});

	test('puts off calls that already wait, when it is lower', async () => {
		await turns(LIMIT);
		const waiting = turns(LIMIT);
		pacer.learn({ limit: 2, remaining: 0, resetMs: MINUTE });
		const delays = (await waiting).sort((a, b) => a - b);
		expect(delays.filter((delay) => delay < 2 * MINUTE)).toHaveLength(2);
	});

	test.each<[string, BudgetNews]>([
		['is 1, which is that of the second of the status endpoint', { limit: 1, remaining: 0 }],
		['is 0', { limit: 0, remaining: 0 }],
		['comes without the rest', { limit: 3 }],
		['does not come', { remaining: 0, resetMs: 5_000 }],
	])('counts for nothing when it %s', async (_what, news) => {
		pacer.learn(news);
		expect(atOnce(await turns(30))).toBe(LIMIT);
	});
});

describe('what the headers say of the calls that are left', () => {
	test('is the truth when this process alone uses the key', async () => {
		await turns(4);
		pacer.learn({ limit: LIMIT, remaining: LIMIT - 4, resetMs: MINUTE });
		expect(atOnce(await turns(LIMIT))).toBe(LIMIT - 4);
	});

	test('counts in what others took with the same key, until the service counts anew', async () => {
		await turns(1);
		pacer.learn({ limit: LIMIT, remaining: 2, resetMs: 20_000 });
		const delays = await turns(5);
		expect(atOnce(delays)).toBe(2);
		for (const delay of delays.slice(2)) {
			expect(delay).toBeGreaterThanOrEqual(20_000);
			expect(delay).toBeLessThanOrEqual(21_000);
		}
	});

	test('counts in others once, however many replies tell of them', async () => {
		await turns(1);
		for (let reply = 0; reply < 5; reply++) {
			pacer.learn({ limit: LIMIT, remaining: 5, resetMs: 50_000 });
		}
		expect(atOnce(await turns(LIMIT))).toBe(5);
	});

	test('may come late: fewer others than were known are no news', async () => {
		pacer.learn({ limit: LIMIT, remaining: 2, resetMs: 50_000 });
		pacer.learn({ limit: LIMIT, remaining: 6, resetMs: 50_000 });
		expect(atOnce(await turns(LIMIT))).toBe(2);
	});

	test('tells when the minute of others ends, also where there are no more of them', async () => {
		pacer.learn({ limit: LIMIT, remaining: 2, resetMs: 20_000 });
		clock.skip(10_000);
		pacer.learn({ limit: LIMIT, remaining: 2, resetMs: 30_000 });
		const delays = await turns(3);
		expect(atOnce(delays)).toBe(2);
		expect(delays[2]).toBeGreaterThanOrEqual(30_000);
		expect(delays[2]).toBeLessThanOrEqual(31_000);
	});

	test('is none when it is less than none', async () => {
		pacer.learn({ limit: LIMIT, remaining: -1e300, resetMs: 20_000 });
		const delays = await turns(LIMIT);
		for (const delay of delays) {
			expect(delay).toBeGreaterThanOrEqual(20_000);
			expect(delay).toBeLessThanOrEqual(21_000);
		}
	});

	test('may come late: own calls that were made since are not taken for those of others', async () => {
		await turns(6);
		pacer.learn({ limit: LIMIT, remaining: 9, resetMs: MINUTE });
		expect(atOnce(await turns(LIMIT))).toBe(4);
	});

	test('counts in others beside own calls that still wait', async () => {
		pacer.learn({ retryAfterMs: 5_000 });
		const waiting = turns(LIMIT);
		pacer.learn({ limit: LIMIT, remaining: 8 });
		const delays = await waiting;
		expect(delays.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => 5_000));
		for (const delay of delays.slice(8)) expect(delay).toBeGreaterThanOrEqual(MINUTE);
	});

	test('counts in others beside own calls of the minute before', async () => {
		await turns(4);
		clock.skip(MINUTE);
		pacer.learn({ limit: LIMIT, remaining: 6 });
		// The service tells of four, and the own four may still count there.
		expect(atOnce(await turns(LIMIT))).toBe(2);
	});

	test('is no more than that when it comes without the reset', async () => {
		pacer.learn({ limit: LIMIT, remaining: 0 });
		const [delay] = await turns(1);
		expect(delay).toBeGreaterThanOrEqual(MINUTE);
		expect(delay).toBeLessThanOrEqual(MINUTE + 1_000);
	});

	test('puts off calls that already wait', async () => {
		await turns(LIMIT);
		clock.skip(30_000);
		const waiting = turns(1);
		pacer.learn({ limit: LIMIT, remaining: 0, resetMs: 55_000 });
		const [delay] = await waiting;
		expect(delay).toBeGreaterThanOrEqual(55_000);
		expect(delay).toBeLessThanOrEqual(56_000);
	});

	test('holds calls back until the reset when none is left', async () => {
		pacer.learn({ limit: LIMIT, remaining: 0, resetMs: 13_000 });
		const [delay] = await turns(1);
		expect(delay).toBeGreaterThanOrEqual(13_000);
		expect(delay).toBeLessThanOrEqual(14_000);
	});

	// The own minute is over 40.5 s later.
	test.each([
		['is no news when it ends as the own minute does', 39_000, 40_500],
		['is no news when it ends later by what whole seconds can not tell', 42_400, 40_500],
		['is news when the minute of the service began later', 44_000, 44_000],
	])('%s: in %i ms', async (_what, resetMs, expected) => {
		await turns(LIMIT);
		clock.skip(20_000);
		pacer.learn({ limit: LIMIT, remaining: 0, resetMs });
		expect(await turns(1)).toEqual([expected]);
	});

	test('is old news when its minute is over, as it is after a long synchronous call', async () => {
		await turns(LIMIT);
		clock.skip(2 * MINUTE);
		pacer.learn({ limit: LIMIT, remaining: 0, resetMs: 0 });
		expect(Math.max(...(await turns(LIMIT)))).toBeLessThanOrEqual(1_000);
	});

	test('is nearly old when its minute ends together with that of the own calls', async () => {
		await turns(LIMIT);
		clock.skip(MINUTE + 50);
		pacer.learn({ limit: LIMIT, remaining: 0, resetMs: 1_500 });
		expect(Math.max(...(await turns(LIMIT)))).toBeLessThanOrEqual(3_000);
	});
});

test('news without anything in them change nothing', async () => {
	await turns(3);
	pacer.learn({});
	expect(atOnce(await turns(LIMIT))).toBe(LIMIT - 3);
});

describe('a budget that is none', () => {
	test.each<BudgetNews>([
		{ limit: 1e12, remaining: 0 },
		{ limit: 1e9, remaining: 5e8, resetMs: MINUTE },
	])('holds nothing back, and no books are kept of it: %j', async (news) => {
		pacer.learn(news);
		expect(atOnce(await turns(500))).toBe(500);
	});

	test('is not made of a number of calls below zero', async () => {
		pacer.learn({ limit: LIMIT, remaining: -1e12 });
		expect(await turns(1)).toEqual([MINUTE + 500]);
	});
});
