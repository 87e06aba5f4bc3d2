import type { Item } from '../../shared/run/item';
import * as jobReference from '../../shared/run/jobReference';
import { PENDING_TITLE } from '../../shared/run/operation';
import { TERMS } from '../catalog/terms';

/** Which file at the service is meant. */
export const fileIdParameter = jobReference.idParameter(
	TERMS,
	`Intron's ID of the recording, from the output '${PENDING_TITLE}'`,
);

/** What was asked for when it was uploaded. */
export const requestDetailsParameter = jobReference.requestDetailsParameter(
	'the recording was uploaded',
	'all results that Intron has, but no language and category',
);

/**
 * Reads the id of a file.
 *
 * @throws NodeOperationError when it can be none
 */
export const readFileId = (item: Item): string => jobReference.readIds(item, TERMS, 1).join();
