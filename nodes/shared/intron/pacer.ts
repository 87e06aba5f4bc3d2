import type { BudgetNews } from './budget';
import { Budget } from './budget';
import type { Clock } from './clock';
import { Fifo } from './fifo';
import { MinHeap } from './minHeap';
import { onAbort } from './onAbort';
import type { Endpoint } from './service';

/** So many that wait no longer are kept beside those that do, before they are cleared away. */
const MOST_STALE = 100;

/** One that waits for its turn. */
interface Turn {
	readonly deadline: number;
	/** Ends the waiting. */
	readonly settle: (isGranted: boolean) => void;
	isOpen: boolean;
}

/**
 * Grants turns to call one endpoint with one API key: at most so many in any minute, first come,
 * first served. A call waits for its turn before it is sent, since a refused upload has already
 * travelled in whole.
 *
 * Only the first one's time is ever known exactly, and one timer does for all who wait. So nothing
 * here goes through those who wait, and they move forward or back by themselves with the budget.
 */
export class Pacer {
	private readonly budget: Budget;

	/** In their order; with some that wait no longer. */
	private queue = new Fifo<Turn>();

	/** Those that wait with a deadline; with some that wait no longer. */
	private deadlines = new MinHeap<Turn>();

	/** How many wait. */
	private waiting = 0;

	/** When those who wait are next looked at, and what calls that off. */
	private alarm = { at: Infinity, off: () => {} };

	constructor(
		endpoint: Endpoint,
		private readonly clock: Clock,
	) {
		this.budget = new Budget(endpoint);
	}

	/**
	 * Waits for a turn.
	 *
	 * @param deadline time of the clock after which a turn is of no use
	 * @returns whether the turn was granted; not when the deadline or the signal came first. One that
	 *   would come too late is refused at once: `false`, and the signal has not come
	 */
	async turn(deadline: number, signal?: AbortSignal): Promise<boolean> {
		const earliest = this.budget.earliest(this.clock.now(), this.waiting);
		if (signal?.aborted || earliest > deadline) return false;
		return await new Promise<boolean>((resolve) => {
			const turn: Turn = {
				deadline,
				isOpen: true,
				settle: (isGranted) => {
					turn.isOpen = false;
					this.waiting--;
					ignoreSignal?.();
					resolve(isGranted);
				},
			};
			const ignoreSignal =
				signal &&
				onAbort(signal, () => {
					turn.settle(false);
					this.tidy();
				});
			this.enqueue(turn);
			this.waiting++;
			this.serve();
		});
	}

	/** Corrects the budget by what the service says of it: other processes may use the same key. */
	learn(news: BudgetNews): void {
		this.budget.learn(this.clock.now(), news);
		this.serve();
	}

	/** Whether nobody waits, and nothing is known that a new pacer would not know too. */
	get isIdle(): boolean {
		return this.waiting === 0 && this.budget.isIdle(this.clock.now());
	}

	/** Gives the turns that are due, refuses those whose time is over, and sees to the next ones. */
	private serve(): void {
		const now = this.clock.now();
		for (let turn = this.queue.at(0); turn; turn = this.queue.at(0)) {
			if (turn.isOpen && turn.deadline >= now) {
				if (this.budget.earliest(now) > now) break;
				this.budget.take(now);
				turn.settle(true);
			}
			this.queue.shift();
		}
		let next = this.deadlines.first;
		while (next && (next.rank <= now || !next.item.isOpen)) {
			if (next.item.isOpen) next.item.settle(false);
			this.deadlines.pop();
			next = this.deadlines.first;
		}
		this.tidy();
		if (this.waiting === 0) return;
		this.wakeBy(now, Math.min(this.budget.earliest(now), next?.rank ?? Infinity));
	}

	private enqueue(turn: Turn): void {
		this.queue.push(turn);
		if (turn.deadline < Infinity) this.deadlines.push(turn.deadline, turn);
	}

	/** Sees to it that those who wait are looked at by then. */
	private wakeBy(now: number, at: number): void {
		if (this.alarm.at <= at) return;
		this.alarm.off();
		const stop = new AbortController();
		this.alarm = { at, off: () => stop.abort() };
		void this.clock.sleep(at - now, stop.signal).then(() => {
			if (stop.signal.aborted) return;
			this.alarm = { at: Infinity, off: () => {} };
			this.serve();
		});
	}

	/** Lets go of those that wait no longer, and of the alarm when it is for nobody. */
	private tidy(): void {
		const { queue, deadlines, waiting } = this;
		if (waiting === 0) {
			this.alarm.off();
			this.alarm = { at: Infinity, off: () => {} };
		}
		// Each time there are as many to let go as to keep, or more.
		if (queue.size + deadlines.size <= 4 * waiting + MOST_STALE) return;
		this.queue = new Fifo();
		this.deadlines = new MinHeap();
		for (let turn = queue.shift(); turn; turn = queue.shift()) {
			if (turn.isOpen) this.enqueue(turn);
		}
	}
}
