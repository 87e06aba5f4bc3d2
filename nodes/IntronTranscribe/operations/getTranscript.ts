import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { inputError } from '../../shared/run/inputError';
import type { JsonObject } from '../../shared/intron/reply';
import { requestedFileOf } from '../output/requestedFile';
import { DEFAULT_OPTIONS } from '../panel/options';
import { PARAMETER } from '../panel/parameters';
import { readOptions, readWaitPlan } from '../panel/readOptions';
import { waitForResultParameter } from '../panel/waitForResult';
import { finish } from '../flow/finish';
import type { Operation } from '../../shared/run/operation';

const fileIdParameter: INodeProperties = {
	displayName: 'File ID',
	name: PARAMETER.fileId,
	type: 'string',
	required: true,
	default: '={{ $json.fileId }}',
	placeholder: 'e.g. 12a9760f-b165-4404-91d0-a65d4cd178f5',
	description: "Intron's ID of the recording, from the output 'Still Processing'",
};

const requestDetailsParameter: INodeProperties = {
	displayName: 'Request Details',
	name: PARAMETER.requestDetails,
	type: 'json',
	default: '={{ $json }}',
	description:
		"What was asked for when the recording was uploaded: the item of the output 'Still Processing'. Leave it as it is when that item comes in here; without it you get all results that Intron has, but no language and category.",
};

/** The docs' sample id is no UUID, so any plain id is accepted; nothing that could change the URL. */
const FILE_ID_PATTERN = /^[A-Za-z0-9_-]{1,128}$/;

function readFileId(context: IExecuteFunctions, itemIndex: number): string {
	const entered = context.getNodeParameter(PARAMETER.fileId, itemIndex, '');
	const fileId = String(entered ?? '').trim();
	if (FILE_ID_PATTERN.test(fileId)) return fileId;
	throw inputError(
		context,
		itemIndex,
		fileId === '' ? "'File ID' is empty" : "'File ID' is not a file ID",
		"Enter the field fileId of an item from the output 'Still Processing': letters, digits and hyphens only.",
	);
}

/** The item as an object; n8n hands JSON over as a text when the user typed it. */
function readRequestDetails(context: IExecuteFunctions, itemIndex: number): JsonObject {
	const entered = context.getNodeParameter(PARAMETER.requestDetails, itemIndex, {});
	if (typeof entered === 'object' && entered !== null) return entered as JsonObject;
	const text = String(entered ?? '').trim();
	if (text === '') return {};
	try {
		return Object(JSON.parse(text)) as JsonObject;
	} catch {
		throw inputError(
			context,
			itemIndex,
			"'Request Details' is not JSON",
			"Enter the item of the output 'Still Processing', or nothing.",
		);
	}
}

/** Fetches the result of a recording that was uploaded before. */
export const getTranscript: Operation = {
	choice: {
		name: 'Get Transcript',
		value: 'getTranscript',
		action: 'Get transcript',
		description: 'Fetch the result of a recording that was uploaded before, by its file ID',
	},
	parameters: [fileIdParameter, requestDetailsParameter, waitForResultParameter],
	options: ['firstCheck', 'maxWait', 'resultFormat', 'simplify'],
	async prepare(run, itemIndex) {
		const { context, client } = run;
		const fileId = readFileId(context, itemIndex);
		const details = requestedFileOf(readRequestDetails(context, itemIndex));
		const options = readOptions(context, itemIndex);
		const waitPlan = readWaitPlan(context, itemIndex, options);
		const isPatient = context.getNodeParameter(PARAMETER.waitForResult, itemIndex) === true;
		const wantsStructured =
			details.resultFormat === 'structured' ||
			options.resultFormat !== DEFAULT_OPTIONS.resultFormat;
		const requested = {
			...details,
			resultFormat: wantsStructured ? ('structured' as const) : ('text' as const),
		};
		const file = {
			itemIndex,
			fileId,
			requested,
			simplify: options.simplify,
			waitForTranscript: isPatient ? waitPlan : undefined,
			waitForResults: isPatient ? waitPlan : { ...waitPlan, budgetMs: 0 },
			isLookedAt: true,
		};
		return async () => await finish(run, file, await client.look(fileId, wantsStructured));
	},
};
