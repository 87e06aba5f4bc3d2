/**
 * n8n's own sleep runs on the timers of the test.
 *
 * @jest-environment-options {"ownN8n": true}
 */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';

import { systemClock } from '../../../../nodes/shared/intron/clock';

/** How long a timer may be left over after the signal. */
const LEFT_OVER_MS = 500;

beforeEach(() => {
	jest.useFakeTimers();
});
afterEach(() => {
	jest.useRealTimers();
	jest.restoreAllMocks();
});

/** Sleeps; tells after how much time that ended. */
function sleeper(ms: number, signal?: AbortSignal) {
	const start = systemClock.now();
	const state: { tookMs?: number } = {};
	void systemClock.sleep(ms, signal).then(() => {
		state.tookMs = systemClock.now() - start;
	});
	return state;
}

describe('a sleep on the real clock', () => {
	test.each([1, 499, 500, 501, 1_234, 60_000])('lasts %i ms, no less', async (ms) => {
		const sleep = sleeper(ms);
		await jest.advanceTimersByTimeAsync(ms - 1);
		expect(sleep.tookMs).toBeUndefined();
		await jest.advanceTimersByTimeAsync(2);
		expect(sleep.tookMs).toBeGreaterThanOrEqual(ms);
	});

	test.each([0, -1, -Infinity, NaN])('does not begin for %d ms', async (ms) => {
		const sleep = sleeper(ms);
		await jest.advanceTimersByTimeAsync(0);
		expect(sleep.tookMs).toBe(0);
		expect(jest.getTimerCount()).toBe(0);
	});

	test.each([0, 1, 499, 500, 7_777])('ends with a signal at %i ms, at once', async (abortedAt) => {
		const stop = new AbortController();
		const sleep = sleeper(3_600_000, stop.signal);
		await jest.advanceTimersByTimeAsync(abortedAt);
		expect(sleep.tookMs).toBeUndefined();
		stop.abort();
		await jest.advanceTimersByTimeAsync(0);
		expect(sleep.tookMs).toBe(abortedAt);
		await jest.advanceTimersByTimeAsync(LEFT_OVER_MS);
		expect(jest.getTimerCount()).toBe(0);
	});

	test('ends with the signal for all who sleep, with one listener for all of them', async () => {
		const stop = new AbortController();
		const listen = jest.spyOn(stop.signal, 'addEventListener');
		const sleeps = [60_000, 1, 70_000].map((ms) => sleeper(ms, stop.signal));
		await jest.advanceTimersByTimeAsync(1_000);
		sleeps.push(sleeper(80_000, stop.signal));
		stop.abort();
		await jest.advanceTimersByTimeAsync(0);
		expect(sleeps.map(({ tookMs }) => tookMs)).toEqual([1_000, 1, 1_000, 0]);
		expect(listen).toHaveBeenCalledTimes(1);
	});

	test('does not begin after a signal', async () => {
		const sleep = sleeper(3_600_000, AbortSignal.abort());
		await jest.advanceTimersByTimeAsync(0);
		expect(sleep.tookMs).toBe(0);
		expect(jest.getTimerCount()).toBe(0);
	});
});

test('the real clock gives chances from 0 up to 1, each time another one', () => {
	const chances = Array.from({ length: 100 }, () => systemClock.random());
	expect(new Set(chances).size).toBeGreaterThan(90);
	expect(Math.min(...chances)).toBeGreaterThanOrEqual(0);
	expect(Math.max(...chances)).toBeLessThan(1);
});

test('the real clock does not jump with the wall clock', async () => {
	const start = systemClock.now();
	jest.setSystemTime(Date.now() + 86_400_000);
	await jest.advanceTimersByTimeAsync(5);
	expect(systemClock.now() - start).toBeCloseTo(5);
});

describe('a deadline on the real clock', () => {
	test('is over after its time, however many others end before', () => {
		// The fake timers know none of the platform's time-outs.
		const given: Array<[ms: number, stop: AbortController]> = [];
		jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
			const stop = new AbortController();
			given.push([ms, stop]);
			return stop.signal;
		});
		const over: number[] = [];
		for (const ms of [1e12, 1_234, 0.5, -1]) {
			const deadline = systemClock.deadline(ms, () => over.push(ms));
			if (ms === 1_234) deadline.end();
		}
		// The platform takes no other times.
		expect(given.map(([ms]) => ms)).toEqual([2_147_483_647, 1_234, 1, 0]);
		jest.advanceTimersByTime(5_000);
		for (const [, stop] of [...given]) stop.abort();
		expect(over).toEqual([0.5, -1]);
	});
});
