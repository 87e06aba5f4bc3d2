import type { Category, ResultOption } from './catalog/categories';

/** What one upload asks the service for. */
export interface TranscriptionRequest {
	/** The service echoes it in its replies; it needs no extension and need not be unique. */
	readonly audioFileName: string;
	/** Intron's language code, e.g. `sw`. */
	readonly language: string;
	readonly category: Category;
	/** The wanted results; each belongs to `category`, or to all of them. */
	readonly results: readonly ResultOption[];
	/** Whether the transcript tells who speaks. */
	readonly diarization: boolean;
	/** Id of a prompt template that Intron made for the account; empty for none. */
	readonly templateId: string;
	/** Whether the service lets a language model correct the transcript, which is its default. */
	readonly llmCorrections: boolean;
	/** Intron's code of the language of an answer; empty for the language of the recording. */
	readonly answerLanguage: string;
}

/** The field that carries the recording itself. */
export const FILE_FIELD = 'audio_file_blob';

/** Prefix of the form field that asks for a result. */
export const RESULT_FLAG_PREFIX = 'get_';

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
 * @returns name and value of each field, in the order in which they are sent
 */
export function formFields(request: TranscriptionRequest): Array<[name: string, value: string]> {
	const fields: Array<[string, string]> = [
		['audio_file_name', request.audioFileName],
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
export function buildForm(request: TranscriptionRequest, file: File): FormData {
	const form = new FormData();
	for (const [name, value] of formFields(request)) form.append(name, value);
	// With a third argument FormData would copy the file and so lose its stream.
	form.append(FILE_FIELD, file);
	return form;
}
