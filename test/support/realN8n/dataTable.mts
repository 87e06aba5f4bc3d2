import type { N8nClient } from '../../../lab/client.mts';

interface Project {
	id: string;
}

interface Table {
	id: string;
	name: string;
}

/** A row of one of n8n's data tables. */
export type Row = Record<string, unknown>;

async function tablesAddress(client: N8nClient): Promise<string> {
	const { id } = await client.call<Project>('GET', '/rest/projects/personal');
	return `/rest/projects/${id}/data-tables`;
}

async function findTable(client: N8nClient, name: string): Promise<Table | undefined> {
	const tables = await client.call<{ data: Table[] } | Table[]>(
		'GET',
		`${await tablesAddress(client)}?take=100`,
	);
	const list = Array.isArray(tables) ? tables : tables.data;
	return list.find((candidate) => candidate.name === name);
}

async function rowsAddress(client: N8nClient, name: string): Promise<string> {
	const table = await findTable(client, name);
	if (!table) throw new Error(`n8n has no data table "${name}"`);
	return `${await tablesAddress(client)}/${table.id}`;
}

/** Makes a data table, unless it is there. */
export async function ensureTable(
	client: N8nClient,
	name: string,
	columns: Array<{ name: string; type: string }>,
): Promise<Table> {
	const existing = await findTable(client, name);
	return existing ?? (await client.call('POST', await tablesAddress(client), { name, columns }));
}

/** The rows of a data table, oldest first. */
export async function readTable(client: N8nClient, name: string): Promise<Row[]> {
	const address = `${await rowsAddress(client, name)}/rows?take=100&sortBy=id:asc`;
	const { data } = await client.call<{ data: Row[] }>('GET', address);
	return data;
}

/** Adds rows to a data table. */
export async function fillTable(client: N8nClient, name: string, rows: Row[]): Promise<void> {
	const address = `${await rowsAddress(client, name)}/insert`;
	await client.call('POST', address, { data: rows, returnType: 'count' });
}

/** Removes all rows of a data table. */
export async function emptyTable(client: N8nClient, name: string): Promise<void> {
	const all = { type: 'and', filters: [{ columnName: 'id', condition: 'gt', value: 0 }] };
	const filter = encodeURIComponent(JSON.stringify(all));
	await client.call('DELETE', `${await rowsAddress(client, name)}/rows?filter=${filter}`);
}
