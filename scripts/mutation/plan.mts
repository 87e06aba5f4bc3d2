import { createHash } from 'node:crypto';

/** When a file was last mutated, and what it was then. */
export interface Visit {
	/** ISO 8601. */
	readonly at: string;
	readonly digest: string;
}

export type Visits = Readonly<Record<string, Visit>>;

export const digestOf = (source: string): string =>
	createHash('sha256').update(source).digest('hex').slice(0, 12);

/**
 * The files in the order in which they are to be mutated: those that are new or have changed, then
 * those whose turn was longest ago.
 *
 * @param digests of the files as they are, by path
 */
export function inTurn(digests: Readonly<Record<string, string>>, visits: Visits): string[] {
	const turn = (file: string) => {
		const visit = visits[file];
		return visit && visit.digest === digests[file] ? visit.at : '';
	};
	return Object.keys(digests).sort((a, b) => turn(a).localeCompare(turn(b)) || a.localeCompare(b));
}

/** The part of Stryker's report that is read here. */
export interface Report {
	readonly files: Readonly<
		Record<string, { readonly source: string; readonly mutants: ReadonlyArray<{ status: string }> }>
	>;
}

/** What mutation tests told of the code as it is. */
export interface Score {
	readonly folder: string;
	readonly files: number;
	/** Files without a result, or with one of other code. */
	readonly unknown: number;
	readonly seen: number;
	readonly missed: number;
	/** Of all mutants that had a chance to be seen, in percent. */
	readonly percent: number;
}

/** How much of what had a chance to be seen was seen, in percent; of nothing, all. */
export function percentOf(counts: ReadonlyArray<Pick<Score, 'seen' | 'missed'>>): number {
	const seen = counts.reduce((sum, count) => sum + count.seen, 0);
	const all = counts.reduce((sum, count) => sum + count.seen + count.missed, 0);
	return all === 0 ? 100 : Math.round((1000 * seen) / all) / 10;
}

const SEEN = ['Killed', 'Timeout'];
const MISSED = ['Survived', 'NoCoverage'];

/** @param digests of the files as they are, by path */
export function scores(
	report: Report,
	digests: Readonly<Record<string, string>>,
	folders: readonly string[],
): Score[] {
	return folders.map((folder) => {
		const files = Object.keys(digests).filter((file) => file.startsWith(`nodes/${folder}/`));
		const known = files.flatMap((file) => {
			const result = report.files[file];
			return result && digestOf(result.source) === digests[file] ? [result] : [];
		});
		const count = (statuses: readonly string[]) =>
			known.flatMap(({ mutants }) => mutants).filter(({ status }) => statuses.includes(status))
				.length;
		const [seen, missed] = [count(SEEN), count(MISSED)];
		const percent = percentOf([{ seen, missed }]);
		return {
			folder,
			files: files.length,
			unknown: files.length - known.length,
			seen,
			missed,
			percent,
		};
	});
}
