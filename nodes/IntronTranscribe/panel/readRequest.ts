import type { IExecuteFunctions } from 'n8n-workflow';

import { baseName } from '../audio/naming';
import type { Category, ResultOption } from '../catalog/categories';
import { ANSWER, CATEGORIES, DEFAULT_CATEGORY, findCategory } from '../catalog/categories';
import { inputError } from '../../shared/run/inputError';
import type { TranscriptionRequest } from '../api';
import { readAnswerLanguage, readAudioLanguage } from './languages';
import type { NodeOptions } from './options';
import { OPTION_TITLES } from './options';
import { PARAMETER, resultsParameter } from './parameters';

/** What an operation makes of a recording. */
export type Subject = (
	context: IExecuteFunctions,
	itemIndex: number,
) => Pick<TranscriptionRequest, 'category' | 'results' | 'answerLanguage'>;

/**
 * Template ids look like UUIDs, but the docs' own sample is none (`…-9155-522dcf9xyxyxd`), so only
 * what can be no id at all is refused.
 */
const TEMPLATE_ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9_-]{7,63}$/;

function readCategory(
	context: IExecuteFunctions,
	itemIndex: number,
	name: unknown = context.getNodeParameter(PARAMETER.category, itemIndex),
): Category {
	const category = findCategory(String(name));
	if (category) return category;
	throw inputError(
		context,
		itemIndex,
		`'Category' has no choice "${String(name)}"`,
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
	// An expression may also give the names as one text, or nothing.
	const chosen = context.getNodeParameter(resultsParameter(category.name), itemIndex, []) ?? [];
	const names = (Array.isArray(chosen) ? chosen : String(chosen).split(',')).map((name) =>
		String(name).trim(),
	);
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

/** The transcript, with the results of a category. */
export const categorySubject: Subject = (context, itemIndex) => {
	const category = readCategory(context, itemIndex);
	return { category, results: readResults(context, itemIndex, category), answerLanguage: '' };
};

/** The transcript, with the answer to the question that is asked in it. */
export const answerSubject: Subject = (context, itemIndex) => ({
	category: readCategory(context, itemIndex, DEFAULT_CATEGORY),
	results: [ANSWER],
	answerLanguage: readAnswerLanguage(context, itemIndex),
});

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
	subject: Subject,
	fileName: string,
): TranscriptionRequest {
	const { templateId } = options;
	if (templateId !== '' && !TEMPLATE_ID_PATTERN.test(templateId)) {
		throw inputError(
			context,
			itemIndex,
			`The option '${OPTION_TITLES.templateId}' is not a template ID`,
			'Enter the ID as Intron gave it to you: letters, digits and hyphens only.',
		);
	}
	return {
		audioFileName: options.fileName || baseName(fileName),
		language: readAudioLanguage(context, itemIndex),
		...subject(context, itemIndex),
		diarization: options.diarization === true,
		templateId,
		llmCorrections: options.llmCorrections !== false,
	};
}
