/**
 * A credential whose fields are expressions, as agencies use it: each item goes to its own customer's
 * account, to be billed there.
 */
import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import type { Sandbox } from '../../sandbox/launch.mts';
import { startSandbox } from '../../sandbox/launch.mts';
import { NODE_NAME, NODE_TYPE, useRealN8n, webhookNode } from '../support/realN8n/realN8n.mts';
import { recordingBytes, recordingEntry } from '../support/service/recordings.mts';

const RECORDING = 'english.ogg';
const KEYS = ['key-of-a', 'key-of-b', 'key-of-c'];

const real = useRealN8n();
let customers: Sandbox[] = [];

beforeAll(async () => {
	customers = await Promise.all(
		KEYS.map(async (key) => await startSandbox({ key, rateLimits: false })),
	);
});
beforeEach(async () => {
	await Promise.all(customers.map(async (customer) => await customer.reset()));
});
afterAll(async () => {
	await Promise.all(customers.map(async (customer) => await customer.stop()));
});

/** Publishes: a webhook's recording, once for each customer, to the node. */
async function publish(fileName: string, options: Record<string, unknown>) {
	const { client } = real.n8n;
	const credential = await client.createCredential('intronApi', `Customers ${randomUUID()}`, {
		apiKey: '={{ $json.key }}',
		baseUrl: '={{ $json.url }}',
	});
	const path = randomUUID();
	const accounts = customers.map(({ key, url }) => ({ key, url }));
	const code = `const [{ binary }] = $input.all();
return ${JSON.stringify(accounts)}.map((json) => ({ json, binary, pairedItem: { item: 0 } }));`;
	const workflow = await client.createWorkflow({
		name: path,
		settings: {},
		nodes: [
			webhookNode(path),
			{
				name: 'Customers',
				type: 'n8n-nodes-base.code',
				typeVersion: 2,
				position: [200, 0],
				parameters: { jsCode: code },
			},
			{
				name: NODE_NAME,
				type: NODE_TYPE,
				typeVersion: 1,
				position: [400, 0],
				parameters: { options: { fileName, ...options } },
				credentials: { intronApi: credential },
			},
		],
		connections: {
			Webhook: { main: [[{ node: 'Customers', type: 'main', index: 0 }]] },
			Customers: { main: [[{ node: NODE_NAME, type: 'main', index: 0 }]] },
		},
	});
	await client.activate(workflow);
	return workflow;
}

describe('three items with keys and addresses of their own', () => {
	test.each([
		['upload', 'Call', {}, ['sync']],
		[
			'look',
			'Call [timeout][queued=1]',
			{ onTimeOut: 'keepWaiting', firstCheck: 1 },
			['sync', 'status', 'status'],
		],
	])('%s each with its own', async (_what, fileName, options, endpoints) => {
		const workflow = await publish(fileName, options);
		const file = { data: recordingBytes(RECORDING), name: RECORDING, type: 'audio/ogg' };
		await real.n8n.client.callWebhook(workflow.name, { file });
		const { data } = await real.n8n.client.lastExecution(workflow);
		const transcribed = data.resultData.runData[NODE_NAME]?.[0]?.data?.main?.[0] ?? [];
		expect(data.resultData.error).toBeUndefined();
		expect(transcribed.map(({ json }) => json.transcript)).toEqual(
			KEYS.map(() => recordingEntry(RECORDING).transcript),
		);
		const requests = await Promise.all(customers.map(async (one) => await one.requests()));
		for (const own of requests) {
			expect(own.map(({ endpoint }) => endpoint)).toEqual(endpoints);
			expect(own.map(({ reply }) => reply?.status)).not.toContain(403);
		}
		const ids = requests.map((own) => own[0]?.fileId);
		expect(transcribed.map(({ json }) => json.fileId)).toEqual(ids);
		expect(await real.sandbox.requests()).toEqual([]);
	});
});
