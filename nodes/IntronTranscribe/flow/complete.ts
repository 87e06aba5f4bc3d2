import type { JsonObject } from '../../shared/intron/reply';
import type { Run } from '../../shared/run/operation';
import type { Transcription } from '../catalog/transcription';
import { expectedResults } from '../output/requestedFile';
import { WARNINGS } from '../output/warnings';
import type { FileAtService } from './fileAtService';
import { isStructured } from './fileAtService';
import type { IsComplete } from './wait';
import { waitForFile } from './wait';

/** The later transcription with what only the earlier one told; status replies leave some of it out. */
function merge(earlier: Transcription, later: Transcription): Transcription {
	const told = Object.entries(later.data).filter(([, value]) => value !== null);
	return { ...later, data: { ...earlier.data, ...(Object.fromEntries(told) as JsonObject) } };
}

/**
 * Completes a transcript with what only the status endpoint has: structured results, and results
 * that were not ready when the transcript was. Whatever goes wrong here costs a warning, never the
 * transcript.
 *
 * @param fileId `undefined` when the service told none
 */
export async function complete(
	run: Run,
	file: FileAtService,
	fileId: string | undefined,
	done: Transcription,
	isComplete: IsComplete,
): Promise<{ done: Transcription; warnings: string[] }> {
	const { requested, waitForResults, isLookedAt } = file;
	const needsFormat =
		isStructured(requested) && expectedResults(requested).length > 0 && !isLookedAt;
	if (!needsFormat && isComplete(done)) return { done, warnings: [] };
	const { budgetMs } = waitForResults;
	// The other format is there at once, and takes one look however short the budget is.
	const plan = needsFormat
		? { budgetMs: Math.max(budgetMs, 1), firstIntervalMs: 0 }
		: waitForResults;
	// What has no structured form does not come later either, and as a text it is here.
	const isAll: IsComplete = (later) => isComplete(merge(done, later));
	const answer =
		fileId === undefined ? undefined : await waitForFile(run, file, fileId, plan, isAll);
	if (answer?.state === 'done') return { done: merge(done, answer.done), warnings: [] };
	return { done, warnings: needsFormat ? [WARNINGS.notStructured.text()] : [] };
}
