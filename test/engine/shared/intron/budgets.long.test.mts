import { describe, expect, test } from '@jest/globals';

import { ENDPOINT } from '../../../../nodes/IntronTranscribe/catalog/service';
import type { Call } from '../../../support/service/virtualService.mts';
import { useVirtualService } from '../../../support/engine/serviceRuns.mts';

const bench = useVirtualService();

const MINUTE = 60_000;

/** How long the service works on each recording. */
const WORK = 3_000;

/** How much longer than the limits demand a batch may take. */
const SLACK = 1.1;

/** The most calls within any minute. */
function mostInAMinute(calls: readonly Call[]): number {
	const times = calls.map(({ from }) => from);
	return Math.max(
		...times.map((from) => times.filter((t) => t >= from && t - from < MINUTE).length),
	);
}

const refusedCalls = () => bench.service.calls.filter(({ status }) => status === 429);

/** From the first request to the last answer. */
function duration(): number {
	const { calls } = bench.service;
	return Math.max(...calls.map(({ to }) => to)) - Math.min(...calls.map(({ from }) => from));
}

describe('a batch', () => {
	test.each([
		['Transcribe Recording', 'transcribe', 'sync', ENDPOINT.uploadSync, 60, WORK],
		['Start Transcription', 'startTranscription', 'async', ENDPOINT.upload, 90, 0],
	] as const)('of %s keeps the limit and loses no time', async (...row) => {
		const [, operation, kind, { callsPerMinute }, count, work] = row;
		const { error, outputs } = await bench.run(count, { operation });
		expect(error).toBeUndefined();
		expect(outputs[operation === 'transcribe' ? 0 : 1]).toHaveLength(count);
		expect(refusedCalls()).toEqual([]);
		expect(bench.calls(kind)).toHaveLength(count);
		expect(mostInAMinute(bench.calls(kind))).toBeLessThanOrEqual(callsPerMinute);
		const least = (Math.ceil(count / callsPerMinute) - 1) * MINUTE + work;
		expect(duration()).toBeGreaterThanOrEqual(least);
		expect(duration()).toBeLessThanOrEqual(SLACK * least);
	});

	test('that may run at once takes two in a hundred longer than the limit demands, at most', async () => {
		const { error } = await bench.run(60, { options: { concurrency: 60 } });
		expect(error).toBeUndefined();
		expect(refusedCalls()).toEqual([]);
		expect(duration()).toBeLessThanOrEqual(1.02 * (MINUTE + WORK));
	});

	test.each([0, 250, 500, 750, 999])(
		'loses no time to headers in whole seconds, %i ms after the full one',
		async (fraction) => {
			bench.clock.skip(fraction);
			bench.service.workMs = () => WORK + 900;
			await bench.run(60, { options: { concurrency: 60 } });
			expect(refusedCalls()).toEqual([]);
			expect(duration()).toBeLessThanOrEqual(1.02 * (MINUTE + WORK + 900));
		},
	);

	test('of looks keeps their distance', async () => {
		const items = Array.from({ length: 40 }, (_, index) => ({ json: { fileId: `id-${index}` } }));
		const { outputs } = await bench.run(0, { operation: 'getTranscript' }, { items });
		expect(outputs[0]).toHaveLength(40);
		expect(refusedCalls()).toEqual([]);
		expect(mostInAMinute(bench.calls('status'))).toBeLessThanOrEqual(
			ENDPOINT.status.callsPerMinute,
		);
		const times = bench.calls('status').map(({ from }) => from);
		const distances = times.slice(1).map((at, index) => at - (times[index] ?? 0));
		expect(Math.min(...distances)).toBeGreaterThan(1_000);
		expect(duration()).toBeLessThanOrEqual(SLACK * 39 * ENDPOINT.status.spacingMs);
	});

	test('of recordings that are waited for is looked at in turn', async () => {
		bench.service.pendingLooks = () => 2;
		const { outputs } = await bench.run(25, { options: { onTimeOut: 'keepWaiting' } });
		expect(outputs[0]).toHaveLength(25);
		expect(refusedCalls()).toEqual([]);
		const looks = bench.calls('status');
		expect(looks).toHaveLength(75);
		const firstRound = new Set(looks.slice(0, 25).map(({ name }) => name));
		expect(firstRound.size).toBeGreaterThan(20);
	});

	test('that takes longer than a minute each is not slowed down by old news', async () => {
		bench.service.workMs = () => 65_000;
		const { error } = await bench.run(60, { options: { concurrency: 30 } });
		expect(error).toBeUndefined();
		expect(refusedCalls()).toEqual([]);
		expect(duration()).toBeLessThanOrEqual(SLACK * 130_000);
	});
});

describe('the budget of a key', () => {
	test('is shared by executions at the same time', async () => {
		bench.clock.freeze();
		const executions = [bench.run(30), bench.run(30)];
		// Both have sent what the limit allows at once.
		await bench.clock.untilSleeping(30);
		bench.clock.thaw();
		for (const { error, outputs } of await Promise.all(executions)) {
			expect(error).toBeUndefined();
			expect(outputs[0]).toHaveLength(30);
		}
		expect(refusedCalls()).toEqual([]);
		expect(mostInAMinute(bench.calls('sync'))).toBeLessThanOrEqual(30);
		expect(duration()).toBeLessThanOrEqual(SLACK * (MINUTE + WORK));
	});

	test('is shared by executions one after the other', async () => {
		await bench.run(30);
		await bench.run(5);
		expect(refusedCalls()).toEqual([]);
		expect(mostInAMinute(bench.calls('sync'))).toBeLessThanOrEqual(30);
		expect(duration()).toBeLessThanOrEqual(SLACK * (MINUTE + WORK));
	});

	test('is no concern of another key', async () => {
		await bench.run(30);
		const credential = { apiKey: `${bench.key}-other`, baseUrl: bench.service.url };
		await bench.run(30, {}, { credential });
		expect(refusedCalls()).toEqual([]);
		expect(duration()).toBeLessThanOrEqual(4 * WORK);
	});

	test.each([
		['none of its requests is refused, when it sends one at a time', 1, 0],
		['only those sent before the first answer are refused, when it sends many', 15, 5],
	])('is also used by others: %s', async (_how, concurrency, refused) => {
		bench.service.takeAway('sync', bench.key, 20);
		const { error, outputs } = await bench.run(15, { options: { concurrency } });
		expect(error).toBeUndefined();
		expect(outputs[0]).toHaveLength(15);
		expect(refusedCalls().length).toBeLessThanOrEqual(refused);
		expect(duration()).toBeLessThanOrEqual(SLACK * (MINUTE + 5 * WORK));
	});

	test('may be used up by others altogether', async () => {
		bench.service.takeAway('sync', bench.key, 30);
		bench.service.takeAway('status', bench.key, 1);
		const { error, outputs } = await bench.run(3);
		expect(error).toBeUndefined();
		expect(outputs[0]).toHaveLength(3);
		expect(duration()).toBeLessThanOrEqual(SLACK * (MINUTE + WORK));
	});
});
