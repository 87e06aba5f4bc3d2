import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, beforeEach } from '@jest/globals';

import type { Execution, ExecutionSummary } from '../../../lab/execution.mts';
import { UNFINISHED } from '../../../lab/execution.mts';
import type { N8nQueue } from '../../../lab/queue/n8nQueue.mts';
import type { QueueProcess } from '../../../lab/queue/process.mts';
import type { CredentialRef, Workflow, WorkflowNode } from '../../../lab/workflow.mts';
import type { RecordedRequest, Sandbox } from '../../../sandbox/launch.mts';
import { startSandbox } from '../../../sandbox/launch.mts';
import type { Place } from './realN8n.mts';
import { NODE_TYPE } from './realN8n.mts';
import { recordingBytes } from '../service/recordings.mts';

/** Longest time for what n8n does by itself, such as noticing a dead worker. */
const LIMIT_MS = 150_000;

const POLL_MS = 100;

/** n8n in queue mode with the packed package, and a sandbox with a credential for it. */
export interface QueueBench extends Place {
	readonly n8n: N8nQueue;
	readonly sandbox: Sandbox;
	readonly credential: CredentialRef;
	/** Lets so many workers run, the first ones. */
	run(workers: number): Promise<readonly QueueProcess[]>;
	/** Publishes a workflow: a webhook that answers at once, and one node after the other. */
	publishChain(
		nodes: Array<Partial<WorkflowNode>>,
		settings?: Record<string, unknown>,
	): Promise<Workflow>;
	/** A node of the package for a chain, named after its operation. */
	intron(operation: string, parameters?: WorkflowNode['parameters']): Partial<WorkflowNode>;
	/** The uploads that the sandbox has accepted, oldest first. */
	accepted(): Promise<RecordedRequest[]>;
}

/** Waits until something is so. */
export async function until<T>(
	what: string,
	look: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
	for (const deadline = Date.now() + LIMIT_MS; Date.now() < deadline; ) {
		const found = await look();
		if (found !== undefined) return found;
		await sleep(POLL_MS);
	}
	throw new Error(`${what} did not happen within ${LIMIT_MS / 1000} s`);
}

/** Sends a recording under a name to a published workflow. */
export async function send({ n8n }: QueueBench, workflow: Workflow, name: string): Promise<void> {
	const file = { data: recordingBytes('english.mp3'), name, type: 'audio/mpeg' };
	await n8n.client.callWebhook(workflow.name, { file });
}

/** All runs of a workflow with their data, when there are so many at least and they have ended. */
export async function endedRuns(
	{ n8n }: QueueBench,
	workflow: Workflow,
	count: number,
): Promise<Execution[]> {
	const summaries = await until('the end of all executions', async () => {
		const found = await n8n.client.executions(workflow);
		const ended = ({ status }: ExecutionSummary) => !UNFINISHED.includes(status);
		return found.length >= count && found.every(ended) ? found : undefined;
	});
	return await Promise.all(summaries.map(async ({ id }) => await n8n.client.execution(id)));
}

/** The executions that a worker has begun, as its log tells; one that was begun twice is there twice. */
export const begunBy = (worker: QueueProcess): string[] =>
	Array.from(worker.logs().matchAll(/Worker started execution (\d+)/g), ([, id = '']) => id);

/**
 * For the body of a test file: n8n in queue mode, which all files share, and a sandbox of the file's
 * own, like new in each test.
 */
export function useQueue(): QueueBench {
	const { n8nQueue: n8n } = globalThis as { n8nQueue?: N8nQueue };
	if (!n8n) throw new Error('no n8n: the jest project needs queueEnvironment.cjs');
	let started: Pick<QueueBench, 'sandbox' | 'credential'> | undefined;
	const bench = () => {
		if (!started) throw new Error('The sandbox is there from beforeAll on');
		return started;
	};
	beforeAll(async () => {
		const sandbox = await startSandbox({ rateLimits: false, uploadsPerMinute: 6_000 });
		const { url: baseUrl, key: apiKey } = sandbox;
		const credential = await n8n.client.createCredential('intronApi', `Sandbox ${baseUrl}`, {
			apiKey,
			baseUrl,
		});
		started = { sandbox, credential };
	});
	beforeEach(async () => {
		await bench().sandbox.reset();
	});
	afterAll(async () => {
		await started?.sandbox.stop();
	});
	return {
		n8n,
		get sandbox() {
			return bench().sandbox;
		},
		get credential() {
			return bench().credential;
		},
		async run(count) {
			const { workers } = n8n;
			const change = async (worker: QueueProcess, index: number) =>
				index < count ? await worker.start() : await worker.stop();
			await Promise.all(workers.map(change));
			return workers.slice(0, count);
		},
		async publishChain(nodes, settings) {
			const { client } = n8n;
			const path = randomUUID();
			const webhook = { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} };
			const all: WorkflowNode[] = [
				{ type: 'n8n-nodes-base.webhook', typeVersion: 2.1, webhookId: path, parameters: webhook },
				...nodes,
			].map((node, index) => ({
				name: `Node ${index}`,
				type: '',
				typeVersion: 1,
				parameters: {},
				position: [index * 240, 0],
				...node,
			}));
			const workflow = await client.createWorkflow({
				name: path,
				nodes: all,
				connections: Object.fromEntries(
					all.slice(1).map(({ name }, index) => [
						all[index]?.name ?? '',
						// Both outputs of the node lead on.
						{ main: [0, 1].map(() => [{ node: name, type: 'main', index: 0 }]) },
					]),
				),
				settings,
			});
			await client.activate(workflow);
			return workflow;
		},
		intron: (operation, parameters = {}) => ({
			name: operation,
			type: NODE_TYPE,
			parameters: { operation, ...parameters },
			credentials: { intronApi: bench().credential },
		}),
		accepted: async () =>
			(await bench().sandbox.requests()).filter(
				({ endpoint, fileId }) => endpoint !== 'status' && fileId !== null,
			),
	};
}
