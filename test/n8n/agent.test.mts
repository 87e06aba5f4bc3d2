import { afterAll, beforeAll, expect, test } from '@jest/globals';

import type { CredentialRef, Workflow, WorkflowNode } from '../../lab/workflow.mts';
import { credentialOf, publishAgent } from '../support/realN8n/agents.mts';
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

/** The parameter 'URL' as the model fills it in. */
const ADDRESS = "={{ $fromAI('url', 'Address of the recording', 'string') }}";

const real = useRealN8n();
let model: ScriptedModel;
let openAi: CredentialRef;
let agent: Workflow;
let transcriber: Workflow;
let uploader: Workflow;
let files: FileServer;

beforeAll(async () => {
	model = await startScriptedModel();
	openAi = await credentialOf(real, model);
	agent = await publishAsTool('What was said in the recording?', {
		operation: 'getTranscript',
		fileId: "={{ $fromAI('file_id', 'ID of the recording', 'string') }}",
	});
	transcriber = await publishAsTool('Transcribe this address', { url: ADDRESS });
	files = await startFileServer();
	files.answer = (_request, response) => response.end(recordingBytes('english.mp3'));
	uploader = await publishWorkflow(real, { operation: 'startTranscription' });
});

afterAll(async () => {
	model.stop();
	await files.close();
});

/** Publishes an agent with this node as its tool. */
const publishAsTool = async (text: string, parameters: WorkflowNode['parameters']) =>
	await publishAgent(real, openAi, text, `${NODE_TYPE}Tool`, parameters);

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

/** Asks an agent to transcribe what is at an address; what it answers is what the tool told it. */
async function askFor(url: string, { name } = transcriber): Promise<string> {
	model.callWith({ url });
	return (await real.n8n.client.callWebhook(name, { json: {} })).text;
}

test('the agent hands an address over, by the operation that the tool has by itself', async () => {
	const { transcript } = recordingEntry('english.mp3');
	expect(await askFor(`${files.url}/english.mp3`)).toContain(transcript);
	expect(Object.keys(model.offered[0]?.function.parameters.properties ?? {})).toEqual(['url']);
});

test.each([
	['Simplified', {}, /"status":"transcribed"/, /audio_transcript/],
	['Raw', { output: 'raw' }, /"audio_transcript"/, /"status":"transcribed"/],
	[
		'Selected Fields',
		{ output: 'selectedFields', outputFields: ['transcript'] },
		/"transcript"/,
		/fileId|"status"|file_id/,
	],
])(
	'the agent gets as much of a result as Output says: %s',
	async (_name, parameters, has, lacks) => {
		const workflow = await publishAsTool('Transcribe it', { url: ADDRESS, ...parameters });
		const answer = (await askFor(`${files.url}/english.mp3`, workflow)).replaceAll('\\', '');
		expect(answer).toContain(recordingEntry('english.mp3').transcript);
		expect(answer).toMatch(has);
		expect(answer).not.toMatch(lacks);
	},
);

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
