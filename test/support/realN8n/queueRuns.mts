import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, beforeEach } from '@jest/globals';

import type { Execution, ExecutionSummary } from '../../../lab/execution.mts';
import { UNFINISHED } from '../../../lab/execution.mts';
import { packPackage } from '../../../lab/package.mts';
import type { N8nQueue } from '../../../lab/queue/n8nQueue.mts';
import { startN8nQueue } from '../../../lab/queue/n8nQueue.mts';
import type { QueueProcess } from '../../../lab/queue/process.mts';
import type { CredentialRef, Workflow, WorkflowNode } from '../../../lab/workflow.mts';
import type { RecordedRequest, Sandbox } from '../../../sandbox/launch.mts';
import { startSandbox } from '../../../sandbox/launch.mts';
import type { Place } from './realN8n.mts';
import { NODE_TYPE } from './realN8n.mts';
import { recordingBytes } from '../service/recordings.mts';

/** How many executions a worker runs at the same time. */
export const CONCURRENCY = 5;

/** Longest time for what n8n does by itself, such as noticing a dead worker. */
const LIMIT_MS = 150_000;

const POLL_MS = 100;

/**
 * A worker holds a lock on each execution, and who finds the lock run out takes its worker for dead.
 * n8n's own times for this are 60, 10 and 30 seconds; the tests do not wait that long.
 */
const SOON_MISSED = {
	QUEUE_WORKER_LOCK_DURATION: '10000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
	// Without it, n8n 1.x runs the execution once more, uploads included; n8n 2 has no such setting.
	QUEUE_WORKER_MAX_STALLED_COUNT: '0',
};

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

let shared: QueueBench | undefined;

/** Starts n8n in queue mode, once for all tests of a file; resets the sandbox before each one. */
export const useQueue = (): QueueBench => (shared ??= installQueue());

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

function installQueue(): QueueBench {
	let started: Pick<QueueBench, 'n8n' | 'sandbox' | 'credential'> | undefined;
	const bench = () => {
		if (!started) throw new Error('n8n has not been started');
		return started;
	};
	beforeAll(async () => {
		const tarball = await packPackage({ build: !existsSync('dist/index.js') });
		const n8n = await startN8nQueue({
			tarball,
			workers: 2,
			concurrency: CONCURRENCY,
			settings: SOON_MISSED,
		});
		const sandbox = await startSandbox({ rateLimits: false, uploadsPerMinute: 6_000 });
		const { url: baseUrl, key: apiKey } = sandbox;
		const credential = await n8n.client.createCredential('intronApi', 'Sandbox', {
			apiKey,
			baseUrl,
		});
		started = { n8n, sandbox, credential };
	}, 300_000);
	beforeEach(async () => {
		await bench().sandbox.reset();
	});
	afterAll(async () => {
		await started?.sandbox.stop();
		await started?.n8n.stop();
	}, 60_000);
	return {
		get n8n() {
			return bench().n8n;
		},
		get sandbox() {
			return bench().sandbox;
		},
		get credential() {
			return bench().credential;
		},
		async run(count) {
			const { workers } = bench().n8n;
			const change = async (worker: QueueProcess, index: number) =>
				index < count ? await worker.start() : await worker.stop();
			await Promise.all(workers.map(change));
			return workers.slice(0, count);
		},
		async publishChain(nodes, settings) {
			const { client } = bench().n8n;
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
