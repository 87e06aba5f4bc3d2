import type { IDataObject } from 'n8n-workflow';

import type { Answer } from '../intron/client';
import type { Reply } from '../intron/reply';
import { serviceError } from '../intron/serviceError';
import { waitForFile } from '../intron/waiting';
import type { WaitPlan } from '../intron/waiting';
import { STATUS_TRANSCRIBED } from '../catalog/statuses';
import type { RequestedFile } from '../output/requestedFile';
import { expectedResults } from '../output/requestedFile';
import { collectResults } from '../output/results';
import { stillProcessingJson } from '../output/stillProcessing';
import { rawJson, transcribedJson } from '../output/transcribed';
import type { Outcome, Run } from './operation';

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

/** Whether a reply of the status endpoint holds all that is to be had. */
const isReadyWith =
	(requested: RequestedFile) =>
	({ data, processingStatus }: Reply): boolean =>
		processingStatus === STATUS_TRANSCRIBED ||
		collectResults(data, expectedResults(requested)).missing.length === 0;

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
): Promise<{ reply: Reply; warnings: string[] }> {
	const expected = expectedResults(requested);
	const needsFormat = requested.resultFormat === 'structured' && expected.length > 0 && !isLookedAt;
	const isReady = isReadyWith(requested);
	const needsResults = collectResults(reply.data, expected).missing.length > 0;
	if ((!needsFormat && !needsResults) || (isLookedAt && isReady(reply))) {
		return { reply, warnings: [] };
	}
	const isStructured = requested.resultFormat === 'structured';
	const plan = needsFormat ? { ...waitForResults, firstIntervalMs: 0 } : waitForResults;
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
	let answer = latest;
	let { isLookedAt } = file;
	if (answer.state === 'processing' && fileId !== undefined && waitForTranscript) {
		const isStructured = requested.resultFormat === 'structured';
		const isReady = isReadyWith(requested);
		const waited = await waitForFile(run, fileId, isStructured, waitForTranscript, isReady);
		isLookedAt = waited !== undefined;
		answer = waited ?? answer;
	}
	if (answer.state === 'transcribed') {
		const { reply, warnings } = await complete(run, { ...file, isLookedAt }, answer.reply);
		const withWarnings = { ...requested, warnings: [...requested.warnings, ...warnings] };
		const json = simplify ? transcribedJson(reply, fileId, withWarnings) : rawJson(reply, fileId);
		return { output: 'transcribed', json: json as unknown as IDataObject, fileId };
	}
	if (answer.state === 'processing' && fileId !== undefined) {
		const json = stillProcessingJson(fileId, answer.reply, requested);
		return { output: 'stillProcessing', json: json as unknown as IDataObject, fileId };
	}
	throw serviceError(run, answer, { itemIndex, fileId, fileName: requested.fileName });
}
