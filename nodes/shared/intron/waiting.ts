import type { Answer, IntronClient } from './client';
import type { Clock } from './clock';
import { NOT_SENT } from './faults';
import type { Reply } from './reply';

/** How to wait for a file. */
export interface WaitPlan {
	/** Longest time to wait, in milliseconds. */
	readonly budgetMs: number;
	/** Time before the first look, in milliseconds; later ones come less and less often. */
	readonly firstIntervalMs: number;
}

const GROWTH = 1.5;

const LONGEST_INTERVAL_MS = 15_000;

/** Many files that were started together are not looked at together: each interval varies by so much. */
const JITTER = 0.2;

/** A last look at the end of the budget may still wait for its turn so long, in milliseconds. */
const GRACE_MS = 5_000;

/**
 * Looks at a file until it is ready, its time is up, or the signal comes. Faults that may pass count
 * as "not ready yet": the file is safe at the service.
 *
 * @param structured whether results come as JSON
 * @param isReady whether a reply with a transcript has all that is waited for
 * @returns the last useful answer: a transcript, "processing", or a fault that will not pass;
 *   `undefined` when there was none
 */
export async function waitForFile(
	{ client, clock, signal }: { client: IntronClient; clock: Clock; signal: AbortSignal },
	fileId: string,
	structured: boolean,
	{ budgetMs, firstIntervalMs }: WaitPlan,
	isReady: (reply: Reply) => boolean,
): Promise<Answer | undefined> {
	const deadline = clock.now() + budgetMs;
	let interval = firstIntervalMs;
	let latest: Answer | undefined;
	while (!signal.aborted && clock.now() < deadline) {
		const pause = interval * (1 - JITTER + 2 * JITTER * clock.random());
		await clock.sleep(Math.min(pause, deadline - clock.now()), signal);
		const answer = await client.look(fileId, structured, 1, deadline + GRACE_MS);
		if (answer.state !== 'refused') latest = answer;
		if (answer.state === 'transcribed' && isReady(answer.reply)) return answer;
		if (answer.state === 'refused' && !answer.fault.mayPass && answer.fault !== NOT_SENT) {
			return answer;
		}
		interval = Math.min(Math.max(interval, 1000) * GROWTH, LONGEST_INTERVAL_MS);
	}
	return latest;
}
