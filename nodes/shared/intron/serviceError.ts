import { NodeApiError } from 'n8n-workflow';
import type { IExecuteFunctions } from 'n8n-workflow';

import type { Answer } from './client';
import { faultOfReply } from './faults';

/** Whose request failed. */
export interface FailedItem {
	readonly itemIndex: number;
	/** The name that the user knows the recording by; may be empty. */
	readonly fileName: string;
	readonly fileId: string | undefined;
}

/** Longest quotation of the service's words; gateways answer with whole pages. */
const MAX_QUOTE_LENGTH = 300;

/** Said of an upload whose fate is not known. */
const NOT_SENT_AGAIN =
	'Intron may have accepted the recording all the same. To keep you from paying twice, it is not sent again in this execution.';

function quote(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	return line.length > MAX_QUOTE_LENGTH ? `${line.slice(0, MAX_QUOTE_LENGTH)}…` : line;
}

/**
 * Makes the error that the user sees of an answer of the service.
 *
 * It is built from known words only. n8n's own error of the request would carry the request with
 * its authorization header, and n8n ignores a new message on an error that it made itself.
 */
export function serviceError(
	{ context }: { context: IExecuteFunctions },
	answer: Answer,
	{ itemIndex, fileName, fileId }: FailedItem,
): NodeApiError {
	const { reply } = answer;
	const fault = answer.state === 'refused' ? answer.fault : faultOfReply(answer.reply);
	const said = quote(reply?.message ?? '');
	const status = quote(reply?.processingStatus ?? '');
	const description = [
		fault.description,
		fault.mayBeAccepted && fileId === undefined && NOT_SENT_AGAIN,
		said && `Intron said: "${said}".`,
		status && `Status: ${status}.`,
		fileName && `File: ${fileName}.`,
		fileId && `File ID: ${fileId}.`,
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
			itemIndex,
		},
	);
	Object.assign(error.context, { fault: fault.name, fileName, fileId });
	return error;
}
