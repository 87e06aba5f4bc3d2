import type { Item } from '../../shared/run/item';
import * as jobReference from '../../shared/run/jobReference';
import { PENDING_TITLE } from '../../shared/run/operation';
import { MOST_TEXT_IDS, TERMS } from '../catalog/terms';

/** Which text at the service is meant. */
export const textIdParameter = jobReference.idParameter(
	TERMS,
	`Intron's ID of the text, from the output '${PENDING_TITLE}'; for a text in parts, all their IDs with commas between`,
);

/** What was asked for when it was sent. */
export const requestDetailsParameter = jobReference.requestDetailsParameter(
	'the text was sent',
	'the audio, but no language and voice',
);

/**
 * Reads the ids of the parts of a text, in their order; most texts have one.
 *
 * @throws NodeOperationError when one can be none
 */
export const readTextIds = (item: Item): string[] =>
	jobReference.readIds(item, TERMS, MOST_TEXT_IDS);
