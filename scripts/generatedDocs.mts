import { AUDIO_FORMATS } from '../nodes/IntronTranscribe/catalog/audioFormats.ts';
import { CATEGORIES } from '../nodes/IntronTranscribe/catalog/categories.ts';
import { LANGUAGES } from '../nodes/IntronTranscribe/catalog/languages.ts';
import type { Fault } from '../nodes/IntronTranscribe/intron/faults.ts';
import { REPLY_FAULTS, TRANSPORT_FAULTS } from '../nodes/IntronTranscribe/intron/faults.ts';

function table(header: string[], rows: string[][]): string {
	const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
	return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

const categories = (): string =>
	table(
		['Category', 'For', 'Results (name in the output)'],
		CATEGORIES.map(({ title, description, results }) => [
			title,
			description,
			results.map((result) => `${result.title} (\`${result.name}\`)`).join(', '),
		]),
	);

const languages = (): string => {
	const names = (codeSwitched: boolean) =>
		LANGUAGES.filter((language) => language.codeSwitched === codeSwitched)
			.map(({ name, code }) => `${name} \`${code}\``)
			.join(', ');
	return `Code-switched: ${names(true)}.\n\nOthers: ${names(false)}.`;
};

const formats = (): string =>
	AUDIO_FORMATS.map(({ extension, otherExtensions }) =>
		[extension, ...otherExtensions].map((name) => `.${name}`).join(' '),
	).join(', ');

const faults = (): string => {
	const all: readonly Fault[] = [...REPLY_FAULTS, ...TRANSPORT_FAULTS];
	const distinct = [...new Map(all.map((fault) => [fault.name, fault])).values()];
	return table(
		['Message', 'What to do'],
		distinct.map(({ message, description }) => [message, description]),
	);
};

/** The parts of the documents that are made from the package's own data, by name. */
const BLOCKS: Record<string, () => string> = { categories, languages, formats, faults };

const BLOCK = /(<!-- generated: (\w+) -->\n)[\s\S]*?(\n<!-- end -->)/g;

/**
 * Brings the generated parts of a document up to date.
 *
 * @throws Error when it names a part that does not exist
 */
export function withGeneratedBlocks(document: string): string {
	return document.replace(BLOCK, (_match, start: string, name: string, end: string) => {
		const block = BLOCKS[name];
		if (!block) throw new Error(`There is no generated part "${name}"`);
		return `${start}\n${block()}\n${end}`;
	});
}
