/** Batches of items that share a recording, in a real n8n: what is tried again, and what it costs. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { beforeEach } from '@jest/globals';

import type { Execution } from '../../../lab/execution.mts';
import type { Workflow, WorkflowNode } from '../../../lab/workflow.mts';
import type { RecordedRequest, Sandbox } from '../../../sandbox/launch.mts';
import { recordingBytes } from '../service/recordings.mts';
import type { Place } from './realN8n.mts';
import { NODE_NAME, NODE_TYPE } from './realN8n.mts';

/** The node that the recording comes from. */
export type Origin = 'Webhook' | 'Convert to File';

/** How the node runs. */
export interface BatchSettings {
	readonly origin?: Origin;
	readonly operation?: string;
	/** Settings of the node, such as `onError`. */
	readonly node?: Partial<WorkflowNode>;
	readonly options?: Record<string, unknown>;
	/** Whether the items come to the node one by one. */
	readonly isLoop?: boolean;
}

/** What an item is called; the node that gives the recording may drop it. */
const ITEM_NAME = "$('Split Out').item.json.name";

/**
 * The name of the recording has a text that is another one in each try, except where the sandbox counts
 * by the name how often it has met a fault.
 */
const CHANGING_NAME = `={{ ${ITEM_NAME} + (${ITEM_NAME}.includes('=') ? '' : $now.toMillis()) }}`;

const POLL_MS = 50;

/** The node, in a step from item to item that has it once for all of them or in a loop. */
function introns({ credential }: Place, settings: BatchSettings): WorkflowNode[] {
	const { operation = 'transcribe', options, isLoop = false, node } = settings;
	const intron: WorkflowNode = {
		name: NODE_NAME,
		type: NODE_TYPE,
		typeVersion: 1,
		position: [720, 0],
		parameters: {
			operation,
			// One by one, so that a test knows what was accepted when an item fails.
			options: { fileName: CHANGING_NAME, concurrency: 1, ...options },
		},
		credentials: { intronApi: credential },
		...node,
	};
	const loop: WorkflowNode = {
		name: 'Loop',
		type: 'n8n-nodes-base.splitInBatches',
		typeVersion: 3,
		position: [600, 0],
		parameters: { batchSize: 1, options: {} },
	};
	return isLoop ? [loop, intron] : [intron];
}

/** Publishes a workflow that makes an item of each name that comes, with the recording that comes. */
export async function publishBatch(place: Place, settings: BatchSettings = {}): Promise<Workflow> {
	const { origin = 'Webhook', isLoop = false } = settings;
	const path = randomUUID();
	const webhook = { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} };
	const split = {
		fieldToSplitOut: 'body.names',
		include: 'selectedOtherFields',
		fieldsToInclude: 'body.base64',
		options: { destinationFieldName: 'name', includeBinary: true },
	};
	const convert = {
		operation: 'toBinary',
		sourceProperty: 'body.base64',
		options: { mimeType: 'audio/ogg', fileName: 'call.ogg' },
	};
	const makers: Array<Pick<WorkflowNode, 'name' | 'type' | 'typeVersion' | 'parameters'>> = [
		{ name: 'Webhook', type: 'n8n-nodes-base.webhook', typeVersion: 2.1, parameters: webhook },
		{ name: 'Split Out', type: 'n8n-nodes-base.splitOut', typeVersion: 1, parameters: split },
		...(origin === 'Webhook'
			? []
			: [
					{
						name: 'Convert to File',
						type: 'n8n-nodes-base.convertToFile',
						typeVersion: 1.1,
						parameters: convert,
					},
				]),
	];
	const chain = [
		...makers.map((node, index): WorkflowNode => ({ ...node, position: [index * 200, 0] })),
		...introns(place, settings),
	];
	const [webhookNode] = chain;
	if (webhookNode) webhookNode.webhookId = path;
	const links = chain.slice(1).map(({ name }, index) => {
		const link = [{ node: name, type: 'main', index: 0 }];
		const from = chain[index]?.name ?? '';
		return [from, { main: from === 'Loop' ? [[], link] : [link] }] as const;
	});
	const back = [{ node: 'Loop', type: 'main', index: 0 }];
	const workflow = await place.n8n.client.createWorkflow({
		name: path,
		nodes: chain,
		connections: {
			...Object.fromEntries(links),
			...(isLoop && { [NODE_NAME]: { main: [back, back] } }),
		},
	});
	await place.n8n.client.activate(workflow);
	return workflow;
}

/** Sends names and a recording to a published batch, and waits for the end of its run. */
export async function runBatch(
	{ n8n: { client } }: Place,
	workflow: Workflow,
	names: string[],
): Promise<Execution> {
	const before = (await client.executions(workflow)).map(({ id }) => id);
	const data = recordingBytes('english.ogg');
	const fields = { names, base64: data.toString('base64') };
	await client.callWebhook(workflow.name, { file: { data, name: 'call.ogg' }, fields });
	for (;;) {
		const run = (await client.executions(workflow)).find(({ id }) => !before.includes(id));
		if (run) return await client.waitForExecution(run.id);
		await sleep(POLL_MS);
	}
}

/** For the body of a test file: a service that takes as many uploads as come, and says so. */
export function useManyUploads(real: { readonly sandbox: Sandbox }): void {
	beforeEach(async () => {
		await real.sandbox.settings({ uploadsPerMinute: 6_000 });
	});
}

/** What was uploaded under a name, oldest first. */
const uploadsOf = (requests: readonly RecordedRequest[], name: string): RecordedRequest[] =>
	requests.filter(
		({ method, fields }) => method === 'POST' && fields.audio_file_name?.startsWith(name),
	);

/** How often each name was uploaded, and how often that was accepted. */
export async function costOf(
	sandbox: Sandbox,
	names: readonly string[],
): Promise<Record<string, { sent: number; accepted: number }>> {
	const requests = await sandbox.requests();
	return Object.fromEntries(
		names.map((name) => {
			const uploads = uploadsOf(requests, name);
			const accepted = uploads.filter(({ fileId }) => fileId !== null);
			return [name, { sent: uploads.length, accepted: accepted.length }];
		}),
	);
}
