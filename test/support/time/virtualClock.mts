import { AsyncLocalStorage } from 'node:async_hooks';
import { setMaxListeners } from 'node:events';
import { setImmediate, setTimeout } from 'node:timers/promises';

import type { Clock } from '../../../nodes/shared/intron/clock';
import type { Deadline } from '../../../nodes/shared/intron/deadlines';
import { NO_DEADLINE } from './virtualTime.mts';

interface Sleeper {
	readonly at: number;
	readonly wake: () => void;
}

/** So many turns of the event loop without news mean that nothing moves but time. */
const QUIET_TURNS = 6;

/** The clock within whose `atWork` something is done; one for all clocks, since promises pay for each. */
const atWorkOf = new AsyncLocalStorage<VirtualClock | undefined>();

/** How often, once a millisecond, `untilSleeping` looks. */
const MOST_ATTEMPTS = 5_000;

/**
 * A clock whose time goes on by itself whenever everybody sleeps, and straight to the moment at
 * which the first one is to wake. Work that waits for something else than this clock, such as a
 * request on its way, is done within `atWork`, so that time stands still meanwhile.
 */
export class VirtualClock implements Clock {
	/** What `random` gives. */
	chance: () => number = () => 0.5;

	/** How much longer a sleep of so many milliseconds lasts; tests also act when somebody sleeps. */
	delay: (ms: number) => number = () => 0;

	/** How long each sleep was to last, in milliseconds, in the order in which they began. */
	readonly naps: number[] = [];

	private time = 0;

	private readonly sleepers = new Set<Sleeper>();

	private working = 0;

	private news = 0;

	private isFrozen = false;

	private isRunning = false;

	now(): number {
		return this.time;
	}

	random(): number {
		return this.chance();
	}

	/** How many sleep at this moment. */
	get sleeping(): number {
		return this.sleepers.size;
	}

	async sleep(asked: number, signal?: AbortSignal): Promise<void> {
		const ms = asked + this.delay(asked);
		this.naps.push(ms);
		// As the real clock: what is no number is no time either.
		if (!(ms > 0) || signal?.aborted) return;
		const isWorker = atWorkOf.getStore() === this;
		if (isWorker) this.working -= 1;
		await this.until(this.time + ms, signal);
		if (isWorker) this.working += 1;
	}

	/** Never over: work for which time stands still takes none. */
	deadline(_ms: number, _isOver: () => void): Deadline {
		return NO_DEADLINE;
	}

	/** Sleeps on behalf of one who is at work and waits for it, as a server does for its caller. */
	async sleepForCaller(ms: number): Promise<void> {
		await atWorkOf.run(this, async () => await this.sleep(ms));
	}

	/** Lets time stand still while something is done, except where that sleeps. */
	async atWork<T>(work: () => Promise<T>): Promise<T> {
		this.working += 1;
		this.news += 1;
		try {
			return await atWorkOf.run(this, work);
		} finally {
			this.working -= 1;
			this.news += 1;
		}
	}

	/** Lets time go on within `atWork` while something is waited for that others make happen in time. */
	async atRest<T>(wait: () => Promise<T>): Promise<T> {
		const isWorker = atWorkOf.getStore() === this;
		if (isWorker) this.working -= 1;
		try {
			return await atWorkOf.exit(wait);
		} finally {
			if (isWorker) this.working += 1;
		}
	}

	/** Stops time until `thaw`. */
	freeze(): void {
		this.isFrozen = true;
	}

	thaw(): void {
		this.isFrozen = false;
		void this.run();
	}

	/** Lets time go on until nobody sleeps. */
	async drain(): Promise<void> {
		this.thaw();
		while (this.sleepers.size > 0) await setTimeout(1);
	}

	/** Lets so much time pass at once; nobody may sleep meanwhile. */
	skip(ms: number): void {
		if (this.sleepers.size > 0) throw new Error('Somebody sleeps');
		this.time += ms;
	}

	/** Waits until so many sleep at least, and nothing else moves; time must be frozen. */
	async untilSleeping(count: number): Promise<void> {
		if (!this.isFrozen) throw new Error('Time must be frozen');
		for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
			if (this.sleepers.size >= count && (await this.isQuiet())) return;
			await setTimeout(1);
		}
		throw new Error(`There are ${this.sleepers.size} sleepers, and not ${count}`);
	}

	private async until(at: number, signal: AbortSignal | undefined): Promise<void> {
		await new Promise<void>((resolve) => {
			const wake = () => {
				this.sleepers.delete(sleeper);
				signal?.removeEventListener('abort', wake);
				this.news += 1;
				resolve();
			};
			const sleeper: Sleeper = { at, wake };
			this.sleepers.add(sleeper);
			if (signal) setMaxListeners(0, signal);
			signal?.addEventListener('abort', wake);
			this.news += 1;
			void this.run();
		});
	}

	private async isQuiet(): Promise<boolean> {
		// Requests on their way need the processor more than this loop does.
		if (this.working > 0) await setTimeout(1);
		const { news } = this;
		for (let turn = 0; turn < QUIET_TURNS; turn++) {
			await setImmediate();
			if (this.news !== news || this.working > 0) return false;
		}
		return true;
	}

	private async run(): Promise<void> {
		if (this.isRunning) return;
		this.isRunning = true;
		while (this.sleepers.size > 0 && !this.isFrozen) {
			if (!(await this.isQuiet()) || this.isFrozen) continue;
			const [first] = [...this.sleepers].sort((a, b) => a.at - b.at);
			if (!first) continue;
			this.time = Math.max(this.time, first.at);
			first.wake();
		}
		this.isRunning = false;
	}
}
