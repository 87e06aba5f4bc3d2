/** What the button "Stop" leaves of an execution, in a real n8n. */
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { outputOf } from '../../../lab/execution.mts';
import type { RecordedRequest } from '../../../sandbox/launch.mts';
import type { RealN8n } from '../../support/realN8n.mts';
import { NODE_NAME, publishWorkflow, startRealN8n } from '../../support/realN8n.mts';

const keepWaiting = { options: { onTimeOut: 'keepWaiting' } };

let real: RealN8n;

beforeAll(async () => {
	real = await startRealN8n();
});

beforeEach(async () => {
	await real.sandbox.reset();
});

afterAll(async () => await real.sandbox.stop());

/** Runs a workflow on a recording and stops it as soon as the service has a certain request. */
async function stopWhen(
	tokens: string,
	retryOnFail: boolean,
	isIt: (one: RecordedRequest) => boolean,
) {
	const { n8n, sandbox } = real;
	const workflow = await publishWorkflow(real, keepWaiting, { retryOnFail });
	const file = { data: 'sandbox/recordings/english.ogg', name: `Call ${tokens}.ogg` };
	const answered = n8n.client.callWebhook(workflow.name, { file });
	let requests: RecordedRequest[] = [];
	while (!requests.some(isIt)) {
		await sleep(20);
		requests = await sandbox.requests();
	}
	const id = await n8n.client.lastExecutionId(workflow);
	const start = performance.now();
	await n8n.client.stopExecution(id ?? '');
	const stopped = await n8n.client.waitForExecution(id ?? '');
	const tookMs = performance.now() - start;
	await answered;
	await sleep(4000);
	const execution = await n8n.client.execution(id ?? '');
	console.log(
		tokens,
		retryOnFail,
		stopped.status,
		execution.status,
		tookMs,
		JSON.stringify(execution.data.resultData).slice(0, 3000),
	);
	return {
		tookMs,
		execution,
		requests: await sandbox.requests(),
		items: [0, 1].map((output) => outputOf(execution, NODE_NAME, output)),
	};
}

describe.each([false, true])('with Retry On Fail: %s', (retryOnFail) => {
	test('between two status checks', async () => {
		await stopWhen('[queued=9999]', retryOnFail, ({ endpoint }) => endpoint === 'status');
	});
	test('before the answer to an upload', async () => {
		await stopWhen('[stall]', retryOnFail, ({ fileId }) => fileId !== null);
	});
	test('while the recording is being sent', async () => {
		await stopWhen('[stall-upload]', retryOnFail, ({ scenarios }) => scenarios.length > 0);
	});
});
