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
function agentNode(
	inputs: readonly IDataObject[],
	observe: (observations: Observation[]) => void,
): INodeType {
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
			const answers = response?.actionResponses ?? [];
			if (answers.length > 0) {
				const seen = answers.map(({ data }) =>
					data.data?.ai_tool?.[0]?.map(({ json }: INodeExecutionData) => json),
				);
				observe(seen);
				return [[{ json: {} }]];
			}
			const request: EngineRequest = {
				actions: inputs.map((input, index) => ({
					actionType: 'ExecutionNodeAction' as const,
					nodeName: 'Node',
					input,
					type: NodeConnectionTypes.AiTool,
					id: `call-${index + 1}`,
					metadata: {},
				})),
				metadata: {},
			};
			return request;
		},
	};
}

describe('as a tool that the engine runs for the agent', () => {
	/** Lets an agent call the node once with each input; returns what it sees of the answers. */
	async function callsByAgent(
		parameters: IDataObject,
		...inputs: IDataObject[]
	): Promise<Observation[]> {
		let seen: Observation[] = [];
		const shape = ({ nodes, connections, types }: WorkflowDraft) => {
			const [source, node] = nodes;
			if (!source || !node) throw new Error('A node is missing');
			// The type that n8n makes of every node that is usable as a tool.
			const own = types[node.type] as INodeType;
			const { description } = own;
			const asTool = { ...description, name: `${description.name}Tool` };
			types[`${node.type}Tool`] = { ...own, description: asTool };
			node.type += 'Tool';
			types['test.agent'] = agentNode(inputs, (observations) => {
				seen = observations;
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

	/** The same of one call. */
	const callByAgent = async (parameters: IDataObject, input: IDataObject): Promise<Observation> =>
		(await callsByAgent(parameters, input))[0];

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

	describe('of two calls in one execution', () => {
		/** Two recordings, each at an address of its own. */
		async function callTwice(first: string, second: string) {
			const files = await startFileServer();
			files.answer = ({ url = '' }, response) =>
				response.end(url.includes('other') ? recordingBytes('call.mp3') : OGG);
			const [one, two] = [first, second].map((name) => ({
				url: `${files.url}/${encodeURIComponent(name)}`,
			}));
			const seen = await callsByAgent(sendUrl, one ?? {}, two ?? {});
			await files.close();
			return seen.map((observation) => observation?.[0]);
		}

		const accepted = async () =>
			(await bench.uploads()).filter(({ fileId }) => fileId !== null).map(({ fileId }) => fileId);

		test.each(['call.ogg', 'call [timeout][queued=99].ogg'])(
			'the same one again is paid for once: %s',
			async (name) => {
				const [first, second] = await callTwice(name, name);
				const [fileId, ...more] = await accepted();
				expect(more).toEqual([]);
				expect(first).toMatchObject({ fileId });
				expect(second).toMatchObject({ fileId, status: first?.status });
			},
		);

		test('one of unknown fate is not sent again', async () => {
			const [first, second] = await callTwice('call [reset].ogg', 'call [reset].ogg');
			expect(await accepted()).toHaveLength(1);
			for (const seen of [first, second]) {
				expect(JSON.stringify(seen)).toContain('may have accepted');
			}
		});

		test.each([
			['call.ogg', 'other.mp3'],
			['call [reset].ogg', 'other.mp3'],
			['call [balance].ogg', 'other.mp3'],
		])('two recordings do not mix: %s and %s', async (one, two) => {
			const [first, second] = await callTwice(one, two);
			expect(second).toMatchObject({ status: 'transcribed' });
			expect(second?.fileId).not.toBe(first?.fileId);
			expect(JSON.stringify(second)).not.toContain('payslip');
		});
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
