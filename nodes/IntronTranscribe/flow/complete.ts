import type { Run } from '../../shared/run/operation';
import type { Transcription } from '../catalog/transcription';
import { expectedResults } from '../output/requestedFile';
import { WARNINGS } from '../output/warnings';
import type { FileAtService } from './fileAtService';
import { isStructured } from './fileAtService';
import type { IsComplete } from './wait';
import { waitForFile } from './wait';

/** The later transcription with what only the earlier one told; status replies leave some of it out. */
const merge = (earlier: Transcription, later: Transcription): Transcription => ({
	...later,
	data: { ...earlier.data, ...later.data },
});

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
	const answer =
		fileId === undefined ? undefined : await waitForFile(run, file, fileId, plan, isComplete);
	if (answer?.state === 'done') return { done: merge(done, answer.done), warnings: [] };
	return { done, warnings: needsFormat ? [WARNINGS.notStructured.text()] : [] };
}
