import { randomUUID } from 'node:crypto';

import type { CredentialRef, Workflow, WorkflowNode } from '../../../lab/workflow.mts';
import type { Place } from './realN8n.mts';
import { webhookNode } from './realN8n.mts';
import type { ScriptedModel } from './scriptedModel.mts';

/** Creates the credential by which agents talk to a scripted model. */
export const credentialOf = async (
	{ n8n }: Place,
	{ url }: ScriptedModel,
): Promise<CredentialRef> =>
	await n8n.client.createCredential('openAiApi', `Scripted model ${url}`, { apiKey: 'none', url });

/**
 * Publishes an AI agent with a node of the package as its tool, which gets its parameters from the
 * model.
 *
 * @param openAiApi from `credentialOf`
 * @param text what the agent is asked
 * @param type of the tool
 * @param parameters of the tool
 */
export async function publishAgent(
	{ n8n, credential }: Place,
	openAiApi: CredentialRef,
	text: string,
	type: string,
	parameters: WorkflowNode['parameters'],
): Promise<Workflow> {
	const path = randomUUID();
	const workflow = await n8n.client.createWorkflow({
		name: path,
		nodes: [
			webhookNode(path),
			{
				name: 'Agent',
				type: '@n8n/n8n-nodes-langchain.agent',
				typeVersion: 2,
				position: [240, 0],
				parameters: { promptType: 'define', text, options: {} },
			},
			{
				name: 'Model',
				type: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
				typeVersion: 1.2,
				position: [180, 200],
				parameters: { model: { __rl: true, mode: 'id', value: 'scripted' }, options: {} },
				credentials: { openAiApi },
			},
			{
				name: 'Intron',
				type,
				typeVersion: 1,
				position: [320, 200],
				parameters,
				credentials: { intronApi: credential },
			},
		],
		connections: {
			Webhook: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
			Model: { ai_languageModel: [[{ node: 'Agent', type: 'ai_languageModel', index: 0 }]] },
			Intron: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
		},
	});
	await n8n.client.activate(workflow);
	return workflow;
}
