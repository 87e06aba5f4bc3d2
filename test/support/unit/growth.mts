import { performance } from 'node:perf_hooks';

import { expect } from '@jest/globals';

/** A hundred times as long would be quadratic; a busy machine makes some of it. */
const MOST = 40;

/** Times below this, in ms, are too short to say anything. */
const NOISE_MS = 30;

/** The shortest of some tries, in ms: what else the machine does makes only longer ones. */
function shortest(work: () => unknown): number {
	const tries = Array.from({ length: 3 }, () => {
		const start = performance.now();
		work();
		return performance.now() - start;
	});
	return Math.min(...tries);
}

/**
 * Expects that work takes about ten times as long for an input that is ten times as long.
 *
 * @param prepare makes the work for an input of so many pieces
 */
export function expectLinear(prepare: (pieces: number) => () => unknown, pieces: number): void {
	const short = shortest(prepare(pieces));
	const long = shortest(prepare(10 * pieces));
	expect(long).toBeLessThan(Math.max(short * MOST, NOISE_MS));
}
