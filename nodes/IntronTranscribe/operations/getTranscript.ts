import { readRequestDetails } from '../../shared/run/jobReference';
import type { Operation } from '../../shared/run/operation';
import { readOptions } from '../../shared/run/options';
import { isSimplified } from '../../shared/run/toolOutput';
import { readWaitForResult, waitPlanOf } from '../../shared/run/waitForResult';
import { lookCall } from '../api';
import { isStructured } from '../flow/fileAtService';
import { finish } from '../flow/finish';
import { requestedFileOf } from '../output/requestedFile';
import { fileIdParameter, readFileId, requestDetailsParameter } from '../panel/fileReference';
import { OPTIONS } from '../panel/options';
import { OPERATION } from '../panel/parameters';
import { WAITING } from '../panel/waiting';

/** Fetches the result of a recording that was uploaded before. */
export const getTranscript: Operation = {
	choice: {
		name: 'Get Transcript',
		value: OPERATION.getTranscript,
		action: 'Get transcript by file ID',
		description: 'Fetch the result of a recording that was uploaded before, by its file ID',
		builderHint: {
			propertyHint:
				'Takes the items of output 1 with its default parameters. Connect its own output 1 back to the Wait node.',
		},
	},
	parameters: [fileIdParameter, requestDetailsParameter, WAITING.waitForResult],
	prepare(run, item) {
		const fileId = readFileId(item);
		const details = requestedFileOf(readRequestDetails(item));
		const options = readOptions(item, OPTIONS);
		const waitPlan = waitPlanOf(options);
		const isWaiting = readWaitForResult(item);
		const resultFormat = isStructured(details) ? details.resultFormat : options.resultFormat;
		const requested = { ...details, resultFormat };
		const file = {
			item,
			requested,
			simplify: isSimplified(item, options.simplify),
			waitForTranscript: isWaiting ? waitPlan : undefined,
			waitForResults: isWaiting ? waitPlan : { ...waitPlan, budgetMs: 0 },
			isFresh: false,
			isLookedAt: true,
			readLength: async () => undefined,
		};
		return {
			run: async () => {
				const { client } = await run.accountOf(item);
				const answer = await client.call(lookCall(fileId, isStructured(requested)));
				return await finish(run, file, answer);
			},
		};
	},
};
