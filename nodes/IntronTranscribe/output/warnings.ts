import type { ResultOption } from '../catalog/results';
import { RESULTS_LANGUAGE } from '../catalog/languages';
import { BINARY_FIELD_TITLE, DEFAULT_BINARY_FIELD } from '../catalog/terms';

/** Something that the user should know of an item that did not fail. */
export interface Warning<Values extends unknown[] = []> {
	readonly text: (...values: Values) => string;
	/** What it means, for the documents. */
	readonly meaning: string;
	/** The text with `…` for what differs from item to item. */
	readonly sample: string;
}

const fixedWarning = (text: string, meaning: string): Warning => ({
	text: () => text,
	meaning,
	sample: text,
});

function missingText(titles: string, language: string | null): string {
	const isForeign = language !== null && language !== RESULTS_LANGUAGE;
	return `Intron returned no ${titles}.${isForeign ? ' It makes results from English recordings only.' : ''}`;
}

const missing: Warning<[missing: readonly ResultOption[], language: string | null]> = {
	text: (results, language) => missingText(results.map(({ title }) => title).join(', '), language),
	meaning:
		'These results were asked for and did not come. For other languages than English that is normal.',
	sample: missingText('…', null),
};

const asTextText = (titles: string): string =>
	`Intron gave no structured form of ${titles}, so that comes as text.`;

const asText: Warning<[results: readonly ResultOption[]]> = {
	text: (results) => asTextText(results.map(({ title }) => title).join(', ')),
	meaning: 'Structured JSON was asked for, and Intron makes it of other results only.',
	sample: asTextText('…'),
};

const otherFieldText = (field: string): string =>
	`The field '${DEFAULT_BINARY_FIELD}' holds no file, so the recording is the one of the field '${field}'.`;

const otherField: Warning<[field: string]> = {
	text: otherFieldText,
	meaning: `It was the only audio file of the item. Enter its name in *${BINARY_FIELD_TITLE}*, so that no other file is taken one day.`,
	sample: otherFieldText('…'),
};

/** Every warning, by name. */
export const WARNINGS = {
	tookQueue: fixedWarning(
		"The recording was too long for Intron's direct way, so it went through Intron's queue.",
		'It is longer than 60 or 120 seconds. The result is the same.',
	),
	notStructured: fixedWarning(
		'The structured results could not be fetched from Intron, so the results are text.',
		'Fetch them later with Get Transcript and *Result Format*: Structured JSON.',
	),
	cut: fixedWarning(
		"Intron's answer was too large to be read in full, so something of it is missing here.",
		'It held more than 20,000 fields, more than 32 MB of text, or fields within fields without an end.',
	),
	notKept: fixedWarning(
		'The recording could not be fetched again for the output.',
		"Intron had accepted it before n8n's Retry On Fail ran the node again, and by then its address gave it no more.",
	),
	noText: fixedWarning(
		'Intron returned no text: there was no speech, or none that it could recognise.',
		'Listen to the recording before you conclude that nobody spoke. It is not sent again by itself, since each upload is paid for.',
	),
	asText,
	otherField,
	missing,
} as const;
