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

/** A busy machine can make any measure too long, but not each of them. */
const MEASURES = 3;

const factorOf = (short: number, long: number): number => (long < NOISE_MS ? 1 : long / short);

/**
 * Expects that work takes about ten times as long for an input that is ten times as long.
 *
 * @param prepare makes the work for an input of so many pieces
 */
export function expectLinear(prepare: (pieces: number) => () => unknown, pieces: number): void {
	const measure = () => factorOf(workTime(prepare(pieces)), workTime(prepare(10 * pieces)));
	let factor = measure();
	for (let again = 1; factor >= MOST && again < MEASURES; again++) factor = measure();
	expect(factor).toBeLessThan(MOST);
}

/** The same of work that takes turns with others. */
export async function expectLinearTurns(
	prepare: (pieces: number) => () => Promise<unknown>,
	pieces: number,
): Promise<void> {
	const measure = async () =>
		factorOf(await turnsTime(prepare(pieces)), await turnsTime(prepare(10 * pieces)));
	let factor = await measure();
	for (let again = 1; factor >= MOST && again < MEASURES; again++) factor = await measure();
	expect(factor).toBeLessThan(MOST);
}
