import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import type { Workflow } from '../../lab/workflow.mts';
import { useRealN8n } from '../support/realN8n/realN8n.mts';
import type { ScriptedModel } from '../support/realN8n/scriptedModel.mts';
import { startScriptedModel } from '../support/realN8n/scriptedModel.mts';
import { recordingEntry } from '../support/service/recordings.mts';

const real = useRealN8n();
let model: ScriptedModel;
let agent: Workflow;

/** An AI agent with the node as its tool, which gets the text from the model. */
async function publishAgent(): Promise<Workflow> {
	const { client } = real.n8n;
	const openAiApi = await client.createCredential('openAiApi', 'Scripted model of Speak', {
		apiKey: 'none',
		url: model.url,
	});
	const path = randomUUID();
	const workflow = await client.createWorkflow({
		name: path,
		nodes: [
			{
				name: 'Webhook',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2.1,
				position: [0, 0],
				webhookId: path,
				parameters: { httpMethod: 'POST', path, responseMode: 'lastNode', options: {} },
			},
			{
				name: 'Agent',
				type: '@n8n/n8n-nodes-langchain.agent',
				typeVersion: 2,
				position: [240, 0],
				parameters: { promptType: 'define', text: 'Remind Amina of her visit.', options: {} },
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
				type: 'n8n-nodes-intron.intronSpeakTool',
				typeVersion: 1,
				position: [320, 200],
				parameters: {
					operation: 'generateSpeech',
					text: "={{ $fromAI('text', 'What to say', 'string') }}",
					language: 'sw',
				},
				credentials: { intronApi: real.credential },
			},
		],
		connections: {
			Webhook: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
			Model: { ai_languageModel: [[{ node: 'Agent', type: 'ai_languageModel', index: 0 }]] },
			Intron: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
		},
	});
	await client.activate(workflow);
	return workflow;
}

beforeAll(async () => {
	model = await startScriptedModel();
	agent = await publishAgent();
});
afterAll(() => model.stop());

/** Asks the agent; what it answers is what the tool told it. */
async function ask(text: string): Promise<string> {
	model.callWith({ text });
	return (await real.n8n.client.callWebhook(agent.name, { json: {} })).text;
}

test('the agent has a text spoken, and gets a short answer', async () => {
	const { transcript } = recordingEntry('say-reminder-swahili.wav');
	const answer = await ask(`**${transcript}** 🙏`);
	expect(answer).toContain('generated');
	expect(answer.length).toBeLessThan(1_000);
	expect(Object.keys(model.offered[0]?.function.parameters.properties ?? {})).toEqual(['text']);
	const [request] = await real.sandbox.requests();
	expect(request?.fields).toMatchObject({ text: transcript, voice_accent: 'swahili' });
	expect(await real.sandbox.state()).toMatchObject({ acceptedTexts: 1, complaints: [] });
});

test('the agent gets to know of a text that has no words', async () => {
	expect(await ask('🙏')).toContain("'Text' has no words to speak");
});
