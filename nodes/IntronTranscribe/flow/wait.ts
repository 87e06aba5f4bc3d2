import type { WaitPlan } from '../../shared/intron/waiting';
import { waitForJob } from '../../shared/intron/waiting';
import type { Run } from '../../shared/run/operation';
import { lookCall } from '../api';
import type { Transcription } from '../catalog/transcription';
import type { RequestedFile } from '../output/requestedFile';
import { UNKNOWN_FILE } from '../faults';
import { expectedResults } from '../output/requestedFile';
import { collectResults } from '../output/results';
import type { FileAnswer, FileAtService } from './fileAtService';
import { isStructured } from './fileAtService';

/** Tells whether a transcription has all that is to be had. */
export type IsComplete = (done: Transcription) => boolean;

/**
 * How long results may follow a transcript that the service calls finished, in milliseconds. Some
 * never come, and nobody should wait for those as long as for a transcript.
 */
const RESULTS_FOLLOW_MS = 30_000;

/** How long the service may not know a file that it has just accepted, in milliseconds. */
const NOT_YET_KNOWN_MS = 30_000;

/** What a file's results are waited for by. */
export function completeness({ clock }: Run, requested: RequestedFile): IsComplete {
	const expected = expectedResults(requested);
	let finishedAt: number | undefined;
	return ({ data, isFinished }) => {
		if (collectResults(data, expected).missing.length === 0) return true;
		if (!isFinished) return false;
		finishedAt ??= clock.now();
		return clock.now() - finishedAt >= RESULTS_FOLLOW_MS;
	};
}

/** Waits for a file until it is complete, its time is up, or the execution is cancelled. */
export async function waitForFile(
	run: Run,
	{ item, requested, isFresh }: FileAtService,
	fileId: string,
	plan: WaitPlan,
	isComplete: IsComplete,
): Promise<FileAnswer | undefined> {
	const { client } = await run.accountOf(item);
	const start = run.clock.now();
	const call = lookCall(fileId, isStructured(requested));
	return await waitForJob<Transcription>(
		run,
		{
			look: async (deadline) => await client.call({ ...call, maxTries: 1, deadline }),
			isReady: (answer) => answer.state === 'done' && isComplete(answer.done),
			isNoVerdict: (fault) =>
				fault === run.faults.notSent ||
				(fault === UNKNOWN_FILE && isFresh && run.clock.now() - start < NOT_YET_KNOWN_MS),
		},
		plan,
	);
}
