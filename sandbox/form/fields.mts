/** The form fields that the service knows. Everything about results comes from the catalog. */
import type { Category } from '../../nodes/IntronTranscribe/catalog/categories.ts';
import { CATEGORIES } from '../../nodes/IntronTranscribe/catalog/categories.ts';
import {
	LANGUAGE_CODE_PATTERN,
	LANGUAGES,
} from '../../nodes/IntronTranscribe/catalog/languages.ts';

interface FieldRule {
	/** Whether an upload without it is refused. */
	readonly required?: true;
	/** Says what a value must be, if this value is not it. */
	readonly complaint: (value: string) => string | undefined;
}

/** The field that carries the recording itself. */
export const FILE_FIELD = 'audio_file_blob';

const FLAG_PREFIX = 'get_';

/** The service's own default, surprising as it is. */
export const DEFAULT_CATEGORY_FIELD = categoryField('telehealth');

/** The flag that asks for a result. */
export function flagOf(apiName: string): string {
	return `${FLAG_PREFIX}${apiName}`;
}

/** The key under which a reply holds a result. */
export function resultKeyOf(apiName: string): string {
	return `transcript_${apiName}`;
}

function categoryField(apiName: string): string {
	return `file_category_${apiName}`;
}

/** Finds the category that a value of `use_category` stands for. */
export function categoryOfField(value: string): Category | undefined {
	return CATEGORIES.find(({ apiName }) => categoryField(apiName) === value);
}

/** Whether the service transcribes a language. */
export function isLanguage(code: string): boolean {
	return LANGUAGES.some((language) => language.code === code);
}

const boolean: FieldRule = {
	complaint: (value) =>
		value === 'TRUE' || value === 'FALSE' ? undefined : 'must be TRUE or FALSE',
};

/** A code that the service does not know is refused; only one that it cannot know is complained about. */
const language: FieldRule = {
	complaint: (value) =>
		LANGUAGE_CODE_PATTERN.test(value) ? undefined : 'must be a code of two or three letters',
};

const resultFlags = new Set(
	CATEGORIES.flatMap(({ results }) => results.map(({ apiName }) => flagOf(apiName))),
);

/** The question that is answered whatever the category is; it is no result of a category. */
export const ANSWER = 'answer';

/** All fields besides the recording. */
export const FIELD_RULES: ReadonlyMap<string, FieldRule> = new Map<string, FieldRule>([
	[
		'audio_file_name',
		{
			required: true,
			complaint: (value) => (value.trim() === '' ? 'must not be blank' : undefined),
		},
	],
	['use_language_asr_input', language],
	[
		'use_category',
		{
			complaint: (value) => (categoryOfField(value) ? undefined : 'must be the name of a category'),
		},
	],
	['use_diarization', boolean],
	[
		'use_template_id',
		{
			complaint: (value) =>
				/^[\w-]+$/.test(value) ? undefined : 'must be an ID of letters, digits and hyphens',
		},
	],
	['use_disable_llm_corrections', boolean],
	['use_language_data_extraction_output', language],
	[flagOf(ANSWER), boolean],
	...[...resultFlags].map((flag): [string, FieldRule] => [flag, boolean]),
]);

/** Whether a field asks for a result of some category. */
export function isResultFlag(name: string): boolean {
	return resultFlags.has(name);
}
