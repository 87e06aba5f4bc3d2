import type { N8nClient } from '../../lab/client.mts';
import type { SharedN8n } from '../../lab/shared.mts';
import type { WorkflowFile } from '../../lab/workflow.mts';

interface Project {
	id: string;
}

interface Table {
	id: string;
	name: string;
}

/** The parameters of the step that makes a table. */
interface TableMaker {
	tableName: string;
	columns: { column: Array<{ name: string; type: string }> };
}

const TABLE_NODE = 'n8n-nodes-base.dataTable';

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

/** Whether n8n's Data Table node can make tables, and finds them by their names. */
const makesTables = (version: string): boolean =>
	version.localeCompare('2.3.0', undefined, { numeric: true }) >= 0;

/**
 * What the user of an older n8n does with an example that makes a data table: makes the table by
 * hand, switches that step off, and chooses the table in the other steps.
 */
export async function withTableByHand(
	{ version, client }: Pick<SharedN8n, 'version' | 'client'>,
	file: WorkflowFile,
): Promise<WorkflowFile> {
	const maker = file.nodes.find(
		({ type, parameters }) => type === TABLE_NODE && parameters.resource === 'table',
	);
	if (!maker || makesTables(version)) return file;
	const { tableName, columns } = maker.parameters as unknown as TableMaker;
	const body = { name: tableName, columns: columns.column };
	const table =
		(await findTable(client, tableName)) ??
		(await client.call<Table>('POST', await tablesAddress(client), body));
	const dataTableId = { __rl: true, mode: 'list', value: table.id };
	const nodes = file.nodes.map((node) => {
		if (node.type !== TABLE_NODE) return node;
		if (node === maker) return { ...node, disabled: true };
		return { ...node, typeVersion: 1, parameters: { ...node.parameters, dataTableId } };
	});
	return { ...file, nodes };
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
