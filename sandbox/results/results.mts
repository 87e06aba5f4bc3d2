import type { ResultOption } from '../../nodes/IntronTranscribe/catalog/categories.ts';
import { CATEGORIES } from '../../nodes/IntronTranscribe/catalog/categories.ts';
import { CALL_CENTER_SAMPLES } from './callCenter.mts';
import { CLINICAL_SAMPLES } from './clinical.mts';
import { toMarkdown } from './markdown.mts';
import { MEETING_NOTES_SAMPLES } from './meetingNotes.mts';
import type { ResultSamples, ResultSource } from './sample.mts';

const SENTENCES_OF_SUMMARY = 2;

function summarise({ speech }: ResultSource): string {
	return speech.sentences.slice(0, SENTENCES_OF_SUMMARY).join(' ');
}

const SAMPLES: ResultSamples = {
	...CALL_CENTER_SAMPLES,
	...CLINICAL_SAMPLES,
	...MEETING_NOTES_SAMPLES,
	summary: {
		text: summarise,
		structured: (source) => ({ summary: summarise(source) }),
	},
	legal_court_hearing: {
		structured: ({ speech }) => ({
			court: 'Sandbox Magistrates Court',
			proceedings: speech.turns.map(({ speaker, text }) => ({ speaker, statement: text })),
		}),
	},
};

/**
 * Makes sure that the samples are those of the catalog, no more and no less, since a result that the
 * sandbox never returns would be tested by nobody.
 */
export function checkSamples(): void {
	const names = new Set(CATEGORIES.flatMap(({ results }) => results.map(({ apiName }) => apiName)));
	const missing = [...names].filter((name) => !Object.hasOwn(SAMPLES, name));
	const unknown = Object.keys(SAMPLES).filter((name) => !names.has(name));
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
	const sample = SAMPLES[apiName];
	if (!sample) throw new Error(`No sample of ${apiName}`);
	if (isStructured) return sample.structured(source);
	return sample.text?.(source) ?? toMarkdown(title, sample.structured(source));
}
