import { test } from '@jest/globals';

import type { N8nClient, NodeTypeInfo } from '../../../lab/client.mts';
import type { BinaryMode } from '../../../lab/n8nProcess.mts';
import { chosenBinaryMode } from '../../../lab/n8nProcess.mts';
import { chosenN8n } from '../../../lab/paths.mts';
import type { WorkflowFile, WorkflowNode } from '../../../lab/workflow.mts';
import { ensureTable } from './dataTable.mts';

const isOlder = /^(?:1|2\.0)\./.test(chosenN8n());

/** `test`, or its `skip` in n8n 1.x and 2.0, which save no credential without a mandatory field. */
export const whereEmptyKeysAreSaved = isOlder ? test.skip : test;

/**
 * Whether n8n still has the files of a Webhook when a failed execution is retried: outside its memory,
 * n8n 1.x and 2.0 rename them at the end, and the retry asks for the name that they had before.
 */
export const keepsUploads = (mode: BinaryMode): boolean => mode === 'memory' || !isOlder;

/** `test`, or its `skip` where a retry finds no files. */
export const whereUploadsStay = keepsUploads(chosenBinaryMode()) ? test : test.skip;

/**
 * `test`, or its `skip` in n8n 2.0 with files in memory, which stores nothing of a node whose execution
 * runs out of the workflow's own time; the file id is in its log.
 */
export const whereTimeOutsAreStored =
	chosenN8n().startsWith('2.0.') && chosenBinaryMode() === 'memory' ? test.skip : test;

const TABLE_NODE = 'n8n-nodes-base.dataTable';

const MAIL_NODE = 'n8n-nodes-base.emailSend';

/** The parameters of the step that makes a table. */
interface TableMaker {
	tableName: string;
	columns: { column: Array<{ name: string; type: string }> };
}

/**
 * What the user of an older n8n changes in an example, as README's "Compatibility" tells: whether
 * that is needed is told by what the nodes of the n8n at hand can do.
 */
export async function fitToN8n(client: N8nClient, file: WorkflowFile): Promise<WorkflowFile> {
	const types = await client.nodeTypes();
	const can = (type: string, parameter: string) => has(types, type, parameter);
	const mailed = can(MAIL_NODE, 'fileAttachments') ? file : withOldAttachments(file);
	return can(TABLE_NODE, 'tableName') ? mailed : await withTableByHand(client, mailed);
}

/** Whether some version of a node type has a parameter, at whatever depth. */
function has(types: NodeTypeInfo[], type: string, parameter: string): boolean {
	const own = types.filter(({ name }) => name === type).map(({ properties }) => properties);
	return JSON.stringify(own).includes(`"name":"${parameter}"`);
}

const changeNodes = (
	file: WorkflowFile,
	change: (node: WorkflowNode) => WorkflowNode,
): WorkflowFile => ({ ...file, nodes: file.nodes.map(change) });

/** Has one option for attached files, where newer n8n has one for files and one for pictures. */
function withOldAttachments(file: WorkflowFile): WorkflowFile {
	return changeNodes(file, (node) => {
		const options = node.parameters.options as Record<string, unknown> | undefined;
		if (node.type !== MAIL_NODE || !options?.fileAttachments) return node;
		const { fileAttachments: attachments, ...others } = options;
		return { ...node, parameters: { ...node.parameters, options: { ...others, attachments } } };
	});
}

/** Tables are made by hand, those steps are switched off, and the others have their table chosen. */
async function withTableByHand(client: N8nClient, file: WorkflowFile): Promise<WorkflowFile> {
	const isMaker = ({ type, parameters }: WorkflowNode) =>
		type === TABLE_NODE && parameters.resource === 'table';
	const ids = new Map<string, string>();
	for (const { parameters } of file.nodes.filter(isMaker)) {
		const { tableName, columns } = parameters as unknown as TableMaker;
		ids.set(tableName, (await ensureTable(client, tableName, columns.column)).id);
	}
	return changeNodes(file, (node) => {
		if (node.type !== TABLE_NODE) return node;
		if (isMaker(node)) return { ...node, disabled: true };
		const { value } = node.parameters.dataTableId as { value: string };
		const dataTableId = { __rl: true, mode: 'list', value: ids.get(value) };
		return { ...node, typeVersion: 1, parameters: { ...node.parameters, dataTableId } };
	});
}
