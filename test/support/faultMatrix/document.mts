import { table } from '../../../scripts/docs/table.mts';
import type { FaultGroup, MatrixFault, Place } from './fault.mts';
import { MODES } from './fault.mts';
import type { Observation } from './observe.mts';

/** What was seen of each fault, in the order of the modes. */
export type Seen = ReadonlyMap<MatrixFault, Observation[]>;

/** The error that a user reads. */
interface ErrorText {
	readonly message: string;
	readonly description: string;
}

const PLACES: Record<Place, string> = {
	transcribed: 'Transcribed',
	stillProcessing: 'In Progress',
	errorItem: 'error item',
	errorOutput: 'error output',
	stopped: 'run fails',
	nothing: 'nothing',
};

/** How the document begins. */
const START = `# Fault matrix

This page answers: where does an item end, and what do I pay, when something goes wrong?

The tests of this package make each of these faults happen and write down here what they saw: n8n's engine runs the node against a
stand-in for Intron, with each of n8n's error modes. **No recording was accepted twice**, with Retry On Fail neither. What the errors
mean in general is on the page [Errors](errors.md).

- **error item**: leaves by Transcribed, with the field \`error\`. **error output**: leaves by n8n's third output.
- **Uploads** counts how often the service received the recording and, after the slash, how often it accepted it; with Retry On Fail
  (3 tries) in parentheses where that differs. A recording that is accepted is billed once.
- **File ID** tells whether the item or its error carries the ID by which Get Transcript finds the result.
- **Text** is the number of what the user reads, [below](#what-the-user-reads).`;

/** What differs from recording to recording and from account to account. */
const DETAILS = / (Intron said: "[^"]*"|Status: \S+|File: \S.*?\.ogg|File ID: \S+?)\.(?= |$)/g;

/** The text without what differs from case to case. */
const textOf = ({ message = '', description }: Observation): ErrorText => ({
	message: message.replace(/ \[item \d+\]$/, ''),
	description: description.replace(DETAILS, ''),
});

const uploadsOf = ({ uploads: { received, accepted } }: Observation) => `${received}/${accepted}`;

/** Numbers the texts in the order in which they are asked for. */
class Texts {
	readonly list: ErrorText[] = [];

	numberOf(observation: Observation): string {
		if (observation.message === undefined) return '';
		const text = textOf(observation);
		const known = this.list.findIndex(
			({ message, description }) => message === text.message && description === text.description,
		);
		return String(known >= 0 ? known + 1 : this.list.push(text));
	}
}

/** What is the same in all modes, or in all but the last, which is Retry On Fail. */
function withRetry(values: readonly string[]): string {
	const [usual = '', ...others] = [...new Set(values.slice(0, -1))];
	if (others.length > 0) throw new Error(`The modes differ: ${values.join(' ')}`);
	const retried = values.at(-1) ?? '';
	return retried === usual ? usual : `${usual} (${retried})`;
}

function fileIdOf({ uploads: { accepted }, fileId }: Observation): string {
	if (fileId !== undefined) return 'yes';
	return accepted > 0 ? 'lost' : '–';
}

/** The cells of a fault's row but the first. */
function cellsOf(observations: readonly Observation[], texts: Texts): string[] {
	return [
		...observations.map(({ places }) => places.map((place) => PLACES[place]).join(' and ')),
		withRetry(observations.map(uploadsOf)),
		withRetry(observations.map(fileIdOf)),
		withRetry(observations.map((observation) => texts.numberOf(observation))),
	];
}

/** A table of a group; faults that end alike share a row. */
function groupTable({ faults }: FaultGroup, seen: Seen, texts: Texts): string {
	const rows = new Map<string, { whats: string[]; cells: string[] }>();
	for (const fault of faults) {
		const cells = cellsOf(seen.get(fault) ?? [], texts);
		const row = rows.get(cells.join()) ?? { whats: [], cells };
		row.whats.push(fault.what);
		rows.set(cells.join(), row);
	}
	return table(
		['What goes wrong', ...MODES.map(({ title }) => title), 'Uploads', 'File ID', 'Text'],
		[...rows.values()].map(({ whats, cells }) => [whats.join('<br>'), ...cells]),
	);
}

/** The document, made of what was seen. */
export function matrixDocument(groups: readonly FaultGroup[], seen: Seen): string {
	const texts = new Texts();
	const sections = groups.map(
		(group) => `## ${group.title}\n${group.about}\n\n${groupTable(group, seen, texts)}`,
	);
	const read = table(
		['', 'Message', 'Description'],
		texts.list.map(({ message, description }, index) => [String(index + 1), message, description]),
	);
	const about =
		"Intron's own words, the status, the file's name and the file ID follow where they are known.";
	return `${[START, ...sections, `## What the user reads\n${about}\n\n${read}`].join('\n\n')}\n`;
}
