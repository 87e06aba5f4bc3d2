import { isFailedStatus, STATUS_TRANSCRIBED } from '../../IntronTranscribe/catalog/statuses';

/** A JSON object of unknown content. */
export type JsonObject = Record<string, unknown>;

/** One answer of the service, read without trust in its form. */
export interface Reply {
	readonly httpStatus: number;
	/** The answer's JSON object; empty when there was none (an HTML page, an empty body, …). */
	readonly body: JsonObject;
	/** `body.data`; empty when absent. */
	readonly data: JsonObject;
	/** The service's own words; empty when absent. */
	readonly message: string;
	/** The id under which the service keeps the file. */
	readonly fileId?: string;
	/** E.g. `FILE_QUEUED`; empty when absent. */
	readonly processingStatus: string;
	/** The transcript; an empty one means that no speech was heard. */
	readonly transcript?: string;
}

/** Where a file stands, as told by one reply. */
export type FileState = 'transcribed' | 'processing' | 'refused';

/** Answers of a gateway or of the service that mean "still running" when they carry a file id. */
const TIME_OUT_STATUSES: readonly number[] = [408, 502, 503, 504];

function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

/** Parses a JSON text; a JSON text within a JSON string, as some gateways make, is unpacked too. */
function parseJson(text: string): unknown {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'string' ? JSON.parse(value) : value;
	} catch {
		return undefined;
	}
}

/** The file id in a text that can't be read otherwise, such as an answer that was cut off. */
function fileIdIn(text: unknown): string | undefined {
	return typeof text === 'string' ? /"file_id"\s*:\s*"([^"\\]+)"/.exec(text)?.[1] : undefined;
}

/** An id as text; services that count their ids send numbers, of which larger ones lose digits. */
function fileIdOf(...candidates: unknown[]): string | undefined {
	for (const candidate of candidates) {
		if (typeof candidate === 'string' && candidate.trim() !== '') return candidate.trim();
		if (Number.isSafeInteger(candidate)) return String(candidate);
	}
	return undefined;
}

/**
 * Reads an answer of the service. Every answer, also of a fault, is an envelope
 * `{ data, message, status }`; gateways before it answer in HTML or not at all, so nothing is taken
 * for granted. The file id is at `data.file_id`; some clients met it at the top level.
 *
 * @param httpStatus HTTP status code
 * @param rawBody the body as the HTTP client delivered it: parsed or text
 */
export function readReply(httpStatus: number, rawBody: unknown): Reply {
	const parsed = typeof rawBody === 'string' ? parseJson(rawBody) : rawBody;
	const body = isJsonObject(parsed) ? parsed : {};
	const data = isJsonObject(body.data) ? body.data : {};
	const transcript = data.audio_transcript;
	return {
		httpStatus,
		body,
		data,
		message: textOf(body.message),
		fileId: fileIdOf(data.file_id, body.file_id, fileIdIn(rawBody)),
		processingStatus: textOf(data.processing_status),
		transcript: typeof transcript === 'string' ? transcript : undefined,
	};
}

/**
 * Whether a reply holds the transcript. Its presence decides, since `FILE_QUEUED` was observed beside
 * complete transcripts; a blank one counts only where the service calls it finished (no speech).
 */
function hasTranscript({ httpStatus, transcript, processingStatus }: Reply): boolean {
	if (httpStatus < 200 || httpStatus > 299 || transcript === undefined) return false;
	const isFinished = processingStatus === '' || processingStatus === STATUS_TRANSCRIBED;
	return transcript.trim() !== '' || isFinished;
}

/**
 * Judges the answer to an upload. Without a transcript, an answer with a file id means that the
 * service has the file and works on it, whether it says so with 200, with 408 (older docs) or with
 * 503 (newer docs).
 */
export function stateOfUpload(reply: Reply): FileState {
	if (hasTranscript(reply)) return 'transcribed';
	const { httpStatus, fileId, processingStatus, body } = reply;
	if (fileId === undefined || isFailedStatus(processingStatus)) return 'refused';
	if (TIME_OUT_STATUSES.includes(httpStatus)) return 'processing';
	return httpStatus >= 200 && httpStatus <= 299 && body.status !== 'Error'
		? 'processing'
		: 'refused';
}

/** Judges the answer to a look at a file's status. Unknown statuses mean that the file still runs. */
export function stateOfFile(reply: Reply): FileState {
	if (hasTranscript(reply)) return 'transcribed';
	const { httpStatus, processingStatus, body } = reply;
	if (httpStatus < 200 || httpStatus > 299 || body.status === 'Error') return 'refused';
	if (processingStatus === '' || processingStatus === STATUS_TRANSCRIBED) return 'refused';
	return isFailedStatus(processingStatus) ? 'refused' : 'processing';
}
