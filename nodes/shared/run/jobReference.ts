/** How a user says which job is meant: by its id, and by what was asked for. */
import type { INodeProperties } from 'n8n-workflow';

import type { JsonObject } from '../intron/reply';
import { isUsableId } from '../intron/reply';
import type { InputMessage } from './inputMessage';
import type { Item } from './item';
import type { JobTerms } from './operation';
import { PENDING_TITLE } from './operation';
import { isAbsent, textFrom } from './values';

const REQUEST_DETAILS = 'requestDetails';

const NOT_DETAILS: InputMessage = {
	message: () => "'Request Details' is not JSON",
	description: () => `Enter the item of the output '${PENDING_TITLE}', or nothing.`,
	samples: [{}],
};

/**
 * What can be wrong with a reference to a job, in a node's terms.
 *
 * @param most so many ids are taken
 */
export function referenceMessages({ idKey, idTitle }: JobTerms, most: number) {
	const where = `Enter the field ${idKey} of an item from the output '${PENDING_TITLE}'`;
	const what = idTitle.replace(/^./, (letter) => letter.toLowerCase());
	const more = most > 1 ? ', and a comma between several' : '';
	return {
		noId: {
			message: () => `'${idTitle}' is empty`,
			description: () => `${where}.`,
			samples: [{}],
		},
		notAnId: {
			message: () => `'${idTitle}' is not a ${what}`,
			description: () => `${where}, as it is: letters, digits, hyphens, dots and colons${more}.`,
			samples: [{}],
		},
		notDetails: NOT_DETAILS,
	} satisfies Record<string, InputMessage>;
}

/** Which job is meant. */
export const idParameter = (
	{ idKey, idTitle }: JobTerms,
	description: string,
): INodeProperties => ({
	displayName: idTitle,
	name: idKey,
	type: 'string',
	required: true,
	default: `={{ $json.${idKey} }}`,
	placeholder: 'e.g. 12a9760f-b165-4404-91d0-a65d4cd178f5',
	description,
});

/**
 * What was asked for when it was sent.
 *
 * @param sent e.g. `the text was sent`
 * @param without what the output then lacks or has
 */
export const requestDetailsParameter = (sent: string, without: string): INodeProperties => ({
	displayName: 'Request Details',
	name: REQUEST_DETAILS,
	type: 'json',
	default: '={{ $json }}',
	description: `What was asked for when ${sent}: the item of the output '${PENDING_TITLE}'. Leave it as it is when that item comes in here; without it you get ${without}.`,
});

/**
 * Reads ids with commas between, in their order.
 *
 * @param most so many are taken
 * @throws NodeOperationError when there is none, or one that can't be an id
 */
export function readIds(item: Item, terms: JobTerms, most: number): string[] {
	const messages = referenceMessages(terms, most);
	const given = item.parameter(terms.idKey, '');
	const text = isAbsent(given) ? '' : textFrom(given)?.trim();
	if (text === '') throw item.refusal(messages.noId);
	const ids = (text ?? '').split(',').map((id) => id.trim());
	if (ids.length <= most && ids.every(isUsableId)) return ids;
	throw item.refusal(messages.notAnId);
}

/**
 * Reads what was asked for, as an object; n8n hands JSON over as a text when the user typed it.
 *
 * @throws NodeOperationError when it is no JSON
 */
export function readRequestDetails(item: Item): JsonObject {
	const entered = item.parameter(REQUEST_DETAILS, {});
	if (typeof entered === 'object' && entered !== null) return entered as JsonObject;
	const text = (textFrom(entered ?? '') ?? '').trim();
	if (text === '') return {};
	try {
		return Object(JSON.parse(text)) as JsonObject;
	} catch {
		throw item.refusal(NOT_DETAILS);
	}
}
