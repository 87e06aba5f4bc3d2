import { expect } from '@jest/globals';

/** A hundred times as long would be quadratic; collecting garbage makes some of it. */
const MOST = 40;

/** Times below this, in ms, are too short to say anything. */
const NOISE_MS = 30;

/**
 * How long some work keeps the processor, in ms: the shortest of some tries, since what else this
 * process does makes only longer ones. Unlike the clock it does not count what other processes do.
 */
export function workTime(work: () => unknown): number {
	const tries = Array.from({ length: 3 }, () => {
		const start = process.cpuUsage();
		work();
		const { user, system } = process.cpuUsage(start);
		return (user + system) / 1000;
	});
	return Math.min(...tries);
}

/** The same of work that takes turns with others. */
async function turnsTime(work: () => Promise<unknown>): Promise<number> {
	let least = Infinity;
	for (let attempt = 0; attempt < 3; attempt++) {
		const start = process.cpuUsage();
		await work();
		const { user, system } = process.cpuUsage(start);
		least = Math.min(least, (user + system) / 1000);
	}
	return least;
}

const expectGrowth = (short: number, long: number): void => {
	expect(long).toBeLessThan(Math.max(short * MOST, NOISE_MS));
};

/**
 * Expects that work takes about ten times as long for an input that is ten times as long.
 *
 * @param prepare makes the work for an input of so many pieces
 */
export function expectLinear(prepare: (pieces: number) => () => unknown, pieces: number): void {
	expectGrowth(workTime(prepare(pieces)), workTime(prepare(10 * pieces)));
}

/** The same of work that takes turns with others. */
export async function expectLinearTurns(
	prepare: (pieces: number) => () => Promise<unknown>,
	pieces: number,
): Promise<void> {
	expectGrowth(await turnsTime(prepare(pieces)), await turnsTime(prepare(10 * pieces)));
}
