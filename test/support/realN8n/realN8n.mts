import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach } from '@jest/globals';

import type { Sandbox } from '../../../sandbox/launch.mts';
import { startSandbox } from '../../../sandbox/launch.mts';
import type { N8nClient } from '../../../lab/client.mts';
import type { Execution, Item } from '../../../lab/execution.mts';
import { outputOf } from '../../../lab/execution.mts';
import type { N8nOptions, RunningN8n } from '../../../lab/n8n.mts';
import { startN8n } from '../../../lab/n8n.mts';
import { packedPackage } from '../../../lab/package.mts';
import type { SharedN8n } from '../../../lab/shared.mts';
import { sharedN8n } from '../../../lab/shared.mts';
import type { UploadedFile } from '../../../lab/webhook.mts';
import type {
	CredentialRef,
	Workflow,
	WorkflowFile,
	WorkflowNode,
} from '../../../lab/workflow.mts';

/** Type name of the node as n8n loads it from the package. */
export const NODE_TYPE = 'n8n-nodes-intron.intronTranscribe';

/** Name of the node in the workflows of the tests. */
export const NODE_NAME = 'Intron Transcribe';

/** n8n with the packed package, and a sandbox with a credential for it. */
export interface RealN8n {
	readonly n8n: SharedN8n;
	readonly sandbox: Sandbox;
	readonly credential: CredentialRef;
}

/** Where workflows are published and run. */
export interface Place {
	readonly n8n: { readonly client: N8nClient };
	readonly credential: CredentialRef;
}

/** How long an n8n may take until its first request, on a busy machine. */
const START_MS = 180_000;

/** @param startingN8n the n8n to be used */
async function startRealN8n(startingN8n: Promise<SharedN8n>): Promise<RealN8n> {
	const n8n = await startingN8n;
	const sandbox = await startSandbox({ rateLimits: false });
	const { url: baseUrl, key: apiKey } = sandbox;
	const credential = await n8n.client.createCredential('intronApi', `Sandbox ${baseUrl}`, {
		apiKey,
		baseUrl,
	});
	return { n8n, sandbox, credential };
}

/** The sandbox is the file's own, and like new in each test. */
function useStarted(startN8nFor: () => Promise<SharedN8n>): RealN8n {
	let started: RealN8n | undefined;
	const real = () => {
		if (!started) throw new Error('n8n is there from beforeAll on');
		return started;
	};
	beforeAll(async () => {
		started = await startRealN8n(startN8nFor());
	}, START_MS);
	beforeEach(async () => {
		await real().sandbox.reset();
	});
	afterAll(async () => await started?.sandbox.stop());
	return {
		get n8n() {
			return real().n8n;
		},
		get sandbox() {
			return real().sandbox;
		},
		get credential() {
			return real().credential;
		},
	};
}

/** For the body of a test file: the n8n that all files share, and a sandbox. */
export const useRealN8n = (): RealN8n => useStarted(sharedN8n);

/** For the body of a test file or a group of tests: an n8n of its own, and a sandbox. */
export function useOwnN8n(options: N8nOptions): RealN8n {
	let n8n: RunningN8n | undefined;
	const real = useStarted(async () => {
		const tarball = await packedPackage({ build: false });
		n8n = await startN8n({ ...options, tarball });
		return n8n;
	});
	afterAll(async () => await n8n?.stop());
	return real;
}

/** The start of a workflow that is called at `path` and answers with what its last node gives. */
export const webhookNode = (path: string, more: WorkflowNode['parameters'] = {}): WorkflowNode => ({
	name: 'Webhook',
	type: 'n8n-nodes-base.webhook',
	typeVersion: 2.1,
	position: [0, 0],
	webhookId: path,
	parameters: { httpMethod: 'POST', path, responseMode: 'lastNode', ...more, options: {} },
});

/**
 * Publishes a workflow: a webhook hands its upload to the node, and each output of the node, the
 * error output included, leads to a node of its own.
 *
 * @param parameters of the node, over its defaults
 * @param nodeSettings e.g. `onError`
 * @param settings of the workflow, e.g. `executionTimeout`
 */
export async function publishWorkflow(
	{ n8n, credential }: Place,
	parameters: WorkflowNode['parameters'] = {},
	nodeSettings: Partial<WorkflowNode> = {},
	settings: WorkflowFile['settings'] = {},
): Promise<Workflow> {
	const path = randomUUID();
	const ends = ['After Transcribed', 'After In Progress', 'After Error'];
	const workflow = await n8n.client.createWorkflow({
		name: path,
		settings,
		nodes: [
			webhookNode(path, { responseData: 'allEntries' }),
			{
				name: NODE_NAME,
				type: NODE_TYPE,
				typeVersion: 1,
				position: [240, 0],
				parameters,
				credentials: { intronApi: credential },
				...nodeSettings,
			},
			...ends.map(
				(name, index): WorkflowNode => ({
					name,
					type: 'n8n-nodes-base.noOp',
					typeVersion: 1,
					position: [480, index * 160],
					parameters: {},
				}),
			),
		],
		connections: {
			Webhook: { main: [[{ node: NODE_NAME, type: 'main', index: 0 }]] },
			[NODE_NAME]: { main: ends.map((node) => [{ node, type: 'main', index: 0 }]) },
		},
	});
	await n8n.client.activate(workflow);
	return workflow;
}

/** One run of a published workflow. */
export interface CaseRun extends Ends {
	readonly execution: Execution;
}

/** Where the items of a run have ended. */
export interface Ends {
	/** What arrived at the nodes behind the three outputs. */
	readonly transcribed: Item[];
	readonly stillProcessing: Item[];
	readonly failed: Item[];
}

/** Sends a file to a published workflow and waits for the end of the run. */
export async function runWorkflow(
	{ n8n }: Place,
	workflow: Workflow,
	file: UploadedFile | undefined,
): Promise<CaseRun> {
	await n8n.client.callWebhook(workflow.name, { file });
	const execution = await n8n.client.lastExecution(workflow);
	return { execution, ...endsOf(execution) };
}

/** Where the items of a run of a published workflow have ended. */
export function endsOf(execution: Execution): Ends {
	return {
		transcribed: outputOf(execution, 'After Transcribed'),
		stillProcessing: outputOf(execution, 'After In Progress'),
		failed: outputOf(execution, 'After Error'),
	};
}
