import type { Judge, Verdict } from '../shared/intron/answer';
import type { Call, CallRequest } from '../shared/intron/client';
import type { Reply } from '../shared/intron/reply';
import { isFailedStatus, isRunning, isStillRunning, jobIdIn } from '../shared/intron/reply';
import type { Endpoint } from '../shared/intron/service';
import { STATUS_TIMEOUT_SECONDS } from '../shared/intron/service';
import type { Category } from './catalog/categories';
import type { TranscriptionRequest } from './catalog/request';
import { ENDPOINT } from './catalog/service';
import { STATUS_TRANSCRIBED } from './catalog/statuses';
import type { Transcription } from './catalog/transcription';
import { FAULTS, NO_TRANSCRIPT, PROCESSING_FAILED } from './faults';

/** The field that carries the recording itself. */
export const FILE_FIELD = 'audio_file_blob';

/** Prefix of the form field that asks for a result. */
export const RESULT_FLAG_PREFIX = 'get_';

/** The field of a reply that holds a file's id. */
const ID_FIELD = 'file_id';

/** How the API spells true; a flag that is left out is false. */
const YES = 'TRUE';

/** The category as the API spells it, e.g. `file_category_call_center`. */
export const categoryField = (category: Category): string => `file_category_${category.apiName}`;

/**
 * The text fields of an upload (fields of `file/v1/upload` and `file/v1/upload/sync`).
 *
 * Language and category are always sent, since the service's own default category is telehealth;
 * everything else only where it differs from the service's default.
 *
 * @param audioFileName echoed by the service in its replies; needs no extension, need not be unique
 * @returns name and value of each field, in the order in which they are sent
 */
export function formFields(
	audioFileName: string,
	request: TranscriptionRequest,
): Array<[name: string, value: string]> {
	const fields: Array<[string, string]> = [
		['audio_file_name', audioFileName],
		['use_language_asr_input', request.language],
		['use_category', categoryField(request.category)],
	];
	if (request.diarization) fields.push(['use_diarization', YES]);
	if (request.templateId) fields.push(['use_template_id', request.templateId]);
	if (!request.llmCorrections) fields.push(['use_disable_llm_corrections', YES]);
	if (request.answerLanguage) {
		fields.push(['use_language_data_extraction_output', request.answerLanguage]);
	}
	for (const { apiName } of request.results) fields.push([RESULT_FLAG_PREFIX + apiName, YES]);
	return fields;
}

/**
 * The multipart form of an upload. It can be sent once: the file's bytes are read while it is sent.
 *
 * @param file from `streamedFile`
 */
export function buildForm(
	audioFileName: string,
	request: TranscriptionRequest,
	file: File,
): FormData {
	const form = new FormData();
	for (const [name, value] of formFields(audioFileName, request)) form.append(name, value);
	// With a third argument FormData would copy the file and so lose its stream.
	form.append(FILE_FIELD, file);
	return form;
}

/**
 * What a reply holds of a transcript. Its presence decides, since `FILE_QUEUED` was observed beside
 * complete transcripts; a blank one counts only where the service calls it finished (no text).
 */
function transcriptionIn({
	httpStatus,
	data,
	body,
	processingStatus,
	isCut,
}: Reply): Transcription | undefined {
	const transcript = data.audio_transcript;
	if (httpStatus < 200 || httpStatus > 299 || typeof transcript !== 'string') return undefined;
	const isFinished = processingStatus === STATUS_TRANSCRIBED;
	const isBlank = transcript.trim() === '' && !isFinished && processingStatus !== '';
	return isBlank ? undefined : { transcript, isFinished, data, body, isCut };
}

/** What a reply without a transcript means that does not promise one either. */
function refusal(reply: Reply, id: string | undefined): Verdict<never> {
	const { processingStatus } = reply;
	const fault = isFailedStatus(processingStatus)
		? PROCESSING_FAILED
		: processingStatus === STATUS_TRANSCRIBED
			? NO_TRANSCRIPT
			: FAULTS.ofReply(reply);
	return { state: 'refused', fault, id };
}

/**
 * Judges the answer to an upload. Without a transcript, an answer with a file id means that the
 * service has the file and works on it, whether it says so with 200, with 408 (older docs) or with
 * 503 (newer docs).
 */
export const judgeUpload: Judge<Transcription> = (reply) => {
	const { id, oddId } = jobIdIn(reply, ID_FIELD);
	const done = transcriptionIn(reply);
	if (done) return { state: 'done', done, id };
	if (oddId !== undefined) return { state: 'refused', fault: FAULTS.oddId, oddId };
	return id !== undefined && isRunning(reply) ? { state: 'processing', id } : refusal(reply, id);
};

/** Judges the answer to a look at a file's status. Unknown statuses mean that the file still runs. */
export const judgeLook =
	(fileId: string): Judge<Transcription> =>
	(reply) => {
		const done = transcriptionIn(reply);
		if (done) return { state: 'done', done, id: fileId };
		return isStillRunning(reply, STATUS_TRANSCRIBED)
			? { state: 'processing', id: fileId }
			: refusal(reply, fileId);
	};

/**
 * Uploads a recording (`POST /file/v1/upload/sync` waits for the transcript, `POST /file/v1/upload`
 * does not).
 *
 * @param prepare makes the request of one try
 */
export const uploadCall = (
	endpoint: Endpoint,
	prepare: () => Promise<CallRequest>,
): Call<Transcription> => ({ endpoint, kind: 'submit', judge: judgeUpload, prepare });

/**
 * Looks at a file (`GET /file/v1/status/{id}`).
 *
 * @param fileId checked by the caller: it becomes a part of the URL
 * @param structured whether results come as JSON; the status endpoint alone can do that
 */
export const lookCall = (fileId: string, structured: boolean): Call<Transcription> => ({
	endpoint: ENDPOINT.status,
	kind: 'read',
	id: fileId,
	judge: judgeLook(fileId),
	prepare: async () => ({
		pathSuffix: `/${encodeURIComponent(fileId)}`,
		qs: structured ? { get_structured_post_processing: 't' } : {},
		timeout: STATUS_TIMEOUT_SECONDS * 1000,
	}),
});
