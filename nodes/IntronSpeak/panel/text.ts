import type { INodeProperties } from 'n8n-workflow';

import type { Item } from '../../shared/run/item';
import { VALUE_MESSAGES } from '../../shared/run/messages';
import { TEXT_TITLE } from '../catalog/terms';
import { PANEL_MESSAGES } from './messages';
import { PARAMETER } from './parameters';

/** What is spoken. */
export const textParameter: INodeProperties = {
	displayName: TEXT_TITLE,
	name: PARAMETER.text,
	type: 'string',
	typeOptions: { rows: 4 },
	required: true,
	default: '',
	placeholder: 'e.g. Good morning, your order has arrived.',
	description: 'The text to speak, in the language that is chosen below',
};

/** Half of a character, as a text has that was cut within one; a voice can't say it. */
const LONE_SURROGATES = /\p{Surrogate}/gu;

/**
 * Reads the text of an item.
 *
 * @throws NodeOperationError when it is empty, a list or an object
 */
export function readSpokenText(item: Item): string {
	const given = item.parameter(PARAMETER.text, '') ?? '';
	if (typeof given === 'object') throw item.refusal(VALUE_MESSAGES.notAText, { title: TEXT_TITLE });
	const text = String(given).replace(LONE_SURROGATES, '').trim();
	if (text === '') throw item.refusal(PANEL_MESSAGES.noText);
	return text;
}
