import type { ResultOption } from '../../nodes/IntronTranscribe/catalog/results.ts';
import { CATEGORIES } from '../../nodes/IntronTranscribe/catalog/categories.ts';
import { ANY_RECORDING } from './anyRecording.mts';
import { DERIVED_RESULTS } from './derived.mts';
import { toMarkdown } from './markdown.mts';
import type { ResultSource, Structured } from './sample.mts';
import { SCENES } from './scenes/scenes.mts';

/**
 * Makes sure that the samples are those of the catalog, no more and no less, since a result that the
 * sandbox never returns would be tested by nobody.
 */
export function checkSamples(): void {
	const names = new Set(CATEGORIES.flatMap(({ results }) => results.map(({ apiName }) => apiName)));
	const made = [DERIVED_RESULTS, ANY_RECORDING].flatMap(Object.keys);
	const missing = [...names].filter((name) => !made.includes(name));
	const given = [...made, ...Object.values(SCENES).flatMap(Object.keys)];
	const unknown = given.filter((name) => !names.has(name));
	if (missing.length === 0 && unknown.length === 0) return;
	throw new Error(
		`The sandbox's samples do not fit the catalog. Missing: ${missing.join(', ') || 'none'}. ` +
			`Not in the catalog: ${unknown.join(', ') || 'none'}.`,
	);
}

/** Makes one result, as structured JSON or as text. */
export function makeResult(
	{ apiName, title }: ResultOption,
	source: ResultSource,
	isStructured: boolean,
): unknown {
	const known = SCENES[source.speech.recording ?? '']?.[apiName];
	const derived = known ? undefined : DERIVED_RESULTS[apiName];
	if (derived) return isStructured ? derived.structured(source) : derived.text(source);
	const result = known ?? ANY_RECORDING[apiName];
	if (!result) throw new Error(`No sample of ${apiName}`);
	return isStructured ? result : asText(title, result);
}

/** A result of one text, such as a summary, is that text; others are Markdown. */
function asText(title: string, result: Structured): string {
	const [only, ...others] = Object.values(result);
	return typeof only === 'string' && others.length === 0 ? only : toMarkdown(title, result);
}
