/** What becomes of an execution that is stopped or runs out of time, in a real n8n. */
import { setTimeout as sleep } from 'node:timers/promises';

import { describe, expect, test } from '@jest/globals';

import { outputOf } from '../../../lab/execution.mts';
import type { WorkflowFile, WorkflowNode } from '../../../lab/workflow.mts';
import type { RecordedRequest } from '../../../sandbox/launch.mts';
import { STORES_TIME_OUTS, where } from '../../support/realN8n/olderN8n.mts';
import { NODE_NAME, publishWorkflow, useRealN8n } from '../../support/realN8n/realN8n.mts';

const KEEP_WAITING = { options: { onTimeOut: 'keepWaiting' } };

/** How soon a stopped execution must be over: it takes a tenth of a second where nothing else runs. */
const SOON_MS = 4_000;

/** Longer than the node naps, and than the first pause between two status checks. */
const LATER_MS = 3_000;

interface Phase {
	phase: string;
	tokens: string;
	/** Whether a request tells that the phase has begun. */
	isIt: (request: RecordedRequest) => boolean;
	accepted: number;
}

const WAITING: Phase = {
	phase: 'while it waits for the transcript',
	tokens: '[queued=9999]',
	isIt: ({ endpoint }) => endpoint === 'status',
	accepted: 1,
};

const ANSWERING: Phase = {
	phase: 'before the answer to the upload',
	tokens: '[stall]',
	isIt: ({ fileId }) => fileId !== null,
	accepted: 1,
};

const SENDING: Phase = {
	phase: 'while the recording is being sent',
	tokens: '[stall-upload]',
	isIt: ({ scenarios }) => scenarios.length > 0,
	accepted: 0,
};

const real = useRealN8n();

/** Starts an execution and returns its id when it is in a phase. */
async function runInto(
	{ tokens, isIt }: Phase,
	nodeSettings: Partial<WorkflowNode>,
	workflowSettings: WorkflowFile['settings'] = {},
): Promise<string> {
	const { n8n, sandbox } = real;
	const workflow = await publishWorkflow(real, KEEP_WAITING, nodeSettings, workflowSettings);
	const file = { data: 'sandbox/recordings/english.ogg', name: `Call ${tokens}.ogg` };
	// The answer is an error, when the execution is over.
	void n8n.client.callWebhook(workflow.name, { file });
	while (!(await sandbox.requests()).some(isIt)) await sleep(20);
	return (await n8n.client.executions(workflow, 1))[0]?.id ?? '';
}

describe.each([false, true])('stopped, with Retry On Fail: %s', (retryOnFail) => {
	test.each([WAITING, ANSWERING, SENDING])(
		'$phase: ends soon, and sends nothing more',
		async (phase) => {
			const { n8n, sandbox } = real;
			const id = await runInto(phase, { retryOnFail, maxTries: 3, waitBetweenTries: 1 });
			const start = performance.now();
			await n8n.client.stopExecution(id);
			const { status } = await n8n.client.waitForExecution(id);
			expect(performance.now() - start).toBeLessThan(SOON_MS);
			expect(status).toBe('canceled');

			const before = (await sandbox.requests()).length;
			await sleep(LATER_MS);
			expect(await sandbox.requests()).toHaveLength(before);
			expect(await sandbox.state()).toMatchObject({ acceptedUploads: phase.accepted });
		},
	);
});

describe('out of time, by the setting of the workflow', () => {
	const settings = { executionTimeout: 4 };

	where(STORES_TIME_OUTS, () => {
		test('passes the file id on of a recording that it waits for, and n8n stores it', async () => {
			const { n8n, sandbox } = real;
			const id = await runInto(WAITING, {}, settings);
			expect((await n8n.client.waitForExecution(id)).status).toBe('canceled');
			const execution = await n8n.client.execution(id);
			const [upload] = await sandbox.requests();
			expect(outputOf(execution, NODE_NAME, 1)).toMatchObject([
				{ json: { fileId: upload?.fileId, status: 'processing' }, pairedItem: { item: 0 } },
			]);
		});

		test('says so of an upload whose answer did not come', async () => {
			const { n8n, sandbox } = real;
			const id = await runInto(ANSWERING, {}, settings);
			expect((await n8n.client.waitForExecution(id)).status).toBe('canceled');
			const execution = await n8n.client.execution(id);
			const [item] = outputOf(execution, NODE_NAME);
			expect(item?.json.error).toEqual({
				message: "The execution was cancelled before Intron's answer came",
				description: expect.stringContaining('may have accepted'),
				fileName: 'Call [stall].ogg',
				fileId: null,
			});
			expect(await sandbox.state()).toMatchObject({ acceptedUploads: 1 });
		});
	});
});
