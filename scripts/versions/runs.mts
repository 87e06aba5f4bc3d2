import { inRepo, readJson } from '../../lab/paths.mts';

/** Where n8n keeps files between nodes; its third mode, `database`, is that of queue mode. */
export const MODES = ['filesystem', 'memory'] as const;

type Mode = (typeof MODES)[number];

/** One run of the tests in a real n8n. */
export interface Run {
	n8n: string;
	mode: Mode;
}

/** What came of a run, as it is kept for the documents. */
export interface RunRecord extends Run {
	/** Version of Node.js. */
	node: string;
	/** Version of this package. */
	package: string;
	/** Digest of the code that ran; of runs before it was noted there is none. */
	code?: string;
	/** The day, e.g. `2026-11-25`. */
	date?: string;
	passed: number;
	failed: number;
	/** Names of the tests that this n8n or mode has no use for. */
	skipped: string[];
}

/** The records that `npm run test:versions` keeps. */
export const recordsFile = (): string => inRepo('docs', 'compatibility.json');

export const readRecords = (): RunRecord[] => readJson<RunRecord[]>(recordsFile());

/** Newest n8n first, then by mode. */
const inOrder = <T extends Run>(runs: T[]): T[] =>
	runs.toSorted(
		(a, b) =>
			b.n8n.localeCompare(a.n8n, undefined, { numeric: true }) ||
			MODES.indexOf(a.mode) - MODES.indexOf(b.mode),
	);

/**
 * All runs, or those that are named on the command line.
 *
 * @param words versions and modes, in any order
 * @throws Error about a word that is neither
 */
export function chooseRuns(versions: string[], words: string[]): Run[] {
	const known = [...versions, ...MODES];
	const odd = words.find((word) => !known.includes(word));
	if (odd !== undefined) throw new Error(`"${odd}" is none of ${known.join(', ')}`);
	const chosen = <T extends string>(all: readonly T[]) => {
		const named = all.filter((one) => words.includes(one));
		return named.length > 0 ? named : all;
	};
	const modes = chosen(MODES);
	return inOrder(chosen(versions).flatMap((n8n) => modes.map((mode) => ({ n8n, mode }))));
}

/** The records with one of them renewed, without those of an n8n that is tested no more. */
export function withRecord(
	records: RunRecord[],
	renewed: RunRecord,
	versions: string[],
): RunRecord[] {
	const others = records.filter(
		({ n8n, mode }) => versions.includes(n8n) && (n8n !== renewed.n8n || mode !== renewed.mode),
	);
	return inOrder([...others, renewed]);
}
