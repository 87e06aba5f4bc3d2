import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { MinHeap } from '../../../../nodes/shared/intron/minHeap';
import { holds } from '../../../support/random/properties.mts';

/** A number is put in; nothing takes the least one out. */
const anyUse = fc.array(fc.option(fc.integer({ min: 0, max: 30 }), { freq: 2 }), { maxLength: 60 });

test('a heap gives out the least of what it holds, as a sorted array does', async () => {
	await holds(
		fc.property(anyUse, (uses) => {
			const heap = new MinHeap<{ rank: number }>();
			const sorted: number[] = [];
			for (const rank of uses) {
				if (rank === null) {
					expect(heap.pop()?.rank).toBe(sorted.shift());
				} else {
					heap.push(rank, { rank });
					sorted.push(rank);
					sorted.sort((a, b) => a - b);
				}
				const { size, first } = heap;
				expect([size, first?.rank, first?.item.rank]).toEqual([
					sorted.length,
					sorted[0],
					sorted[0],
				]);
			}
			while (sorted.length > 0) expect(heap.pop()?.rank).toBe(sorted.shift());
			expect(heap.pop()).toBeUndefined();
		}),
	);
});
