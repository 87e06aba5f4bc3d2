import { describe, expect, test } from '@jest/globals';

import { Slots } from '../../../../nodes/shared/run/slots';
import { seededRandom } from '../../../support/random/seededRandom.mts';
import { VirtualClock } from '../../../support/time/virtualClock.mts';

/** Runs pieces of work that last so long; tells what was seen. */
async function runAll(count: number, durations: readonly number[]) {
	const clock = new VirtualClock();
	const slots = new Slots(count);
	const begun: number[] = [];
	let running = 0;
	let most = 0;
	const results = await Promise.all(
		durations.map(
			async (duration, index) =>
				await slots.run(async () => {
					begun.push(index);
					running += 1;
					most = Math.max(most, running);
					await clock.sleep(duration);
					running -= 1;
					return index;
				}),
		),
	);
	return { begun, most, results, tookMs: clock.now() };
}

const random = seededRandom(7);
const durations = Array.from({ length: 40 }, () => 1 + Math.floor(random() * 1_000));
const inOrder = durations.map((_, index) => index);

describe('slots', () => {
	test.each([1, 2, 3, 15, 40, 100])(
		'let %i pieces of work run at once, in order',
		async (count) => {
			const { begun, most, results } = await runAll(count, durations);
			expect(most).toBe(Math.min(count, durations.length));
			expect(begun).toEqual(inOrder);
			expect(results).toEqual(inOrder);
		},
	);

	test('stay busy as long as there is work', async () => {
		const { tookMs } = await runAll(
			4,
			Array.from({ length: 40 }, () => 100),
		);
		expect(tookMs).toBe(1_000);
	});

	test('are free again after work that fails, whose error is passed on', async () => {
		const slots = new Slots(1);
		const failing = slots.run(async () => await Promise.reject(new Error('no')));
		const next = slots.run(async () => await Promise.resolve('yes'));
		await expect(failing).rejects.toThrow('no');
		expect(await next).toBe('yes');
		expect(await slots.run(async () => await Promise.resolve('again'))).toBe('again');
	});

	test('are free again after work that throws before it waits', async () => {
		const slots = new Slots(1);
		const failing = slots.run(() => {
			throw new Error('no');
		});
		await expect(failing).rejects.toThrow('no');
		expect(await slots.run(async () => await Promise.resolve('yes'))).toBe('yes');
	});
});

test('many pieces that wait take no longer each than a few', async () => {
	const cost = async (count: number) => {
		const slots = new Slots(1, 1);
		const before = process.cpuUsage();
		await Promise.all(
			Array.from(
				{ length: count },
				async () => await slots.run(async () => await Promise.resolve(), 1),
			),
		);
		const { user, system } = process.cpuUsage(before);
		return Math.max(2_000, user + system);
	};
	await cost(1_000);
	const [few, many] = [await cost(5_000), await cost(50_000)];
	expect(many / few).toBeLessThan(30);
});
