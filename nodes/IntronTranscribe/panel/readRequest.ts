import type { Item } from '../../shared/run/item';
import { isAbsent, readBoolean, readChoice, textFrom } from '../../shared/run/values';
import type { Category } from '../catalog/categories';
import { ANSWER, CATEGORIES, GENERAL } from '../catalog/categories';
import type { ResultOption } from '../catalog/results';
import type { TranscriptionRequest } from '../catalog/request';
import { readAnswerLanguage, readAudioLanguage } from './languages';
import { PANEL_MESSAGES } from './messages';
import type { Options } from './options';
import { PARAMETER, resultsParameter } from './parameters';
import { ALL_RESULTS_TITLE, CATEGORY_TITLE, DIARIZATION_TITLE, RESULTS_TITLE } from './recording';

/** What an operation makes of a recording. */
export type Aim = (
	item: Item,
) => Pick<TranscriptionRequest, 'category' | 'results' | 'answerLanguage' | 'diarization'>;

/**
 * Template ids look like UUIDs, but the docs' own sample is none (`…-9155-522dcf9xyxyxd`), so only
 * what can be no id at all is refused.
 */
const TEMPLATE_ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9_-]{7,63}$/;

/** Catalog entries as choices; each carries its entry. */
const choicesOf = <Entry extends { name: string; title: string }>(entries: readonly Entry[]) =>
	entries.map((entry) => ({ name: entry.title, value: entry.name, entry }));

function readCategory(item: Item): Category {
	const chosen = item.parameter(PARAMETER.category);
	return readChoice(item, CATEGORY_TITLE, chosen, choicesOf(CATEGORIES)).entry;
}

/**
 * Reads the wanted results of the selected category only: n8n keeps what was chosen for other
 * categories, and that must not be sent.
 */
function readResults(item: Item, category: Category): readonly ResultOption[] {
	const all = item.parameter(PARAMETER.allResults, false);
	if (!isAbsent(all) && readBoolean(item, ALL_RESULTS_TITLE, all)) return category.results;
	// An expression may also give the names as one text, or nothing.
	const chosen = item.parameter(resultsParameter(category.name), []) ?? [];
	const list: unknown[] = Array.isArray(chosen)
		? chosen
		: (textFrom(chosen)?.split(',') ?? [chosen]);
	const wanted = list
		.map((name) => textFrom(name)?.trim() ?? name)
		.filter((name) => name !== '')
		.map((name) => {
			const forWhat = ` for ${category.title} recordings`;
			return readChoice(item, RESULTS_TITLE, name, choicesOf(category.results), forWhat).entry;
		});
	return [...new Set(wanted)];
}

/** The transcript, with the results of a category. */
export const categoryAim: Aim = (item) => {
	const category = readCategory(item);
	const diarization = item.parameter(PARAMETER.diarization, false);
	return {
		category,
		results: readResults(item, category),
		answerLanguage: '',
		diarization: !isAbsent(diarization) && readBoolean(item, DIARIZATION_TITLE, diarization),
	};
};

/** The transcript, with the answer to the question that is asked in it. */
export const answerAim: Aim = (item) => ({
	category: GENERAL,
	results: [ANSWER],
	answerLanguage: readAnswerLanguage(item),
	diarization: false,
});

/**
 * Reads what one item asks for.
 *
 * @throws NodeOperationError when a setting can't be used
 */
export function readRequest(
	item: Item,
	{ templateId, llmCorrections }: Options,
	aim: Aim,
): TranscriptionRequest {
	if (templateId !== '' && !TEMPLATE_ID_PATTERN.test(templateId)) {
		throw item.refusal(PANEL_MESSAGES.notATemplateId);
	}
	return {
		language: readAudioLanguage(item),
		...aim(item),
		templateId,
		llmCorrections,
	};
}
