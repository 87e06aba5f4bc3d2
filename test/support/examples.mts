import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

import type { Workflow, WorkflowFile } from '../../lab/workflow.mts';
import type { RealN8n } from './realN8n.mts';

/** Changes to an example's node parameters, by node name: what a user would set, too. */
export type Settings = Record<string, Record<string, unknown>>;

/**
 * Imports a workflow of `examples/` into the real n8n as a user does, choosing the credential, and
 * publishes it when it has a webhook.
 */
export async function importExample(
	{ n8n, credential }: RealN8n,
	name: string,
	settings: Settings = {},
): Promise<Workflow> {
	const file = JSON.parse(readFileSync(`examples/${name}.json`, 'utf8')) as WorkflowFile;
	for (const [nodeName, changes] of Object.entries(settings)) {
		const node = file.nodes.find((candidate) => candidate.name === nodeName);
		if (!node) throw new Error(`examples/${name}.json has no node "${nodeName}"`);
		Object.assign(node.parameters, changes);
	}
	const webhook = file.nodes.find(({ type }) => type === 'n8n-nodes-base.webhook');
	// Several tests publish the same example, and n8n gives an address to one workflow only.
	if (webhook) Object.assign(webhook.parameters, { path: randomUUID() });
	const workflow = await n8n.client.importWorkflow(file, { intronApi: credential });
	if (webhook) await n8n.client.activate(workflow);
	return workflow;
}
