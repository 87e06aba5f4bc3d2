import { setImmediate } from 'node:timers/promises';

import { describe, expect, test } from '@jest/globals';

import { seededRandom } from '../../../support/random/seededRandom.mts';
import { recordingItem } from '../../../support/engine/sandboxRuns.mts';
import { useVirtualService } from '../../../support/engine/serviceRuns.mts';

const bench = useVirtualService();

const numberOf = (name: unknown) => Number(String(name).replace(/^Call[ -]/, ''));

describe('uploads at the same time', () => {
	test.each([
		['as many as are set', 1, 1],
		['as many as are set', 4, 4],
		['as many as there are, when more are set', 100, 20],
		['one, when less than one is set', 0, 1],
		['whole ones, when a part is set', 2.9, 2],
	])('are %s: %d', async (_how, concurrency, most) => {
		const { error, outputs } = await bench.run(20, { options: { concurrency } });
		expect(error).toBeUndefined();
		expect(outputs[0]).toHaveLength(20);
		expect(bench.service.mostAtOnce).toBe(most);
	});

	test('are as many as the minute allows when none is set', async () => {
		await bench.run(25);
		expect(bench.service.mostAtOnce).toBe(25);
	});

	test('are as many as the first item says, since the number is that of the run', async () => {
		await bench.run(20, { options: { concurrency: '={{ $itemIndex === 0 ? 2 : 9 }}' } });
		expect(bench.service.mostAtOnce).toBe(2);
	});

	test('begin in the order of the items, one as soon as another one is done', async () => {
		await bench.run(10, { options: { concurrency: 2 } });
		const uploads = bench.calls('sync');
		// Two that begin together may overtake each other on the way.
		const pairs = uploads.map(({ name }) => Math.floor(numberOf(name) / 2));
		expect(pairs).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
		const start = uploads[0]?.from ?? 0;
		expect(uploads.map(({ from }) => from - start)).toEqual(
			uploads.map((_, index) => Math.floor(index / 2) * 3_000),
		);
	});

	test('begin in that order also when n8n gives their credentials in another one', async () => {
		let turns = 20;
		const readCredential = async () => {
			const own = (turns -= 2);
			await bench.clock.atWork(async () => {
				for (let turn = 0; turn < own; turn++) await setImmediate();
			});
		};
		await bench.run(8, { options: { concurrency: 1 } }, { readCredential });
		expect(bench.calls('sync').map(({ name }) => numberOf(name))).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
	});
});

describe('items that are done in another order', () => {
	test.each([1, 2, 3])(
		'leave in their own order, paired with their input, seed %i',
		async (seed) => {
			const random = seededRandom(seed);
			const work = Array.from({ length: 20 }, () => Math.floor(random() * 50_000));
			const isPending = work.map(() => random() < 0.4);
			bench.service.workMs = (name) => work[numberOf(name)] ?? 0;
			bench.service.pendingLooks = (name) => (isPending[numberOf(name)] ? 99 : 0);
			const { outputs } = await bench.run(20);

			const ends = bench.calls('sync').map(({ to }) => to);
			expect(ends).not.toEqual([...ends].sort((a, b) => a - b));
			const inOrder = work.map((_, index) => index);
			const numbers = outputs.map((items) =>
				items.map(({ json, pairedItem }) => {
					expect(pairedItem).toEqual({ item: numberOf(json.fileId) });
					expect(json.fileName).toBe(`Call ${numberOf(json.fileId)}.ogg`);
					return numberOf(json.fileId);
				}),
			);
			expect(numbers[0]).toEqual(inOrder.filter((index) => !isPending[index]));
			expect(numbers[1]).toEqual(inOrder.filter((index) => isPending[index]));
			for (const { json } of outputs[0] ?? []) expect(json.transcript).toBe(json.fileId);
		},
	);

	test('leave by the error output in their own order too', async () => {
		bench.service.workMs = (name) => 10_000 - numberOf(name);
		const items = Array.from({ length: 9 }, (_, index) =>
			index % 3 === 1 ? { json: { index } } : recordingItem(String(index), 'yes.wav', { index }),
		);
		const { outputs } = await bench.run(0, {}, { items, onError: 'continueErrorOutput' });
		const pairs = outputs.map((output) => output.map(({ pairedItem }) => pairedItem));
		const pairsOf = (...indexes: number[]) => indexes.map((item) => ({ item }));
		expect(pairs).toEqual([pairsOf(0, 2, 3, 5, 6, 8), [], pairsOf(1, 4, 7)]);
	});
});

test('items that wait for their result do not keep others from being uploaded', async () => {
	bench.service.pendingLooks = () => 3;
	bench.service.workMs = () => 1_000;
	const options = { concurrency: 1, onTimeOut: 'keepWaiting' };
	const { outputs } = await bench.run(8, { options });
	expect(outputs[0]).toHaveLength(8);
	const uploads = bench.calls('sync');
	const start = uploads[0]?.from ?? 0;
	expect(uploads.map(({ from }) => from - start)).toEqual(uploads.map((_, index) => index * 1_000));
	const [firstLook] = bench.calls('status');
	expect(firstLook?.from).toBeLessThan(uploads.at(-1)?.from ?? 0);
});
