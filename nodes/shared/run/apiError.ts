import { NodeApiError } from 'n8n-workflow';

import type { Fault } from '../intron/faults/fault';
import type { Reply } from '../intron/reply';
import type { Item } from './item';
import type { JobTerms } from './operation';
import { plain } from './plain';

/** Longest quotation of the service's words; gateways answer with whole pages. */
const MAX_QUOTE_LENGTH = 300;

/** Whose request went wrong, and how. */
export interface ItemFault {
	readonly fault: Fault;
	readonly reply?: Reply;
	/** The job's id where it is known. */
	readonly id?: string;
	/** The id that the service told, where it can't be used. */
	readonly oddId?: string;
	/** The name that the user knows the file by; empty when there is none. */
	readonly fileName: string;
}

/** Said of a job whose fate is not known. */
export const notSentAgain = (subject: string): string =>
	`Intron may have accepted the ${subject} all the same. To keep you from paying twice, it is not sent again in this execution.`;

function quote(text: string): string {
	const line = plain(text.slice(0, 2 * MAX_QUOTE_LENGTH))
		.replace(/\s+/g, ' ')
		.trim();
	return line.length > MAX_QUOTE_LENGTH ? `${line.slice(0, MAX_QUOTE_LENGTH)}…` : line;
}

/** What the service said of a call, in its own words. */
function wordsOf({ message, reason }: Reply): string {
	return [message, reason !== message && reason].filter(Boolean).map(String).map(quote).join('; ');
}

/**
 * Makes the error that the user sees when the service does not deliver.
 *
 * It is built from known words only. n8n's own error of the request would carry the request with
 * its authorization header, and n8n ignores a new message on an error that it made itself.
 */
export function apiError(
	{ context, index }: Item,
	{ subject, idKey, idTitle }: JobTerms,
	{ fault, reply, id, oddId, fileName }: ItemFault,
): NodeApiError {
	const said = reply ? wordsOf(reply) : '';
	const status = quote(reply?.processingStatus ?? '');
	const description = [
		fault.description,
		fault.mayBeAccepted && id === undefined && notSentAgain(subject),
		said && `Intron said: "${said}".`,
		status && `Status: ${status}.`,
		fileName && `File: ${plain(fileName)}.`,
		id && `${idTitle}: ${id}.`,
		oddId && `${idTitle} as told: "${plain(oddId)}".`,
	]
		.filter(Boolean)
		.join(' ');
	const error = new NodeApiError(
		context.getNode(),
		{ message: fault.message },
		{
			message: fault.message,
			description,
			httpCode: reply?.httpStatus.toString(),
			itemIndex: index,
			...(fault.cause && { failure: { cause: fault.cause } }),
		},
	);
	Object.assign(error.context, { fault: fault.name, fileName, [idKey]: id });
	return error;
}
