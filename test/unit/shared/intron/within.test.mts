import { describe, expect, test } from '@jest/globals';

import type { Clock } from '../../../../nodes/shared/intron/clock';
import type { Deadline } from '../../../../nodes/shared/intron/deadlines';
import { Deadlines } from '../../../../nodes/shared/intron/deadlines';
import { eachWithin, Overdue, whileGoing, within } from '../../../../nodes/shared/intron/within';
import { thrownBy } from '../../../support/unit/nodeContext.mts';

/** A clock whose time the test sets; its signals come when their time is there. */
class SetClock implements Clock {
	readonly limits: Array<{ at: number; stop: AbortController }> = [];

	private time = 0;

	now = () => this.time;

	random = () => 0;

	sleep = async () => {};

	private readonly deadlines = new Deadlines(this.now, (ms) => {
		const stop = new AbortController();
		this.limits.push({ at: this.time + ms, stop });
		return stop.signal;
	});

	deadline = (ms: number, isOver: () => void): Deadline => this.deadlines.begin(ms, isOver);

	/** Lets time pass, and what waits for it happen. */
	async pass(ms: number): Promise<void> {
		this.time += ms;
		for (const { at, stop } of [...this.limits]) if (at <= this.time) stop.abort();
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
	test('gives what it gives', async () => {
		expect(await within(new SetClock(), 1_000, async () => 'done')).toBe('done');
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

describe('many pieces of work', () => {
	test('that end in time take one timer, and leave nothing behind', async () => {
		const clock = new SetClock();
		for (let count = 0; count < 1_000; count++) {
			await within(clock, 60_000, async () => {});
			await clock.pass(10);
		}
		expect(clock.limits).toHaveLength(1);
		await clock.pass(50_000);
		expect(clock.limits).toHaveLength(1);
	});

	test('end each in its own time, whichever began first', async () => {
		const clock = new SetClock();
		const times = [3_000, 1_000, 2_000, 1_000];
		const fates = times.map((ms) => fateOf(within(clock, ms, never)));
		for (const passed of [999, 1_000, 1_999, 2_000, 2_999, 3_000]) {
			await clock.pass(passed - clock.now());
			expect(fates.map(({ thrown }) => thrown !== undefined)).toEqual(
				times.map((ms) => ms <= passed),
			);
		}
		await clock.pass(60_000);
		// One for the first, one for each of the times behind those that were over.
		expect(clock.limits.map(({ at }) => at)).toEqual([3_000, 1_000, 2_000, 3_000]);
	});

	test('begin their time when they begin, after others were given up', async () => {
		const clock = new SetClock();
		const early = fateOf(within(clock, 1_000, never));
		await clock.pass(1_000);
		expect(early.thrown).toBeInstanceOf(Overdue);
		const late = fateOf(within(clock, 1_000, never));
		await clock.pass(999);
		expect(late).toEqual({});
		await clock.pass(1);
		expect(late.thrown).toBeInstanceOf(Overdue);
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
