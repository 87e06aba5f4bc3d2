import type { INodeProperties } from 'n8n-workflow';

import type { JsonObject } from '../../shared/intron/reply';
import { isUsableId } from '../../shared/intron/reply';
import type { Item } from '../../shared/run/item';
import { isAbsent, textFrom } from '../../shared/run/values';
import { PANEL_MESSAGES } from './messages';
import { PARAMETER } from './parameters';

/** Which file at the service is meant. */
export const fileIdParameter: INodeProperties = {
	displayName: 'File ID',
	name: PARAMETER.fileId,
	type: 'string',
	required: true,
	default: '={{ $json.fileId }}',
	placeholder: 'e.g. 12a9760f-b165-4404-91d0-a65d4cd178f5',
	description: "Intron's ID of the recording, from the output 'In Progress'",
};

/** What was asked for when it was uploaded. */
export const requestDetailsParameter: INodeProperties = {
	displayName: 'Request Details',
	name: PARAMETER.requestDetails,
	type: 'json',
	default: '={{ $json }}',
	description:
		"What was asked for when the recording was uploaded: the item of the output 'In Progress'. Leave it as it is when that item comes in here; without it you get all results that Intron has, but no language and category.",
};

/**
 * Reads the id of a file.
 *
 * @throws NodeOperationError when it can be none
 */
export function readFileId(item: Item): string {
	const given = item.parameter(PARAMETER.fileId, '');
	const fileId = isAbsent(given) ? '' : textFrom(given)?.trim();
	if (fileId !== undefined && isUsableId(fileId)) return fileId;
	throw item.refusal(fileId === '' ? PANEL_MESSAGES.noFileId : PANEL_MESSAGES.notAFileId);
}

/**
 * Reads what was asked for, as an object; n8n hands JSON over as a text when the user typed it.
 *
 * @throws NodeOperationError when it is no JSON
 */
export function readRequestDetails(item: Item): JsonObject {
	const entered = item.parameter(PARAMETER.requestDetails, {});
	if (typeof entered === 'object' && entered !== null) return entered as JsonObject;
	const text = (textFrom(entered ?? '') ?? '').trim();
	if (text === '') return {};
	try {
		return Object(JSON.parse(text)) as JsonObject;
	} catch {
		throw item.refusal(PANEL_MESSAGES.notDetails);
	}
}
