/** The time that some work has. */
export interface Deadline {
	/** Begins it anew. */
	renew(): void;
	/** Ends it: nobody is told. */
	end(): void;
}

/** One that has not ended. */
interface Open {
	/** When it is over, by the clock. */
	at: number;
	readonly isOver: () => void;
}

/**
 * Tells each of many when its time is over, with few timers. The platform's are not called off when the
 * work has ended: one for each piece of it would stay in memory for a minute, thousands at a time.
 */
export class Deadlines {
	private readonly open = new Set<Open>();

	/** When they are next looked at. */
	private nextLook = Infinity;

	/**
	 * @param now the time of the clock in milliseconds
	 * @param timeout gives a signal that comes after so many milliseconds
	 */
	constructor(
		private readonly now: () => number,
		private readonly timeout: (ms: number) => AbortSignal,
	) {}

	/**
	 * Begins a time.
	 *
	 * @param ms in milliseconds
	 * @param isOver called when it is over, unless it has ended before
	 */
	begin(ms: number, isOver: () => void): Deadline {
		const one = { at: this.now() + ms, isOver };
		this.open.add(one);
		this.lookBy(one.at);
		return {
			renew: () => {
				one.at = this.now() + ms;
			},
			end: () => this.open.delete(one),
		};
	}

	private lookBy(at: number): void {
		if (at >= this.nextLook) return;
		this.nextLook = at;
		const look = () => {
			// One that was to come earlier has taken its place.
			if (this.nextLook === at) this.look();
		};
		this.timeout(at - this.now()).addEventListener('abort', look, { once: true });
	}

	private look(): void {
		const now = this.now();
		let next = Infinity;
		for (const one of this.open) {
			if (one.at > now) {
				next = Math.min(next, one.at);
			} else {
				this.open.delete(one);
				one.isOver();
			}
		}
		this.nextLook = Infinity;
		this.lookBy(next);
	}
}
