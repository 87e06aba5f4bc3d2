import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import type { CredentialRef, Workflow, WorkflowNode } from '../../lab/workflow.mts';
import {
	NODE_TYPE,
	publishWorkflow,
	runWorkflow,
	useRealN8n,
} from '../support/realN8n/realN8n.mts';
import type { FileServer } from '../support/service/fileServer.mts';
import { startFileServer } from '../support/service/fileServer.mts';
import { recordingBytes, recordingEntry } from '../support/service/recordings.mts';
import type { ScriptedModel } from '../support/realN8n/scriptedModel.mts';
import { startScriptedModel } from '../support/realN8n/scriptedModel.mts';

const real = useRealN8n();
let model: ScriptedModel;
let agent: Workflow;
let transcriber: Workflow;
let uploader: Workflow;
let files: FileServer;

beforeAll(async () => {
	model = await startScriptedModel();
	const openAi = await real.n8n.client.createCredential('openAiApi', 'Scripted model', {
		apiKey: 'none',
		url: model.url,
	});
	agent = await publishAgent(openAi, 'What was said in the recording?', {
		operation: 'getTranscript',
		fileId: "={{ $fromAI('file_id', 'ID of the recording', 'string') }}",
	});
	transcriber = await publishAgent(openAi, 'Transcribe this address', {
		url: "={{ $fromAI('url', 'Address of the recording', 'string') }}",
	});
	files = await startFileServer();
	files.answer = (_request, response) => response.end(recordingBytes('english.mp3'));
	uploader = await publishWorkflow(real, { operation: 'startTranscription' });
});

afterAll(async () => {
	model.stop();
	await files.close();
});

/** An AI agent with the node as its tool, which gets its parameters from the model. */
async function publishAgent(
	openAi: CredentialRef,
	text: string,
	toolParameters: WorkflowNode['parameters'],
): Promise<Workflow> {
	const path = randomUUID();
	const workflow = await real.n8n.client.createWorkflow({
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
				parameters: { promptType: 'define', text, options: {} },
			},
			{
				name: 'Model',
				type: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
				typeVersion: 1.2,
				position: [180, 200],
				parameters: { model: { __rl: true, mode: 'id', value: 'scripted' }, options: {} },
				credentials: { openAiApi: openAi },
			},
			{
				name: 'Intron',
				type: `${NODE_TYPE}Tool`,
				typeVersion: 1,
				position: [320, 200],
				parameters: toolParameters,
				credentials: { intronApi: real.credential },
			},
		],
		connections: {
			Webhook: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
			Model: { ai_languageModel: [[{ node: 'Agent', type: 'ai_languageModel', index: 0 }]] },
			Intron: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
		},
	});
	await real.n8n.client.activate(workflow);
	return workflow;
}

/** Uploads a recording through another workflow; its file id. */
async function upload(scenario: string): Promise<string> {
	await real.sandbox.next(scenario);
	const run = await runWorkflow(real, uploader, {
		data: 'sandbox/recordings/english.mp3',
		type: 'audio/mpeg',
	});
	return String(run.stillProcessing[0]?.json.fileId);
}

/** Asks the agent; what it answers is what the tool told it. */
async function ask(fileId: string): Promise<string> {
	model.callWith({ file_id: fileId });
	const answer = await real.n8n.client.callWebhook(agent.name, { json: {} });
	return answer.text;
}

test('the agent is offered the tool with the file id as its argument', async () => {
	await ask(await upload(''));
	expect(model.offered).toHaveLength(1);
	expect(Object.keys(model.offered[0]?.function.parameters.properties ?? {})).toEqual(['file_id']);
});

test('the agent gets the transcript', async () => {
	const { transcript } = recordingEntry('english.mp3');
	expect(await ask(await upload(''))).toContain(transcript);
});

test('the agent gets to know of a recording that is still processed', async () => {
	const fileId = await upload('queued=99');
	const answer = await ask(fileId);
	expect(answer).toContain('processing');
	expect(answer).toContain(fileId);
});

test('the agent gets to know of a wrong id', async () => {
	expect(await ask('../sync')).toContain("'File ID' is not a file ID");
});

/** Asks the agent to transcribe what is at an address; what it answers is what the tool told it. */
async function askFor(url: string): Promise<string> {
	model.callWith({ url });
	return (await real.n8n.client.callWebhook(transcriber.name, { json: {} })).text;
}

test('the agent hands an address over, by the operation that the tool has by itself', async () => {
	const { transcript } = recordingEntry('english.mp3');
	expect(await askFor(`${files.url}/english.mp3`)).toContain(transcript);
	expect(Object.keys(model.offered[0]?.function.parameters.properties ?? {})).toEqual(['url']);
});

test('what takes longer is told with what to do, and is there later', async () => {
	await real.sandbox.next('timeout');
	const answer = await askFor(`${files.url}/english.mp3`);
	expect(answer).toContain("Call the tool with the operation 'Get Transcript' later");
	const [upload] = await real.sandbox.requests();
	expect(answer).toContain(upload?.fileId);
	const { transcript } = recordingEntry('english.mp3');
	expect(await ask(upload?.fileId ?? '')).toContain(transcript);
});

test('the agent gets to know that an address gives no recording', async () => {
	files.answer = (_request, response) => response.end('<!doctype html>');
	expect(await askFor(`${files.url}/english.mp3`)).toContain('leads to a web page');
	expect(await askFor('nowhere')).toContain("'URL' is not a web address");
	expect(await real.sandbox.requests()).toEqual([]);
});
