import type { RunRecord } from '../versions/runs.mts';
import { readRecords } from '../versions/runs.mts';
import { table } from './table.mts';

/** What `npm run test:versions` found. */
export const compatibility = (): string => compatibilityTable(readRecords());

const HEADINGS = [
	'n8n',
	'Node.js',
	'Files kept in',
	'Package',
	'Code',
	'On',
	'Passed',
	'Failed',
	'Skipped',
];

/** The records as a table, and below it the tests that were left out. */
export function compatibilityTable(records: RunRecord[]): string {
	const rows = records.map(({ n8n, node, mode, passed, failed, skipped, ...record }) => [
		n8n,
		node,
		mode,
		record.package,
		record.code ?? 'older',
		record.date ?? 'earlier',
		...[passed, failed, skipped.length].map(String),
	]);
	const skips = records.flatMap(({ n8n, mode, skipped }) =>
		skipped.map((name) => `- n8n ${n8n}, ${mode}: ${name}`),
	);
	return [
		table(HEADINGS, rows),
		...(skips.length > 0 ? [`Skipped:\n\n${skips.join('\n')}`] : []),
	].join('\n\n');
}
