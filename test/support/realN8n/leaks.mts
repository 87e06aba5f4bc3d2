import { readFileSync } from 'node:fs';
import path from 'node:path';

import { ensureNode } from '../../../lab/install.mts';
import { run } from '../../../lab/run.mts';
import { filesIn } from './packedPackage.mts';

/** How a text may be written in a file. */
const spellings = (text: string): Buffer[] =>
	[text, encodeURIComponent(text), JSON.stringify(text).slice(1, -1)]
		.flatMap((one) => [Buffer.from(one), Buffer.from(one, 'utf16le')])
		.concat(base64Of(text).map((one) => Buffer.from(one)));

/** Base64 of a text anywhere in a longer one: what does not depend on the bytes beside it. */
const base64Of = (text: string): string[] =>
	[0, 1, 2].map((before) => {
		const encoded = Buffer.from(' '.repeat(before) + text).toString('base64');
		return encoded.slice(before === 0 ? 0 : 4, -4);
	});

/** The files below a folder that hold a text, in any spelling, relative to the folder. */
export function filesWith(folder: string, text: string): string[] {
	const wanted = spellings(text);
	return filesIn(folder).filter((file) => {
		const content = readFileSync(path.join(folder, file));
		return wanted.some((one) => content.includes(one));
	});
}

/** Prints the columns that hold a text. Only newer versions of Node.js read SQLite by themselves. */
const SEARCH = `
	const { DatabaseSync } = require('node:sqlite');
	const [file, text] = process.argv.slice(1);
	const database = new DatabaseSync(file, { readOnly: true });
	const tables = database.prepare("select name from sqlite_master where type = 'table'").all();
	const found = tables.flatMap(({ name: table }) =>
		database.prepare('select name from pragma_table_info(?)').all(table)
			.filter(({ name }) => database
				.prepare(\`select count(*) as rows from "\${table}" where instr(cast("\${name}" as text), ?)\`)
				.get(text).rows > 0)
			.map(({ name }) => table + '.' + name));
	console.log(JSON.stringify(found));
`;

/** The columns, as table.column, of an n8n's SQLite database that hold a text. */
export async function columnsWith(database: string, text: string): Promise<string[]> {
	const node = await ensureNode();
	return JSON.parse(await run(node, ['--no-warnings', '-e', SEARCH, database, text])) as string[];
}

/** Where a text stands in a value, as paths such as `data.0.json.transcript`. */
export function pathsWith(value: unknown, text: string, at: string[] = []): string[] {
	if (typeof value === 'string') return value.includes(text) ? [at.join('.')] : [];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => [
		...(key.includes(text) ? [[...at, key].join('.')] : []),
		...pathsWith(inner, text, [...at, key]),
	]);
}
