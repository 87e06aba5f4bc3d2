import { inRepo } from '../../lab/paths.mts';
import { categories, formats, languages, results } from './catalog.mts';
import { compatibility } from './compatibility.mts';
import { allFaults, badInput, badText, speechFaults } from './faults.mts';
import { pace, times } from './limits.mts';
import { fieldTable, warnings } from './outputs.mts';
import { recognised } from './recordings.mts';
import { formFieldTable, options, resultFlags, speechOptions } from './requests.mts';
import { voices } from './voices.mts';
import { readdirSync } from 'node:fs';

/** The parts of the documents that are made from data of this repository, by name. */
const BLOCKS: Record<string, () => string> = {
	categories,
	languages,
	formats,
	recognised,
	allFaults,
	badInput,
	transcribedFields: () => fieldTable('transcribed'),
	stillProcessingFields: () => fieldTable('stillProcessing'),
	warnings,
	results,
	options,
	formFieldTable,
	resultFlags,
	pace,
	times,
	voices,
	speechOptions,
	speechFields: () => fieldTable('speech'),
	pendingSpeechFields: () => fieldTable('pendingSpeech'),
	speechFaults,
	badText,
	compatibility,
};

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

/** The documents for users, as paths from the root of the repository. */
export const documentFiles = (): string[] => [
	'README.md',
	...readdirSync(inRepo('docs'))
		.filter((name) => name.endsWith('.md'))
		.sort()
		.map((name) => `docs/${name}`),
];

/** The names of the generated parts that exist. */
export const blockNames = (): string[] => Object.keys(BLOCKS);
