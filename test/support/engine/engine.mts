import path from 'node:path';
import { isPromise } from 'node:util/types';

import { Container } from '@n8n/di';
import {
	BinaryDataConfig,
	BinaryDataService,
	ExecutionLifecycleHooks,
	WorkflowExecute,
} from 'n8n-core';
import type {
	IBinaryData,
	IConnections,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INode,
	INodeExecutionData,
	INodeType,
	INodeTypes,
	IWorkflowExecuteAdditionalData,
	IWorkflowSettings,
} from 'n8n-workflow';
import { NodeHelpers, Workflow } from 'n8n-workflow';

import { IntronApi } from '../../../credentials/IntronApi.credentials';
import type { IntronNode } from '../../../nodes/shared/run/operation';
import { TRANSCRIBE } from '../../../nodes/IntronTranscribe/definition';
import { IntronTranscribe } from '../../../nodes/IntronTranscribe/IntronTranscribe.node';
import type { Clock } from '../../../nodes/shared/intron/clock';
import { runItems } from '../../../nodes/shared/run/runItems';
import { CredentialsHelper } from './credentialsHelper.mts';
import { VirtualClock } from '../time/virtualClock.mts';
import { toRetry } from './personsRetry.mts';
import { TIMELESS_CLOCK } from '../time/virtualTime.mts';

/** One file of an input item. */
export interface InputFile {
	data: Buffer;
	fileName?: string;
	mimeType?: string;
}

/** One input item. */
export interface InputItem {
	json?: IDataObject;
	files?: Record<string, InputFile>;
}

/** A node of the package, as n8n loads it, and what makes it. */
export interface TestedNode {
	readonly type: INodeType;
	readonly definition: IntronNode;
}

const TRANSCRIBE_NODE: TestedNode = { type: new IntronTranscribe(), definition: TRANSCRIBE };

export interface EngineRun {
	/** Intron Transcribe by default. */
	node?: TestedNode;
	parameters?: IDataObject;
	items: InputItem[];
	credential?: { apiKey: string; baseUrl: string };
	binaryMode?: 'default' | 'filesystem';
	/** n8n's error mode of the node. */
	onError?: INode['onError'];
	retryOnFail?: boolean;
	/** The node's time; without it waiting takes none. */
	clock?: Clock;
	/** In place of what n8n does for the node. */
	helpers?: Partial<IExecuteFunctions['helpers']>;
	/** Of the workflow. */
	settings?: IWorkflowSettings;
	/** What takes n8n time each time that it reads the credential; nothing by default. */
	readCredential?: () => Promise<unknown>;
	/** What was stored of a failed execution, which a person retries; `items` came in then. */
	retryOf?: string;
	/** Called with the running execution's way to cancel it. */
	onStart?: (cancel: () => void) => void;
	/** Changes the workflow, of the nodes `Source` and `Node`, before it runs. */
	shape?: (draft: WorkflowDraft) => void;
}

/** A workflow that is not yet made. */
export interface WorkflowDraft {
	nodes: INode[];
	connections: IConnections;
	types: Record<string, INodeType>;
}

export interface EngineResult {
	status: string;
	/** Items by output; n8n's own error output comes last. */
	outputs: INodeExecutionData[][];
	error?: { message: string; description?: string; httpCode?: string; context: IDataObject };
	hints: Array<{ message: string }>;
	/** The authenticated requests of the node, in order, as it gave them to n8n. */
	requests: IHttpRequestOptions[];
	/** All that n8n would store of the execution. */
	stored: string;
}

/** Key in every test's credential; must never be seen anywhere but on the wire. */
export const TEST_KEY = 'key-that-must-not-leak-4711';

const NODE_TYPE = 'n8n-nodes-intron.intronTranscribe';
const SOURCE_TYPE = 'test.source';

const userFolder = process.env.N8N_USER_FOLDER ?? '';

/** A trigger that hands the test's items to the node. */
function sourceNode(items: INodeExecutionData[]): INodeType {
	return {
		description: {
			displayName: 'Source',
			name: 'source',
			group: ['input'],
			version: 1,
			defaults: {},
			description: '',
			inputs: [],
			outputs: ['main'],
			properties: [],
		},
		execute: async () => [items],
	};
}

/** The context of a run in which virtual time stands still while n8n does something for the node. */
function watched(context: IExecuteFunctions, clock: Clock): IExecuteFunctions {
	if (!(clock instanceof VirtualClock)) return context;
	const helpers = new Proxy(context.helpers, {
		get(all, name) {
			const helper = Reflect.get(all, name) as (...given: unknown[]) => unknown;
			return function (this: unknown, ...given: unknown[]) {
				const result = helper.apply(this, given);
				return isPromise(result) ? clock.atWork(async () => await result) : result;
			};
		},
	});
	return Object.create(context, { helpers: { value: helpers } }) as IExecuteFunctions;
}

/** The context of a run in which a test does something in n8n's place. */
const withHelpers = (
	context: IExecuteFunctions,
	helpers: EngineRun['helpers'],
): IExecuteFunctions =>
	Object.create(context, {
		helpers: { value: { ...context.helpers, ...helpers } },
	}) as IExecuteFunctions;

/** A node, with a clock of the test's. */
function timedNode(
	{ type, definition }: TestedNode,
	clock: Clock,
	helpers: EngineRun['helpers'],
): INodeType {
	return {
		description: type.description,
		async execute() {
			const context = helpers ? withHelpers(this, helpers) : this;
			return await runItems(watched(context, clock), definition, clock);
		},
	};
}

async function storeItems(
	items: InputItem[],
	mode: string,
	executionId: string,
): Promise<INodeExecutionData[]> {
	const config = Container.get(BinaryDataConfig);
	Object.assign(config, {
		mode,
		availableModes: [mode],
		localStoragePath: path.join(userFolder, 'binary'),
	});
	const service = Container.get(BinaryDataService);
	await service.init();
	return await Promise.all(
		items.map(async ({ json = {}, files = {} }) => {
			const binary: Record<string, IBinaryData> = {};
			for (const [field, { data, fileName, mimeType = '' }] of Object.entries(files)) {
				binary[field] = await service.store(
					{ type: 'execution', workflowId: 'workflow', executionId },
					data,
					{ fileName, mimeType, data: '' },
				);
			}
			return { json, ...(Object.keys(binary).length > 0 && { binary }) };
		}),
	);
}

/**
 * Runs the node through n8n-core's real engine: expressions, binary storage, authenticated requests,
 * error modes, retries, item pairing.
 */
export async function runNode({
	node = TRANSCRIBE_NODE,
	parameters = {},
	items,
	credential = { apiKey: TEST_KEY, baseUrl: 'http://127.0.0.1:9' },
	binaryMode = 'filesystem',
	onError,
	retryOnFail,
	clock = TIMELESS_CLOCK,
	helpers,
	settings,
	readCredential = async () => {},
	retryOf,
	onStart,
	shape,
}: EngineRun): Promise<EngineResult> {
	const executionId = String(Date.now());
	const inputs = await storeItems(items, binaryMode, executionId);
	const draft: WorkflowDraft = {
		types: { [SOURCE_TYPE]: sourceNode(inputs), [NODE_TYPE]: timedNode(node, clock, helpers) },
		nodes: [
			{
				id: '1',
				name: 'Source',
				type: SOURCE_TYPE,
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				id: '2',
				name: 'Node',
				type: NODE_TYPE,
				typeVersion: 1,
				position: [1, 0],
				parameters: parameters as INode['parameters'],
				credentials: { intronApi: { id: '1', name: 'Intron' } },
				onError,
				// n8n takes 0 for its default of a second.
				...(retryOnFail && { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 }),
			},
		],
		connections: { Source: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
	};
	shape?.(draft);
	const { types, nodes, connections } = draft;
	const nodeTypes: INodeTypes = {
		getByName: (name) => types[name] as INodeType,
		getByNameAndVersion: (name, version) =>
			NodeHelpers.getVersionedNodeType(types[name] as INodeType, version),
		getKnownTypes: () => ({}),
	};
	const workflow = new Workflow({
		id: 'workflow',
		name: 'Test',
		active: false,
		nodeTypes,
		settings: { executionOrder: 'v1', ...settings },
		nodes,
		connections,
	});
	const credentialsHelper = new CredentialsHelper(new IntronApi(), credential, readCredential);
	const additionalData = {
		executionId,
		credentialsHelper,
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: 'http://localhost/rest',
		instanceBaseUrl: 'http://localhost',
		formWaitingBaseUrl: 'http://localhost/form-waiting',
		webhookBaseUrl: 'http://localhost/webhook',
		webhookWaitingBaseUrl: 'http://localhost/webhook-waiting',
		webhookTestBaseUrl: 'http://localhost/webhook-test',
		hooks: new ExecutionLifecycleHooks('trigger', executionId, workflow as never),
		setExecutionStatus: () => undefined,
		logAiEvent: () => undefined,
		sendDataToUI: () => undefined,
	} as unknown as IWorkflowExecuteAdditionalData;
	const startNode = workflow.getNode('Source');
	if (!startNode) throw new Error('The workflow has no start node');

	const running =
		retryOf === undefined
			? new WorkflowExecute(additionalData, 'trigger').run({ workflow, startNode })
			: new WorkflowExecute(
					additionalData,
					'retry',
					toRetry(retryOf, nodes),
				).processRunExecutionData(workflow);
	onStart?.(() => running.cancel());
	const result = await running;
	const { resultData } = result.data;
	const task = resultData.runData.Node?.[0];
	return {
		status: result.status,
		outputs: (task?.data?.main ?? []).map((output) => output ?? []),
		error: (resultData.error ?? task?.error) as EngineResult['error'],
		hints: task?.hints ?? [],
		requests: credentialsHelper.requests,
		stored: JSON.stringify(result.data),
	};
}
