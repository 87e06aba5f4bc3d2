/** One line of a table: a value for each column. */
export type Row = readonly string[];

/** A goal, and what was measured. */
export interface Goal {
	readonly goal: string;
	readonly measured: string;
	readonly isMet: boolean;
}

/** What a benchmark found. */
export interface Report {
	readonly title: string;
	readonly columns: Row;
	readonly rows: readonly Row[];
	readonly goals: readonly Goal[];
	/** All that was measured, for the JSON file. */
	readonly measurements: unknown;
}

export const milliseconds = (ms: number): string =>
	`${ms.toFixed(ms < 10 ? 2 : ms < 100 ? 1 : 0)} ms`;

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

export const kilobytes = (bytes: number): string => `${(bytes / 1e3).toFixed(1)} kB`;

export const ratio = (value: number): string => value.toFixed(2);

/** A goal that a figure must not exceed. */
export function atMost(
	goal: string,
	measured: number,
	limit: number,
	unit: (value: number) => string,
): Goal {
	return {
		goal: `${goal} ≤ ${unit(limit)}`,
		measured: unit(measured),
		isMet: measured <= limit,
	};
}

function table(rows: readonly Row[]): string {
	const widths = (rows[0] ?? []).map((_cell, column) =>
		Math.max(...rows.map((row) => row[column]?.length ?? 0)),
	);
	const line = (row: Row) =>
		row
			.map((cell, column) =>
				column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
			)
			.join('   ');
	return rows.map((row) => `  ${line(row)}`).join('\n');
}

/** A report as people read it. */
export function render({ title, columns, rows, goals }: Report): string {
	const verdicts = goals.map(
		({ goal, measured, isMet }) => `  ${isMet ? 'met   ' : 'MISSED'} ${goal}: ${measured}`,
	);
	return [title, table([columns, ...rows]), ...verdicts].join('\n');
}
