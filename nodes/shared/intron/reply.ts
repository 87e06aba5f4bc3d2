import { boundedCopy } from './bounded';

/** A JSON object of unknown content. */
export type JsonObject = Record<string, unknown>;

/** One answer of the service, read without trust in its form. */
export interface Reply {
	readonly httpStatus: number;
	/** The answer's JSON object; empty when there was none (an HTML page, an empty body, …). */
	readonly body: JsonObject;
	/** `body.data`; empty when absent. */
	readonly data: JsonObject;
	/** Whether it has the service's form, which pages of gateways and other servers have not. */
	readonly isEnvelope: boolean;
	/** Whether the envelope tells that the call did not go well. */
	readonly saysError: boolean;
	/** The service's own words; empty when absent. */
	readonly message: string;
	/** What it says of a job that it gave up on; empty when absent. */
	readonly reason: string;
	/** Where the job stands, e.g. `FILE_QUEUED`, in upper case; empty when absent. */
	readonly processingStatus: string;
	/** The answer as text where it was no JSON object, such as one that was cut off; else empty. */
	readonly text: string;
	/** Whether it was so large or deep that something was left out. */
	readonly isCut: boolean;
}

/** Answers of a gateway or of the service that mean "still running" when they carry a job's id. */
const TIME_OUT_STATUSES: readonly number[] = [408, 502, 503, 504];

/** Client code knows `…_FAILED`, `…_INVALID_…`, `…_TIMEOUT` and `…_CANCELLED` of all kinds of jobs. */
const FAILED_STATUS = /FAILED|INVALID|TIMEOUT|CANCELLED/;

/** Whether a job of this status will never be done. Unknown statuses are still running. */
export const isFailedStatus = (status: string): boolean => FAILED_STATUS.test(status);

/** Whether the service answered that the call went well; its envelope may tell otherwise. */
export const isSuccess = ({ httpStatus, saysError }: Reply): boolean =>
	httpStatus >= 200 && httpStatus <= 299 && !saysError;

/**
 * Whether a reply with a job's id tells that the job runs: a 2xx, a 408 (older documents) or a 503
 * (newer ones). The service gave up waiting, not working.
 */
export const isRunning = (reply: Reply): boolean =>
	!isFailedStatus(reply.processingStatus) &&
	(isSuccess(reply) || TIME_OUT_STATUSES.includes(reply.httpStatus));

/**
 * Whether the answer to a look at a job, without its result, tells that it runs. The service may say
 * that all is well and nothing else, and statuses that nobody knows are of running jobs.
 *
 * @param finished the status of a job that is done
 */
export const isStillRunning = (reply: Reply, finished: string): boolean =>
	isSuccess(reply) &&
	(reply.isEnvelope || reply.processingStatus !== '') &&
	reply.processingStatus !== finished &&
	!isFailedStatus(reply.processingStatus);

function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value where it is a text; empty otherwise. */
export function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

/** The value where it is a text; `null` otherwise. */
export const textOrNull = (value: unknown): string | null =>
	typeof value === 'string' ? value : null;

/** Parses a JSON text; a JSON text within a JSON string, as some gateways make, is unpacked too. */
function parseJson(text: string): unknown {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'string' ? JSON.parse(value) : value;
	} catch {
		return undefined;
	}
}

/**
 * Reads an answer of the service. Every answer, also of a fault, is an envelope
 * `{ data, message, status }`; gateways before it answer in HTML or not at all, so nothing is taken
 * for granted.
 *
 * @param httpStatus HTTP status code
 * @param rawBody the body as the HTTP client delivered it: parsed or text
 * @param clean applied to each text of it, to erase the key
 */
export function readReply(
	httpStatus: number,
	rawBody: unknown,
	clean: (text: string) => string = (text) => text,
): Reply {
	const parsed = typeof rawBody === 'string' ? parseJson(rawBody) : rawBody;
	const { value, isCut } = boundedCopy(isJsonObject(parsed) ? parsed : rawBody, clean);
	const body = isJsonObject(value) ? value : {};
	const data = isJsonObject(body.data) ? body.data : {};
	const status = textOf(body.status).toLowerCase();
	return {
		httpStatus,
		body,
		data,
		isEnvelope:
			['ok', 'error'].includes(status) ||
			typeof body.message === 'string' ||
			// All that is left of an envelope of which nothing is known yet.
			(body.data === null && body.status === undefined),
		saysError: status === 'error',
		message: textOf(body.message),
		reason: textOf(data.error_message),
		processingStatus: textOf(data.processing_status).trim().toUpperCase(),
		text: textOf(value),
		isCut,
	};
}

/** An id that can stand in a URL, a log line and an item; clients met UUIDs and plain words. */
const USABLE_ID = /^[A-Za-z0-9](?:[A-Za-z0-9_~:-]|\.(?!\.)){0,127}$/;

/** Whether an id can be used to ask for its job. */
export const isUsableId = (id: string): boolean => USABLE_ID.test(id);

/** Longest part that is shown of an id that can't be used. */
const MAX_SHOWN_LENGTH = 80;

const escaped = (character: string): string =>
	`\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** An id that can't be used, as it can be shown: escaped, on one line, and cut. */
export function shownId(id: string): string {
	const shown = JSON.stringify(id.slice(0, MAX_SHOWN_LENGTH))
		.slice(1, -1)
		.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, escaped);
	return id.length > MAX_SHOWN_LENGTH ? `${shown}…` : shown;
}

/**
 * The id of a job in a reply. It is at `data.<field>`; some clients met it at the top level, and of a
 * text that was cut off it is all that can be read.
 *
 * @param field the API's name of it, e.g. `file_id`
 * @returns it as it stands there; see `isUsableId`
 */
export function idIn({ data, body, text }: Reply, field: string): string | undefined {
	const inText = new RegExp(`"${field}"\\s*:\\s*"([^"\\\\]+)"`).exec(text)?.[1];
	for (const candidate of [data[field], body[field], inText]) {
		if (typeof candidate === 'string' && candidate.trim() !== '') return candidate.trim();
		// Services that count their ids send numbers, of which larger ones lose digits.
		if (Number.isSafeInteger(candidate)) return String(candidate);
	}
	return undefined;
}

/** The id of a job in a reply, where it can be used; what can be shown of it, where it can't. */
export function jobIdIn(reply: Reply, field: string): { id?: string; oddId?: string } {
	const id = idIn(reply, field);
	if (id === undefined) return {};
	return isUsableId(id) ? { id } : { oddId: shownId(id) };
}
