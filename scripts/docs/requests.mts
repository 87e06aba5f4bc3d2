import {
	ALL_RESULTS,
	ANSWER,
	CATEGORIES,
} from '../../nodes/IntronTranscribe/catalog/categories.ts';
import type { Category } from '../../nodes/IntronTranscribe/catalog/categories.ts';
import { DEFAULT_LANGUAGE } from '../../nodes/IntronTranscribe/catalog/languages.ts';
import {
	FILE_FIELD,
	RESULT_FLAG_PREFIX,
	categoryField,
	formFields,
} from '../../nodes/IntronTranscribe/api.ts';
import type { TranscriptionRequest } from '../../nodes/IntronTranscribe/catalog/request.ts';
import { BINARY_FIELD_TITLE } from '../../nodes/IntronTranscribe/catalog/terms.ts';
import { OPERATIONS as SPEAK_OPERATIONS } from '../../nodes/IntronSpeak/operations/index.ts';
import { OPTIONS as SPEAK_OPTIONS } from '../../nodes/IntronSpeak/panel/options.ts';
import { OPERATIONS } from '../../nodes/IntronTranscribe/operations/index.ts';
import { OPTIONS } from '../../nodes/IntronTranscribe/panel/options.ts';
import type { Operation } from '../../nodes/shared/run/operation.ts';
import type { Option, OptionTable } from '../../nodes/shared/run/options.ts';
import { placesOf } from './catalog.mts';
import { table, written } from './table.mts';

const findCategory = (wanted: string): Category => {
	const category = CATEGORIES.find(({ name }) => name === wanted);
	if (!category) throw new Error(`There is no category ${wanted}`);
	return category;
};

/** A request that uses every field of the form. */
export const FULL_REQUEST: TranscriptionRequest = {
	language: DEFAULT_LANGUAGE,
	category: findCategory('callCenter'),
	results: findCategory('callCenter').results.filter(({ name }) => {
		return ['agentScore', 'agentScoreCategory', 'sentiment'].includes(name);
	}),
	diarization: true,
	templateId: 'a3f32e46',
	llmCorrections: false,
	answerLanguage: DEFAULT_LANGUAGE,
};

function operationTitles(values: readonly string[], operations: readonly Operation[]): string {
	const having = operations.filter(({ choice }) => values.includes(choice.value));
	return having.length === operations.length
		? 'all'
		: having.map(({ choice }) => choice.name).join(', ');
}

/** How the panel shows a default. */
function defaultOf(option: Option): string {
	switch (option.type) {
		case 'boolean':
			return option.default ? 'on' : 'off';
		case 'number':
			return String(option.default);
		case 'options':
			return option.choices.find(({ value }) => value === option.default)?.name ?? '';
		case 'string':
			return option.default || 'none';
	}
}

const optionList = (all: OptionTable, operations: readonly Operation[]): string =>
	table(
		['Option', 'Operations', 'Default', 'What it does'],
		Object.values<Option>(all)
			.sort((a, b) => a.title.localeCompare(b.title))
			.map((option) => [
				`*${option.title}*`,
				operationTitles(option.operations, operations),
				defaultOf(option),
				option.description,
			]),
	);

export const options = (): string => optionList(OPTIONS, OPERATIONS);

export const speechOptions = (): string => optionList(SPEAK_OPTIONS, SPEAK_OPERATIONS);

/** What in the panel sets a field of the form, by the field's name. */
export const FORM_FIELD_TEXTS: Record<string, string> = {
	audio_file_name:
		"option *File Name*; without it the file's own name without its extension (at most 60 characters)",
	[FILE_FIELD]: `*${BINARY_FIELD_TITLE}*`,
	use_language_asr_input: '*Audio Language*; always sent',
	use_category: '*Category*; always sent (*Answer Spoken Question* sends General)',
	use_diarization: '*Speaker Diarization*',
	use_template_id: 'option *Template ID*',
	use_disable_llm_corrections: 'option *LLM Corrections*, turned off',
	use_language_data_extraction_output: '*Answer Language*',
};

/** The names of all fields of the form besides those that ask for a result. */
export const formFieldNames = (): string[] => [
	...formFields('', { ...FULL_REQUEST, results: [] }).map(([name]) => name),
	FILE_FIELD,
];

export const formFieldTable = (): string =>
	table(
		['Form field', 'In this node'],
		[
			...formFieldNames().map((name) => [`\`${name}\``, written(FORM_FIELD_TEXTS, name)]),
			...CATEGORIES.map((category) => [
				`\`use_category=${categoryField(category)}\``,
				`*Category*: ${category.title}`,
			]),
		],
	);

export const resultFlags = (): string =>
	table(
		['Form field', 'In the answer', 'In this node', 'In the output'],
		ALL_RESULTS.map((result) => [
			`\`${RESULT_FLAG_PREFIX}${result.apiName}\``,
			`\`data.transcript_${result.apiName}\``,
			result === ANSWER ? placesOf(result) : `*Results*: ${result.title}`,
			`\`results.${result.name}\``,
		]),
	);
