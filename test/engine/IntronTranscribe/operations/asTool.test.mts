import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ExecuteContext } from 'n8n-core';
import type {
	EngineRequest,
	EngineResponse,
	IDataObject,
	INodeExecutionData,
	INodeType,
	NodeOutput,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import type { WorkflowDraft } from '../../../support/engine/engine.mts';
import { recordingItem, useSandbox } from '../../../support/engine/sandboxRuns.mts';
import { startFileServer } from '../../../support/service/fileServer.mts';
import { recordingBytes } from '../../../support/service/recordings.mts';

const bench = useSandbox();

/** Uploads a recording that is not ready; returns its file id. */
async function pendingFile(scenario: string): Promise<string> {
	await bench.sandbox.next(scenario);
	const { outputs } = await bench.run({ items: [recordingItem()] });
	return outputs[1]?.[0]?.json.fileId as string;
}

describe('as a tool that n8n calls within the agent', () => {
	beforeEach(() => {
		jest.spyOn(ExecuteContext.prototype, 'isToolExecution').mockReturnValue(true);
	});
	afterEach(() => {
		jest.restoreAllMocks();
	});

	test.each<[string, IDataObject, string]>([
		['Transcribe Recording', {}, '[timeout]'],
		['Start Transcription', { operation: 'startTranscription' }, ''],
		['Answer Spoken Question', { operation: 'answerQuestion' }, '[timeout]'],
	])(
		'%s gives what is pending by the output that an agent sees',
		async (_name, parameters, tokens) => {
			const { outputs, hints } = await bench.run({ parameters, items: [recordingItem(tokens)] });
			const [upload] = await bench.uploads();
			expect(outputs[0]).toMatchObject([
				{ json: { fileId: upload?.fileId, status: 'processing' }, pairedItem: { item: 0 } },
			]);
			expect(outputs[1]).toEqual([]);
			expect(hints).toEqual([]);
		},
	);

	test('items keep their order, whatever is pending', async () => {
		const items = ['A [timeout]', 'B', 'C [timeout]', 'D'].map((name) => recordingItem(name));
		const { outputs } = await bench.run({ items });
		expect(outputs[0]?.map(({ json }) => json.status)).toEqual([
			'processing',
			'transcribed',
			'processing',
			'transcribed',
		]);
	});
});

/** What an agent got of its tool. */
type Observation = Array<IDataObject | undefined> | undefined;

/** A node that calls the other one as its tool, as n8n's AI Agent does, and keeps what it gets. */
function agentNode(input: IDataObject, observe: (observation: Observation) => void): INodeType {
	return {
		description: {
			displayName: 'Agent',
			name: 'agent',
			group: ['transform'],
			version: 1,
			defaults: {},
			description: '',
			inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.AiTool],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		async execute(response?: EngineResponse): Promise<NodeOutput> {
			const [answer] = response?.actionResponses ?? [];
			if (answer) {
				observe(answer.data.data?.ai_tool?.[0]?.map(({ json }: INodeExecutionData) => json));
				return [[{ json: {} }]];
			}
			const request: EngineRequest = {
				actions: [
					{
						actionType: 'ExecutionNodeAction',
						nodeName: 'Node',
						input,
						type: NodeConnectionTypes.AiTool,
						id: 'call-1',
						metadata: {},
					},
				],
				metadata: {},
			};
			return request;
		},
	};
}

describe('as a tool that the engine runs for the agent', () => {
	/** Lets an agent call the node with this input; returns what it sees of the answer. */
	async function callByAgent(parameters: IDataObject, input: IDataObject): Promise<Observation> {
		let seen: Observation;
		const shape = ({ nodes, connections, types }: WorkflowDraft) => {
			const [source, node] = nodes;
			if (!source || !node) throw new Error('A node is missing');
			// The type that n8n makes of every node that is usable as a tool.
			const own = types[node.type] as INodeType;
			const { description } = own;
			const asTool = { ...description, name: `${description.name}Tool` };
			types[`${node.type}Tool`] = { ...own, description: asTool };
			node.type += 'Tool';
			types['test.agent'] = agentNode(input, (observation) => {
				seen = observation;
			});
			nodes.push({ ...source, id: '3', name: 'Agent', type: 'test.agent', position: [2, 0] });
			const toAgent = (type: 'main' | 'ai_tool') => [[{ node: 'Agent', type, index: 0 }]];
			connections.Source = { main: toAgent('main') };
			connections.Node = { ai_tool: toAgent('ai_tool') };
		};
		const items = [{ json: { question: 'Is it ready?' } }];
		const { status } = await bench.run({ parameters, items, shape });
		expect(status).toBe('success');
		return seen;
	}

	const getTranscript = { operation: 'getTranscript', requestDetails: '{}' };

	test('Get Transcript tells the agent that a recording is pending', async () => {
		const fileId = await pendingFile('timeout queued=9');
		expect(await callByAgent(getTranscript, { fileId })).toMatchObject([
			{ fileId, status: 'processing', processingStatus: 'FILE_QUEUED' },
		]);
	});

	test('Get Transcript gives the agent the transcript', async () => {
		const fileId = await pendingFile('timeout');
		expect(await callByAgent(getTranscript, { fileId })).toMatchObject([
			{ fileId, status: 'transcribed', transcript: expect.stringContaining('payslip') },
		]);
	});

	const sendUrl = { url: '={{ $json.url }}' };

	/** Lets the agent call it with the address of a recording, or of something else. */
	async function callWithAddress(parameters: IDataObject, body: Buffer, name = 'call.ogg') {
		const files = await startFileServer();
		files.answer = (_request, response) => response.end(body);
		const url = `${files.url}/${encodeURIComponent(name)}`;
		const seen = await callByAgent({ ...sendUrl, ...parameters }, { url });
		await files.close();
		return seen;
	}

	const OGG = recordingBytes('english.ogg');

	test('Transcribe Recording, which it does by default, takes an address', async () => {
		expect(await callWithAddress({}, OGG)).toMatchObject([
			{ status: 'transcribed', transcript: expect.stringContaining('payslip') },
		]);
	});

	test('a recording that takes longer comes with what to do', async () => {
		const seen = await callWithAddress({}, OGG, 'call [timeout].ogg');
		const [upload] = await bench.uploads();
		expect(seen).toMatchObject([
			{
				status: 'processing',
				fileId: upload?.fileId,
				message: `The result is not ready yet. Do not send the same again. Call the tool with the operation 'Get Transcript' later, with the File ID ${upload?.fileId}.`,
			},
		]);
	});

	test('an address without a recording is told', async () => {
		expect(await callWithAddress({}, Buffer.from('<html>'))).toMatchObject([
			{ error: { message: "The address in 'URL' leads to a web page, not to a recording" } },
		]);
		expect(await bench.uploads()).toEqual([]);
	});

	test('selected fields are all that the agent gets of a result', async () => {
		const parameters = { output: 'selectedFields', outputFields: ['transcript', 'language'] };
		const seen = await callWithAddress(parameters, OGG);
		expect(Object.keys(seen?.[0] ?? {}).sort()).toEqual(['language', 'transcript']);
	});

	test('of a job that still runs the agent gets all', async () => {
		const parameters = { output: 'selectedFields', outputFields: ['transcript'] };
		const seen = await callWithAddress(parameters, OGG, 'call [timeout].ogg');
		expect(seen).toMatchObject([{ fileId: expect.any(String), status: 'processing' }]);
	});

	test('the raw output is the answer of the service', async () => {
		expect(await callWithAddress({ output: 'raw' }, OGG)).toMatchObject([
			{ data: { audio_transcript: expect.any(String) } },
		]);
	});

	test('Get Transcript tells the agent what is wrong with its file id', async () => {
		expect(await callByAgent(getTranscript, { fileId: '../x' })).toMatchObject([
			{ error: { message: "'File ID' is not a file ID" } },
		]);
		expect(await bench.looks()).toEqual([]);
	});
});
