import type { IDataObject } from 'n8n-workflow';

import { STATUS_TRANSCRIBED } from '../catalog/statuses';
import type { Answer } from '../../shared/intron/client';
import type { Reply } from '../../shared/intron/reply';
import { serviceError } from '../../shared/intron/serviceError';
import { waitForFile } from '../../shared/intron/waiting';
import type { WaitPlan } from '../../shared/intron/waiting';
import type { RequestedFile } from '../output/requestedFile';
import { expectedResults } from '../output/requestedFile';
import { collectResults } from '../output/results';
import { stillProcessingJson } from '../output/stillProcessing';
import { rawJson, transcribedJson } from '../output/transcribed';
import type { Outcome, Run } from '../../shared/run/operation';

/** An item's file at the service, and what is to be made of it. */
export interface FileAtService {
	readonly itemIndex: number;
	/** `undefined` when the service told none. */
	readonly fileId: string | undefined;
	readonly requested: RequestedFile;
	readonly simplify: boolean;
	/** How to wait for the transcript; `undefined` to pass the file id on at once. */
	readonly waitForTranscript?: WaitPlan;
	/** How to wait for results that are not there yet when the transcript is. */
	readonly waitForResults: WaitPlan;
	/** Whether the answer at hand is one of the status endpoint, in the wanted format. */
	readonly isLookedAt: boolean;
}

/** Tells whether a reply holds all that is to be had. */
type IsReady = (reply: Reply) => boolean;

/**
 * How long results may follow a transcript that the service calls finished, in milliseconds. Some
 * never come, and nobody should wait for those as long as for a transcript.
 */
const RESULTS_FOLLOW_MS = 30_000;

function readiness({ clock }: Run, requested: RequestedFile): IsReady {
	const expected = expectedResults(requested);
	let finishedAt: number | undefined;
	return ({ data, processingStatus }) => {
		if (collectResults(data, expected).missing.length === 0) return true;
		if (processingStatus !== STATUS_TRANSCRIBED) return false;
		finishedAt ??= clock.now();
		return clock.now() - finishedAt >= RESULTS_FOLLOW_MS;
	};
}

/** The later reply with what only the earlier one told; status replies leave some of it out. */
const merge = (earlier: Reply, later: Reply): Reply => ({
	...later,
	data: { ...earlier.data, ...later.data },
});

/**
 * Completes a transcript with what only the status endpoint has: structured results, and results
 * that were not ready when the transcript was. Whatever fails here costs a warning, never the
 * transcript.
 */
async function complete(
	run: Run,
	{ fileId, requested, waitForResults, isLookedAt }: FileAtService,
	reply: Reply,
	isReady: IsReady,
): Promise<{ reply: Reply; warnings: string[] }> {
	const isStructured = requested.resultFormat === 'structured';
	const needsFormat = isStructured && expectedResults(requested).length > 0 && !isLookedAt;
	if (!needsFormat && isReady(reply)) return { reply, warnings: [] };
	const { budgetMs } = waitForResults;
	// The other format is there at once, and takes one look however short the budget is.
	const plan = needsFormat
		? { budgetMs: Math.max(budgetMs, 1), firstIntervalMs: 0 }
		: waitForResults;
	const answer = fileId && (await waitForFile(run, fileId, isStructured, plan, isReady));
	if (answer && answer.state === 'transcribed') {
		return { reply: merge(reply, answer.reply), warnings: [] };
	}
	return {
		reply,
		warnings: needsFormat
			? ['The structured results could not be fetched from Intron, so the results are text.']
			: [],
	};
}

/**
 * Brings a file to its output, from the latest answer about it.
 *
 * @throws NodeApiError, with the file id, when the service will not deliver
 */
export async function finish(run: Run, file: FileAtService, latest: Answer): Promise<Outcome> {
	const { itemIndex, fileId, requested, simplify, waitForTranscript } = file;
	const isReady = readiness(run, requested);
	let answer = latest;
	let { isLookedAt, waitForResults } = file;
	if (answer.state === 'processing' && fileId !== undefined && waitForTranscript) {
		const isStructured = requested.resultFormat === 'structured';
		const start = run.clock.now();
		const waited = await waitForFile(run, fileId, isStructured, waitForTranscript, isReady);
		const spentMs = run.clock.now() - start;
		waitForResults = { ...waitForResults, budgetMs: waitForResults.budgetMs - spentMs };
		isLookedAt = waited !== undefined;
		answer = waited ?? answer;
	}
	if (answer.state === 'transcribed') {
		const known = { ...file, isLookedAt, waitForResults };
		const { reply, warnings } = await complete(run, known, answer.reply, isReady);
		const withWarnings = { ...requested, warnings: [...requested.warnings, ...warnings] };
		const json = simplify ? transcribedJson(reply, fileId, withWarnings) : rawJson(reply, fileId);
		return { output: 'transcribed', json: json as unknown as IDataObject };
	}
	if (answer.state === 'processing' && fileId !== undefined) {
		const json = stillProcessingJson(fileId, answer.reply, requested);
		return { output: 'stillProcessing', json: json as unknown as IDataObject };
	}
	throw serviceError(run, answer, { itemIndex, fileId, fileName: requested.fileName });
}
