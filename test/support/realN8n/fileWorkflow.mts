import type { N8nClient } from '../../../lab/client.mts';
import type { Workflow, WorkflowNode } from '../../../lab/workflow.mts';
import { NODE_NAME, NODE_TYPE } from './realN8n.mts';

/** What a workflow of a person at the editor has in it. */
export interface FileWorkflow {
	readonly name: string;
	/** Path of the file that the node gets. */
	readonly file: string;
	/** Of the Intron credential. */
	readonly credential: Record<string, unknown>;
	/** Of the node, over its defaults. */
	readonly parameters?: WorkflowNode['parameters'];
}

/** Makes a workflow that reads a file from disk and hands it to the node. */
export async function createFileWorkflow(
	client: N8nClient,
	{ name, file, credential, parameters = {} }: FileWorkflow,
): Promise<Workflow> {
	const intronApi = await client.createCredential('intronApi', name, credential);
	const step = (
		index: number,
		node: Pick<WorkflowNode, 'name' | 'type' | 'parameters' | 'credentials'>,
	) => ({
		...node,
		typeVersion: 1,
		position: [index * 240, 0] as [number, number],
	});
	const read = 'Read the File';
	return await client.createWorkflow({
		name,
		nodes: [
			step(0, { name: 'Start', type: 'n8n-nodes-base.manualTrigger', parameters: {} }),
			step(1, {
				name: read,
				type: 'n8n-nodes-base.readWriteFile',
				parameters: { fileSelector: file, options: {} },
			}),
			step(2, { name: NODE_NAME, type: NODE_TYPE, parameters, credentials: { intronApi } }),
		],
		connections: {
			Start: { main: [[{ node: read, type: 'main', index: 0 }]] },
			[read]: { main: [[{ node: NODE_NAME, type: 'main', index: 0 }]] },
		},
	});
}
