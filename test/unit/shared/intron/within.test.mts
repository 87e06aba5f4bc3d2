import { describe, expect, jest, test } from '@jest/globals';

import type { Clock } from '../../../../nodes/shared/intron/clock';
import { eachWithin, Overdue, whileGoing, within } from '../../../../nodes/shared/intron/within';
import { thrownBy } from '../../../support/unit/nodeContext.mts';

type ListenerCount = () => number;

/** A clock whose time the test sets; its signals come when their time is there. */
class SetClock implements Clock {
	readonly limits: Array<{ at: number; stop: AbortController; listeners: ListenerCount }> = [];

	private time = 0;

	now = () => this.time;

	random = () => 0;

	sleep = async () => {};

	timeout(ms: number): AbortSignal {
		const stop = new AbortController();
		const { signal } = stop;
		const added = jest.spyOn(signal, 'addEventListener');
		const removed = jest.spyOn(signal, 'removeEventListener');
		const count = ({ mock }: { mock: { calls: unknown[][] } }) =>
			mock.calls.filter(([type]) => type === 'abort').length;
		const listeners = () => count(added) - count(removed);
		this.limits.push({ at: this.time + ms, stop, listeners });
		return signal;
	}

	/** Lets time pass, and what waits for it happen. */
	async pass(ms: number): Promise<void> {
		this.time += ms;
		for (const { at, stop } of this.limits) if (at <= this.time) stop.abort();
		await new Promise(setImmediate);
	}
}

const never = async () => await new Promise<never>(() => {});

/** What became of work, as far as it has ended. */
function fateOf(work: Promise<unknown>): { value?: unknown; thrown?: unknown } {
	const fate: { value?: unknown; thrown?: unknown } = {};
	work.then(
		(value) => (fate.value = value),
		(thrown: unknown) => (fate.thrown = thrown),
	);
	return fate;
}

describe('work that ends', () => {
	test('gives what it gives, and leaves nobody who listens', async () => {
		const clock = new SetClock();
		expect(await within(clock, 1_000, async () => 'done')).toBe('done');
		await new Promise(setImmediate);
		expect(clock.limits.map(({ at, listeners }) => [at, listeners()])).toEqual([[1_000, 0]]);
	});

	test('throws what it throws', async () => {
		const broken = new Error('broken');
		const work = async () => await Promise.reject(broken);
		expect(await thrownBy(async () => await within(new SetClock(), 1_000, work))).toBe(broken);
	});
});

describe('work that does not end', () => {
	test('is given up when its time is over, and not before', async () => {
		const clock = new SetClock();
		const fate = fateOf(within(clock, 1_000, never));
		await clock.pass(999);
		expect(fate).toEqual({});
		await clock.pass(1);
		expect(fate.thrown).toBeInstanceOf(Overdue);
		expect(fate.thrown).toMatchObject({
			name: 'Overdue',
			code: 'ETIMEDOUT',
			message: 'Nothing came of it within 1000 ms',
		});
	});

	test('has its time anew each time that it says that it goes on', async () => {
		const clock = new SetClock();
		let goOn = () => {};
		const fate = fateOf(
			within(clock, 1_000, async (goesOn) => {
				goOn = goesOn;
				await never();
			}),
		);
		for (let count = 0; count < 5; count++) {
			await clock.pass(900);
			goOn();
		}
		await clock.pass(999);
		expect(fate).toEqual({});
		await clock.pass(1);
		expect(fate.thrown).toBeInstanceOf(Overdue);
	});
});

describe('bytes', () => {
	const pieces = [Buffer.from('a'), Buffer.from('b')];

	async function* source(then: () => Promise<void> = async () => {}) {
		yield* pieces;
		await then();
	}

	const read = async (bytes: AsyncIterable<Uint8Array>) => {
		const all: Uint8Array[] = [];
		for await (const piece of bytes) all.push(piece);
		return all;
	};

	test('are passed on, and tell each time that the work goes on', async () => {
		let count = 0;
		const bytes = whileGoing(source(), () => void (count += 1));
		expect(await read(eachWithin(new SetClock(), 1_000, bytes))).toEqual(pieces);
		expect(count).toBe(2);
	});

	test('that stop coming are given up, however long the ones before took', async () => {
		const clock = new SetClock();
		const bytes = eachWithin(clock, 1_000, source(never));
		await bytes.next();
		await clock.pass(5_000);
		await bytes.next();
		await clock.pass(5_000);
		const fate = fateOf(bytes.next());
		await clock.pass(999);
		expect(fate).toEqual({});
		await clock.pass(1);
		expect(fate.thrown).toBeInstanceOf(Overdue);
	});

	test('let their source go when they are not read to their end', async () => {
		let isLeft = false;
		async function* leaving() {
			try {
				yield* pieces;
			} finally {
				isLeft = true;
			}
		}
		for await (const piece of eachWithin(new SetClock(), 1_000, leaving())) {
			expect(piece).toBe(pieces[0]);
			break;
		}
		await new Promise(setImmediate);
		expect(isLeft).toBe(true);
	});

	test('may come from a source that can not be left', async () => {
		const [first = Buffer.of()] = pieces;
		const next = async () => ({ done: false as const, value: first });
		const bare = { [Symbol.asyncIterator]: () => ({ next }) };
		for await (const piece of eachWithin(new SetClock(), 1_000, bare)) {
			expect(piece).toBe(first);
			break;
		}
	});

	test('throw what their source throws', async () => {
		const broken = new Error('broken');
		const bytes = source(async () => await Promise.reject(broken));
		expect(await thrownBy(async () => await read(eachWithin(new SetClock(), 1, bytes)))).toBe(
			broken,
		);
	});
});
