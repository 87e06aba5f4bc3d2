import type { IExecuteFunctions } from 'n8n-workflow';

import { baseName } from '../audio/naming';
import type { Category, ResultOption } from '../catalog/categories';
import { CATEGORIES, findCategory } from '../catalog/categories';
import { LANGUAGE_CODE_PATTERN } from '../catalog/languages';
import { MIN_ANSWER_TIMEOUT_SECONDS } from '../catalog/service';
import { inputError } from '../inputError';
import type { TranscriptionRequest } from '../intron/form';
import { DEFAULT_OPTIONS } from './options';
import type { NodeOptions } from './parameters';
import { OTHER_LANGUAGE, PARAMETER, resultsParameter } from './parameters';

/**
 * Template ids look like UUIDs, but the docs' own sample is none (`…-9155-522dcf9xyxyxd`), so only
 * what can be no id at all is refused.
 */
const TEMPLATE_ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9_-]{7,63}$/;

/** The options of an item, with the defaults for those that the user did not add. */
export function readOptions(context: IExecuteFunctions, itemIndex: number): NodeOptions {
	const added = context.getNodeParameter(PARAMETER.options, itemIndex, {}) as Partial<NodeOptions>;
	return { ...DEFAULT_OPTIONS, ...added };
}

/**
 * How long to wait for the service's answer, in seconds.
 *
 * @throws NodeOperationError when the option is no number
 */
export function readTimeout(
	context: IExecuteFunctions,
	itemIndex: number,
	options: NodeOptions,
): number {
	const seconds = Number(options.timeout);
	if (Number.isFinite(seconds)) return Math.max(seconds, MIN_ANSWER_TIMEOUT_SECONDS);
	throw inputError(
		context,
		itemIndex,
		"The option 'Timeout (Seconds)' is not a number",
		`Enter a number of seconds from ${MIN_ANSWER_TIMEOUT_SECONDS} up.`,
	);
}

/** Reads the language; a region (`sw-KE`) is cut off, since Intron's codes have none. */
function readLanguage(context: IExecuteFunctions, itemIndex: number): string {
	const chosen = context.getNodeParameter(PARAMETER.language, itemIndex) as string;
	const isOther = chosen === OTHER_LANGUAGE;
	const entered = isOther
		? (context.getNodeParameter(PARAMETER.languageCode, itemIndex) as string)
		: chosen;
	const [code = ''] = String(entered).trim().toLowerCase().split(/[-_]/);
	if (LANGUAGE_CODE_PATTERN.test(code)) return code;
	throw inputError(
		context,
		itemIndex,
		`'${isOther ? 'Language Code' : 'Audio Language'}' is not a language code: "${entered}"`,
		"Enter a code of two or three letters from Intron's list of supported languages, such as sw for Swahili.",
	);
}

function readCategory(context: IExecuteFunctions, itemIndex: number): Category {
	const name = context.getNodeParameter(PARAMETER.category, itemIndex) as string;
	const category = findCategory(name);
	if (category) return category;
	throw inputError(
		context,
		itemIndex,
		`'Category' has no choice "${name}"`,
		`Use one of ${CATEGORIES.map((known) => known.name).join(', ')}.`,
	);
}

/**
 * Reads the wanted results of the selected category only: n8n keeps what was chosen for other
 * categories, and that must not be sent.
 */
function readResults(
	context: IExecuteFunctions,
	itemIndex: number,
	category: Category,
): readonly ResultOption[] {
	if (context.getNodeParameter(PARAMETER.allResults, itemIndex, false) === true) {
		return category.results;
	}
	const chosen = context.getNodeParameter(resultsParameter(category.name), itemIndex, []) as
		| string[]
		| string;
	// An expression may also give the names as one text.
	const names = (Array.isArray(chosen) ? chosen : chosen.split(',')).map((name) => name.trim());
	return names
		.filter((name) => name !== '')
		.map((wanted) => {
			const option = category.results.find(({ name }) => name === wanted);
			if (option) return option;
			throw inputError(
				context,
				itemIndex,
				`'Results' has no choice "${wanted}" for ${category.title} recordings`,
				`Use one of ${category.results.map(({ name }) => name).join(', ')}.`,
			);
		});
}

/**
 * Reads what one item asks for.
 *
 * @param fileName the recording's own name, used where the user gave no other
 * @throws NodeOperationError when a setting can't be used
 */
export function readRequest(
	context: IExecuteFunctions,
	itemIndex: number,
	options: NodeOptions,
	fileName: string,
): TranscriptionRequest {
	const category = readCategory(context, itemIndex);
	const templateId = String(options.templateId).trim();
	if (templateId !== '' && !TEMPLATE_ID_PATTERN.test(templateId)) {
		throw inputError(
			context,
			itemIndex,
			"The option 'Template ID' is not a template ID",
			'Enter the ID as Intron gave it to you: letters, digits and hyphens only.',
		);
	}
	return {
		audioFileName: String(options.fileName).trim() || baseName(fileName),
		language: readLanguage(context, itemIndex),
		category,
		results: readResults(context, itemIndex, category),
		diarization: options.diarization === true,
		templateId,
		llmCorrections: options.llmCorrections !== false,
	};
}
