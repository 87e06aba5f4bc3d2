import { NodeApiError } from 'n8n-workflow';
import type { IExecuteFunctions } from 'n8n-workflow';

import type { Fault } from './faults';

/** What is known of a failed request besides its fault. */
export interface FailedRequest {
	readonly itemIndex: number;
	/** The name that the user knows the recording by. */
	readonly fileName?: string;
	readonly fileId?: string;
	/** HTTP status of the service's answer, when there was one. */
	readonly httpStatus?: number;
	/** The service's own words, without the API key. */
	readonly serviceMessage?: string;
}

/** Longest quotation of the service's words; gateways answer with whole pages. */
const MAX_QUOTE_LENGTH = 300;

function quote(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	return line.length > MAX_QUOTE_LENGTH ? `${line.slice(0, MAX_QUOTE_LENGTH)}…` : line;
}

/**
 * Makes the error that the user sees of a fault of the service.
 *
 * It is built from known words only. n8n's own error of the request would carry the request with
 * its authorization header, and n8n ignores a new message on an error that it made itself.
 */
export function serviceError(
	context: IExecuteFunctions,
	fault: Fault,
	{ itemIndex, fileName, fileId, httpStatus, serviceMessage = '' }: FailedRequest,
): NodeApiError {
	const said = quote(serviceMessage);
	const description = [
		fault.description,
		said && `Intron said: "${said}".`,
		fileName && `File: ${fileName}.`,
		fileId && `File ID: ${fileId}.`,
	]
		.filter(Boolean)
		.join(' ');
	const error = new NodeApiError(
		context.getNode(),
		{ message: fault.message },
		{ message: fault.message, description, httpCode: httpStatus?.toString(), itemIndex },
	);
	Object.assign(error.context, { fault: fault.name, fileName, fileId });
	return error;
}
