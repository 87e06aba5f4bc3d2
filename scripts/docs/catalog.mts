import { AUDIO_FORMATS } from '../../nodes/IntronTranscribe/catalog/audioFormats.ts';
import {
	ALL_RESULTS,
	ANSWER,
	CATEGORIES,
} from '../../nodes/IntronTranscribe/catalog/categories.ts';
import { LANGUAGES } from '../../nodes/IntronTranscribe/catalog/languages.ts';
import type { ResultOption } from '../../nodes/IntronTranscribe/catalog/results.ts';
import { table } from './table.mts';

export const categories = (): string =>
	table(
		['Category', 'For', 'Results (name in the output)'],
		CATEGORIES.map(({ title, description, results }) => [
			title,
			description,
			results.map((result) => `${result.title} (\`${result.name}\`)`).join(', '),
		]),
	);

export const languages = (): string => {
	const names = (codeSwitched: boolean) =>
		LANGUAGES.filter((language) => language.codeSwitched === codeSwitched)
			.map(({ name, code }) => `${name} \`${code}\``)
			.join(', ');
	return `Code-switched: ${names(true)}.\n\nOthers: ${names(false)}.`;
};

export const formats = (): string =>
	AUDIO_FORMATS.map(({ extension, otherExtensions }) =>
		[extension, ...otherExtensions].map((name) => `.${name}`).join(' '),
	).join(', ');

/** The categories that a result belongs to, or what else brings it. */
export function placesOf(result: ResultOption): string {
	if (result === ANSWER) return 'operation *Answer Spoken Question*';
	const titles = CATEGORIES.filter(({ results }) => results.includes(result)).map(
		({ title }) => title,
	);
	return titles.join(', ');
}

export const results = (): string =>
	table(
		['Name', 'Title in the panel', 'What it is', 'Category'],
		ALL_RESULTS.map((result) => [
			`\`${result.name}\``,
			result.title,
			result.description,
			placesOf(result),
		]),
	);
