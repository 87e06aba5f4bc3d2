import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { Fifo } from '../../../../nodes/shared/intron/fifo';
import { holds } from '../../../support/random/properties.mts';

/** Many in, then many out, so that emptied places are cleared away in between. */
const anyUse = fc.array(fc.record({ pushes: fc.nat(200), shifts: fc.nat(200) }), { maxLength: 8 });

test('a queue gives out what was put in, in that order, as an array does', async () => {
	await holds(
		fc.property(anyUse, (uses) => {
			const fifo = new Fifo<number>();
			const array: number[] = [];
			let next = 0;
			for (const { pushes, shifts } of uses) {
				for (let count = 0; count < pushes; count++) {
					fifo.push(next);
					array.push(next++);
				}
				const taken = Array.from({ length: shifts }, () => fifo.shift());
				expect(taken).toEqual(Array.from({ length: shifts }, () => array.shift()));
				expect(fifo.size).toBe(array.length);
				const places = [0, 1, array.length - 1, array.length, -1];
				expect(places.map((place) => fifo.at(place))).toEqual(places.map((place) => array[place]));
			}
		}),
	);
});
