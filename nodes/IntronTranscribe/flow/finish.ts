import type { IDataObject } from 'n8n-workflow';

import { apiError } from '../../shared/run/apiError';
import type { Outcome, Run } from '../../shared/run/operation';
import { TERMS } from '../catalog/terms';
import { stillProcessingJson } from '../output/stillProcessing';
import { rawJson, transcribedJson } from '../output/transcribed';
import { WARNINGS } from '../output/warnings';
import { complete } from './complete';
import type { FileAnswer, FileAtService } from './fileAtService';
import { completeness, waitForFile } from './wait';

/**
 * Brings a file to its output, from the latest answer about it.
 *
 * @throws NodeApiError, with the file id, when the service will not deliver
 */
export async function finish(run: Run, file: FileAtService, latest: FileAnswer): Promise<Outcome> {
	const { item, requested, simplify, waitForTranscript, readLength } = file;
	const isComplete = completeness(run, requested);
	let answer = latest;
	let { isLookedAt, waitForResults } = file;
	if (answer.state === 'processing' && waitForTranscript) {
		const start = run.clock.now();
		const waited = await waitForFile(run, file, answer.id, waitForTranscript, isComplete);
		const spentMs = run.clock.now() - start;
		waitForResults = { ...waitForResults, budgetMs: waitForResults.budgetMs - spentMs };
		isLookedAt = waited !== undefined;
		answer = waited ?? answer;
	}
	if (answer.state === 'processing') {
		const length = requested.durationSeconds ?? (await readLength()) ?? null;
		const durationSeconds = length === null ? null : Math.round(length * 10) / 10;
		const known = { ...requested, durationSeconds };
		const json = stillProcessingJson(answer.id, answer.reply, known);
		return { output: 'pending', json: json as unknown as IDataObject };
	}
	if (answer.state === 'refused') {
		throw apiError(item, TERMS, { ...answer, fileName: requested.fileName });
	}
	const known = { ...file, isLookedAt, waitForResults };
	const { done, warnings } = await complete(run, known, answer.id, answer.done, isComplete);
	const cut = done.isCut ? [WARNINGS.cut.text()] : [];
	const withWarnings = { ...requested, warnings: [...requested.warnings, ...warnings, ...cut] };
	const json = simplify
		? transcribedJson(done, answer.id, withWarnings)
		: rawJson(done, answer.id, cut);
	return { output: 'done', json: json as unknown as IDataObject };
}
