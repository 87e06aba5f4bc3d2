import type { Answer } from './answer';
import type { Clock } from './clock';
import type { Fault } from './faults/fault';

/** How to wait for a job. */
export interface WaitPlan {
	/** Longest time to wait, in milliseconds. */
	readonly budgetMs: number;
	/** Time before the first look, in milliseconds; later ones come less and less often. */
	readonly firstIntervalMs: number;
}

/** A job that is waited for. */
export interface AwaitedJob<Done> {
	/** Looks at it once, begun before the deadline (time of the clock) or not at all. */
	readonly look: (deadline: number) => Promise<Answer<Done>>;
	/** Whether an answer has all that is waited for. */
	readonly isReady: (answer: Answer<Done>) => boolean;
	/** Whether a fault of a look says nothing of the job yet, besides those that may pass. */
	readonly isNoVerdict: (fault: Fault) => boolean;
}

const GROWTH = 1.5;

const LONGEST_INTERVAL_MS = 15_000;

/** Many jobs that were started together are not looked at together: each interval varies by so much. */
const JITTER = 0.2;

/** A last look at the end of the budget may still wait for its turn so long, in milliseconds. */
const GRACE_MS = 5_000;

/**
 * Looks at a job until it is ready, its time is up, or the signal comes. Faults that may pass count
 * as "not ready yet": the job is safe at the service.
 *
 * @returns the last useful answer: a result, "processing", or a fault that will not pass;
 *   `undefined` when there was none
 */
export async function waitForJob<Done>(
	{ clock, signal }: { clock: Clock; signal: AbortSignal },
	{ look, isReady, isNoVerdict }: AwaitedJob<Done>,
	{ budgetMs, firstIntervalMs }: WaitPlan,
): Promise<Answer<Done> | undefined> {
	const deadline = clock.now() + budgetMs;
	let interval = firstIntervalMs;
	let latest: Answer<Done> | undefined;
	let hasLooked = false;
	while (!signal.aborted && clock.now() < deadline) {
		const pause = interval * (1 - JITTER + 2 * JITTER * clock.random());
		await clock.sleep(Math.min(pause, deadline - clock.now()), signal);
		// Each job is asked about once at least, however many wait for their turn.
		const answer = await look(hasLooked ? deadline + GRACE_MS : Infinity);
		hasLooked = true;
		if (answer.state !== 'refused') latest = answer;
		if (answer.state === 'done' && isReady(answer)) return answer;
		if (answer.state === 'refused' && !answer.fault.mayPass && !isNoVerdict(answer.fault)) {
			return answer;
		}
		interval = Math.min(Math.max(interval, 1000) * GROWTH, LONGEST_INTERVAL_MS);
	}
	return latest;
}
