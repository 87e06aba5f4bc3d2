import { describe } from '@jest/globals';

import type { N8nClient, NodeTypeInfo } from '../../../lab/client.mts';
import type { BinaryMode } from '../../../lab/n8nProcess.mts';
import { chosenBinaryMode } from '../../../lab/n8nProcess.mts';
import { chosenN8n } from '../../../lab/paths.mts';
import type { WorkflowFile, WorkflowNode } from '../../../lab/workflow.mts';
import { ensureTable } from './dataTable.mts';

const isOlder = /^(?:1|2\.0)\./.test(chosenN8n());

/** Something that not every n8n does, or not wherever it keeps files. */
interface Ability {
	isThere: boolean;
	/** It, and what can't do it. */
	what: string;
}

export const SAVES_EMPTY_KEYS: Ability = {
	isThere: !isOlder,
	what: 'n8n saves credentials without a key (1.x and 2.0 do not)',
};

export const PROTECTS_ADDRESSES: Ability = {
	isThere: !isOlder,
	what: 'n8n keeps requests from addresses inside the network (1.x and 2.0 do not)',
};

export const LIMITS_DATABASE_FILES: Ability = {
	isThere: !isOlder,
	what: 'n8n keeps files of a limited size in its database (1.x and 2.0 do not)',
};

/** The file id is in the log of an n8n that can't. */
export const STORES_TIME_OUTS: Ability = {
	isThere: !isOlder || chosenBinaryMode() !== 'memory',
	what: 'n8n stores the nodes of an execution that runs out of time (1.x and 2.0 with files in memory do not)',
};

/**
 * Whether n8n still has the files of a Webhook when a failed execution is retried: n8n 1.x and 2.0
 * rename them at the end, and the retry asks for the name that they had before.
 */
export const keepsUploads = (mode: BinaryMode): Ability => ({
	isThere: mode === 'memory' || !isOlder,
	what: 'n8n still has the files of a Webhook (1.x and 2.0 have them in memory only)',
});

export const KEEPS_FILES_ON_DISK: Ability = {
	isThere: chosenBinaryMode() === 'filesystem',
	what: 'n8n keeps files on disk',
};

/** Tests for an n8n that can do something: of one that can't they are left out, and their names say why. */
export function where({ isThere, what }: Ability, tests: () => void): void {
	(isThere ? describe : describe.skip)(`where ${what}`, tests);
}

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
