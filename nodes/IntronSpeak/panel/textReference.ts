import type { INodeProperties } from 'n8n-workflow';

import type { JsonObject } from '../../shared/intron/reply';
import { isUsableId } from '../../shared/intron/reply';
import type { Item } from '../../shared/run/item';
import { OUTPUT_TITLES } from '../catalog/terms';
import { PANEL_MESSAGES } from './messages';
import { PARAMETER } from './parameters';

/** Which text at the service is meant. */
export const textIdParameter: INodeProperties = {
	displayName: 'Text ID',
	name: PARAMETER.textId,
	type: 'string',
	required: true,
	default: '={{ $json.textId }}',
	placeholder: 'e.g. 12a9760f-b165-4404-91d0-a65d4cd178f5',
	description: `Intron's ID of the text, from the output '${OUTPUT_TITLES.pending}'; for a text in parts, all their IDs with commas between`,
};

/** What was asked for when it was sent. */
export const requestDetailsParameter: INodeProperties = {
	displayName: 'Request Details',
	name: PARAMETER.requestDetails,
	type: 'json',
	default: '={{ $json }}',
	description: `What was asked for when the text was sent: the item of the output '${OUTPUT_TITLES.pending}'. Leave it as it is when that item comes in here; without it you get the audio, but no language and voice.`,
};

/**
 * Reads the ids of the parts of a text, in their order; most texts have one.
 *
 * @throws NodeOperationError when one can be none
 */
export function readTextIds(item: Item): string[] {
	const entered = String(item.parameter(PARAMETER.textId, '') ?? '').trim();
	if (entered === '') throw item.refusal(PANEL_MESSAGES.noTextId);
	const ids = entered.split(',').map((id) => id.trim());
	if (ids.every(isUsableId)) return ids;
	throw item.refusal(PANEL_MESSAGES.notATextId);
}

/**
 * Reads what was asked for, as an object; n8n hands JSON over as a text when the user typed it.
 *
 * @throws NodeOperationError when it is no JSON
 */
export function readRequestDetails(item: Item): JsonObject {
	const entered = item.parameter(PARAMETER.requestDetails, {});
	if (typeof entered === 'object' && entered !== null) return entered as JsonObject;
	const text = String(entered ?? '').trim();
	if (text === '') return {};
	try {
		return Object(JSON.parse(text)) as JsonObject;
	} catch {
		throw item.refusal(PANEL_MESSAGES.notDetails);
	}
}
