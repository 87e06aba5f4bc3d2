/** Intron Speak in a real n8n: a webhook hands items over, and each output leads to a node of its own. */
import { randomUUID } from 'node:crypto';

import { BROWSER_ID } from '../../../lab/client.mts';
import type { Execution, Item } from '../../../lab/execution.mts';
import { outputOf } from '../../../lab/execution.mts';
import type { Workflow, WorkflowNode } from '../../../lab/workflow.mts';
import type { RecordedRequest, Sandbox } from '../../../sandbox/launch.mts';
import type { Place } from './realN8n.mts';

export const SPEAK_NAME = 'Intron Speak';

const ENDS = ['After Speech', 'After In Progress', 'After Error'];

/** A text of the sandbox's, and how it is said. */
const VOICE = { text: '={{ $json.text }}', language: 'sw', gender: 'female' };

/** What came of a run, by where its items have ended. */
export interface SpeakRun {
	readonly execution: Execution;
	readonly speech: Item[];
	readonly pending: Item[];
	readonly failed: Item[];
}

/**
 * Publishes a workflow that speaks the text of each item that comes.
 *
 * @param parameters of the node, over a Swahili voice
 * @param settings of the node, such as `onError`
 */
export async function publishSpeak(
	{ n8n: { client }, credential }: Place,
	parameters: WorkflowNode['parameters'] = {},
	settings: Partial<WorkflowNode> = {},
): Promise<Workflow> {
	const path = randomUUID();
	const nodes: Array<Partial<WorkflowNode>> = [
		{
			name: 'Webhook',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2.1,
			webhookId: path,
			parameters: {
				httpMethod: 'POST',
				path,
				responseMode: 'lastNode',
				responseData: 'allEntries',
				options: {},
			},
		},
		{
			name: 'Split Out',
			type: 'n8n-nodes-base.splitOut',
			parameters: { fieldToSplitOut: 'body.items', options: {} },
		},
		{
			name: SPEAK_NAME,
			type: 'n8n-nodes-intron.intronSpeak',
			parameters: { ...VOICE, ...parameters },
			credentials: { intronApi: credential },
			...settings,
		},
		...ENDS.map((name) => ({ name, type: 'n8n-nodes-base.noOp' })),
	];
	const to = (node: string) => [{ node, type: 'main', index: 0 }];
	const workflow = await client.createWorkflow({
		name: path,
		nodes: nodes.map(
			(node, index): WorkflowNode => ({
				name: '',
				type: '',
				typeVersion: 1,
				position: [index * 200, 0],
				parameters: {},
				...node,
			}),
		),
		connections: {
			Webhook: { main: [to('Split Out')] },
			'Split Out': { main: [to(SPEAK_NAME)] },
			[SPEAK_NAME]: { main: ENDS.map(to) },
		},
	});
	await client.activate(workflow);
	return workflow;
}

/** Where the items of a run have ended. */
export const speakEnds = (execution: Execution): SpeakRun => {
	const [speech = [], pending = [], failed = []] = ENDS.map((end) => outputOf(execution, end));
	return { execution, speech, pending, failed };
};

/** Runs a published workflow with an item for each of these, to its end. */
export async function runSpeak(
	{ n8n: { client } }: Pick<Place, 'n8n'>,
	workflow: Workflow,
	items: readonly object[],
): Promise<SpeakRun> {
	await client.callWebhook(workflow.name, { json: { items } });
	return speakEnds(await client.lastExecution(workflow));
}

/** The bytes of an item's file, wherever n8n keeps it. */
export async function fileOf(
	{ n8n: { client } }: Pick<Place, 'n8n'>,
	item: Item | undefined,
	field = 'data',
): Promise<Buffer> {
	const { id, data } = item?.binary?.[field] ?? {};
	if (typeof id !== 'string') return Buffer.from(String(data), 'base64');
	const address = new URL('/rest/binary-data', client.baseUrl);
	address.search = new URLSearchParams({ id, action: 'download' }).toString();
	const headers = { 'browser-id': BROWSER_ID, cookie: client.cookie };
	return Buffer.from(await (await fetch(address, { headers })).arrayBuffer());
}

/** The texts that were sent, oldest first, and whether each was accepted, and so paid for. */
export async function sentTexts(sandbox: Sandbox): Promise<Array<{ text: string; paid: boolean }>> {
	const isPost = ({ method }: RecordedRequest) => method === 'POST';
	return (await sandbox.requests())
		.filter(isPost)
		.map(({ fields, textId }) => ({ text: fields.text ?? '', paid: textId !== null }));
}
