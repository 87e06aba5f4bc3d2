/** What an upload asks the service to do, after the form has been read. */
import type { ResultOption } from '../../nodes/IntronTranscribe/catalog/results.ts';
import {
	DEFAULT_LANGUAGE,
	RESULTS_LANGUAGE,
} from '../../nodes/IntronTranscribe/catalog/languages.ts';
import { ANSWER, DEFAULT_CATEGORY_FIELD, categoryOfField, FILE_FIELD, flagOf } from './fields.mts';
import type { ReceivedForm } from './received.mts';

/** The recording of an upload. */
export interface OrderedFile {
	readonly name: string;
	readonly bytes: number;
	readonly sha256: string;
	readonly isAudio: boolean;
	/** E.g. `ogg`; the container's own name where it is none of the accepted formats. */
	readonly format: string;
	readonly durationSeconds: number | undefined;
}

export interface UploadOrder {
	readonly audioFileName: string;
	readonly file: OrderedFile;
	readonly language: string;
	readonly isDiarized: boolean;
	/** The language of the answer to a spoken question; `undefined` when no answer is asked for. */
	readonly answerLanguage: string | undefined;
	/** The results that are asked for and that the service gives. */
	readonly results: readonly ResultOption[];
}

/** The last value of each field, as the service would read them. */
export function fieldsOf({
	fields,
}: Pick<ReceivedForm, 'fields'>): Readonly<Record<string, string>> {
	return Object.fromEntries(fields);
}

/**
 * Makes an order of a form.
 *
 * @returns the order, or the name of the required field that is missing
 */
export function readOrder(form: ReceivedForm): UploadOrder | { readonly missing: string } {
	const fields = fieldsOf(form);
	const file = form.files.find(({ field }) => field === FILE_FIELD);
	const name = fields.audio_file_name ?? '';
	if (name === '') return { missing: 'audio_file_name' };
	if (!file) return { missing: FILE_FIELD };

	const isOn = (field: string) => fields[field] === 'TRUE';
	const language = fields.use_language_asr_input ?? DEFAULT_LANGUAGE;
	const wantsAnswer = isOn(flagOf(ANSWER));
	// Results are for English audio only, and an answer comes instead of them
	const givesResults = language === RESULTS_LANGUAGE && !wantsAnswer;
	const category = categoryOfField(fields.use_category ?? DEFAULT_CATEGORY_FIELD);
	return {
		audioFileName: name,
		file: {
			name: file.name ?? '',
			bytes: file.bytes,
			sha256: file.sha256,
			isAudio: file.content.container !== undefined,
			format: file.content.extensions[0] ?? file.content.container ?? 'unknown',
			durationSeconds: file.content.durationSeconds,
		},
		language,
		isDiarized: isOn('use_diarization'),
		answerLanguage: wantsAnswer
			? (fields.use_language_data_extraction_output ?? language)
			: undefined,
		results: givesResults
			? (category?.results.filter(({ apiName }) => isOn(flagOf(apiName))) ?? [])
			: [],
	};
}
