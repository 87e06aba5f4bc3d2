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
	return [table(HEADINGS, rows), ...skips(records)].join('\n\n');
}

/** Each test that was left out, with the runs that it was left out of. */
function skips(records: RunRecord[]): string[] {
	const names = new Set(records.flatMap(({ skipped }) => skipped));
	const lines = [...names].map((name) => {
		const runs = records.filter(({ skipped }) => skipped.includes(name));
		const versions = [...new Set(runs.map(({ n8n }) => n8n))].map((version) => {
			const modes = runs.filter(({ n8n }) => n8n === version).map(({ mode }) => mode);
			return `${version} (${modes.join(', ')})`;
		});
		return `- ${name}: ${versions.join(', ')}`;
	});
	return lines.length > 0 ? [`Skipped:\n\n${lines.sort().join('\n')}`] : [];
}
