import { describe, expect, test } from '@jest/globals';

import { Slots } from '../../../../nodes/shared/run/slots';
import { seededRandom } from '../../../support/random/seededRandom.mts';
import { VirtualClock } from '../../../support/time/virtualClock.mts';

const random = seededRandom(8);

/** A piece of work that sends bytes and then waits for an answer. */
interface Piece {
	readonly bytes: number;
	readonly answerMs: number;
}

/** Sends pieces over a line that all of them share; tells when each began, was sent and was over. */
async function sendAll(slots: Slots, bytesPerSecond: number, pieces: readonly Piece[]) {
	const clock = new VirtualClock();
	const left = new Map<number, number>();
	const seen: Array<{ began: number; sent: number; over: number; besides: number }> = [];
	await Promise.all(
		pieces.map(
			async ({ bytes, answerMs }, index) =>
				await slots.run(async (onSent) => {
					const began = clock.now();
					const besides = [...left.values()].reduce((sum, rest) => sum + (rest > 0 ? 1 : 0), 0);
					left.set(index, bytes);
					while ((left.get(index) ?? 0) > 0) {
						await clock.sleep(100);
						const share = bytesPerSecond / 10 / Math.max(1, left.size);
						left.set(index, (left.get(index) ?? 0) - share);
					}
					left.delete(index);
					onSent();
					const sent = clock.now();
					await clock.sleep(answerMs);
					seen[index] = { began, sent, over: clock.now(), besides };
				}, bytes),
		),
	);
	return seen;
}

const KILOBYTE = 1024;

/** What the node's time-outs are made of: an upload may take so long per byte, and a minute more. */
const SLOWEST_LINE = 32 * KILOBYTE;
const SPARE_SECONDS = 60;

describe('bytes on their way', () => {
	test('keep others waiting until they are sent, not until they are answered', async () => {
		const pieces = Array.from({ length: 4 }, () => ({ bytes: 1_000, answerMs: 60_000 }));
		const seen = await sendAll(new Slots(10, 1_000), 1_000, pieces);
		expect(seen.map(({ began }) => began)).toEqual([0, 1_000, 2_000, 3_000]);
	});

	test('of small pieces let as many run as there are slots', async () => {
		const pieces = Array.from({ length: 60 }, () => ({ bytes: 10, answerMs: 3_000 }));
		const seen = await sendAll(new Slots(30, 1_000), 1_000_000, pieces);
		expect(seen.filter(({ began }) => began === 0)).toHaveLength(30);
	});

	test('of a piece larger than all that may be travel alone, and nobody overtakes it', async () => {
		const sizes = [10, 5_000, 10, 10, 7_000, 10];
		const pieces = sizes.map((bytes) => ({ bytes, answerMs: 0 }));
		const seen = await sendAll(new Slots(10, 100), 1_000, pieces);
		const began = seen.map((piece) => piece.began);
		expect(began).toEqual([...began].sort((a, b) => a - b));
		expect([seen[1]?.besides, seen[4]?.besides]).toEqual([0, 0]);
		expect(seen[2]?.began).toBeGreaterThanOrEqual(seen[1]?.sent ?? Infinity);
	});

	test('that are not told to be sent count until the work is over, also when it fails', async () => {
		const slots = new Slots(10, 1_000);
		const begun: number[] = [];
		const failing = slots.run(async () => {
			begun.push(1);
			await Promise.reject(new Error('no'));
		}, 900);
		const next = slots.run(async () => {
			begun.push(2);
			await Promise.resolve();
		}, 900);
		expect(begun).toEqual([]);
		await Promise.resolve();
		expect(begun).toEqual([1]);
		await expect(failing).rejects.toThrow('no');
		await next;
		expect(begun).toEqual([1, 2]);
	});

	test('told twice to be sent make room once', async () => {
		const slots = new Slots(10, 1_000);
		let running = 0;
		let most = 0;
		const work = async (onSent: () => void) => {
			running += 1;
			most = Math.max(most, running);
			onSent();
			onSent();
			running -= 1;
			await Promise.resolve();
		};
		await Promise.all(Array.from({ length: 5 }, async () => await slots.run(work, 900)));
		const blocked = slots.run(async () => await new Promise<void>(() => {}), 900);
		let hasBegun = false;
		void slots.run(async () => {
			hasBegun = true;
			await Promise.resolve();
		}, 200);
		await new Promise(setImmediate);
		expect([most, hasBegun]).toEqual([1, false]);
		void blocked;
	});

	test.each([
		['large', 30, () => 4_000 * KILOBYTE],
		['of any size', 60, () => Math.floor(random() * 3_000 * KILOBYTE)],
		['small', 60, () => 100 * KILOBYTE],
	])('on the slowest line let none time out that are %s', async (_what, count, sizeOf) => {
		const pieces = Array.from({ length: count }, () => ({ bytes: sizeOf(), answerMs: 0 }));
		const slots = new Slots(60, SPARE_SECONDS * SLOWEST_LINE);
		const seen = await sendAll(slots, SLOWEST_LINE, pieces);
		for (const [index, { began, sent }] of seen.entries()) {
			const mostMs = 1_000 * (SPARE_SECONDS + (pieces[index]?.bytes ?? 0) / SLOWEST_LINE);
			expect(sent - began).toBeLessThanOrEqual(mostMs);
		}
	});
});
