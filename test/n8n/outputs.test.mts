import { beforeAll, describe, expect, test } from '@jest/globals';

import type { Workflow } from '../../lab/workflow.mts';
import {
	NODE_NAME,
	publishWorkflow,
	runWorkflow,
	useRealN8n,
} from '../support/realN8n/realN8n.mts';

const ENGLISH = { data: 'sandbox/recordings/english.mp3', type: 'audio/mpeg' };

const real = useRealN8n();

describe.each(['408', '503'])('the service times out with HTTP %s', (status) => {
	test('the item leaves by the second output with its file id, and a hint tells of it', async () => {
		const workflow = await publishWorkflow(real, { allResults: true, category: 'callCenter' });
		await real.sandbox.next(`timeout=${status}`);
		const run = await runWorkflow(real, workflow, ENGLISH);
		expect([run.transcribed, run.failed]).toEqual([[], []]);
		expect(run.stillProcessing).toHaveLength(1);
		expect(run.stillProcessing[0]?.json).toMatchObject({
			fileId: expect.stringMatching(/^[\w-]{8,}$/),
			fileName: 'english.mp3',
			status: 'processing',
			httpStatus: Number(status),
			category: 'callCenter',
			requestedResults: expect.arrayContaining(['agentScore', 'sentiment']),
		});
		expect(run.stillProcessing[0]?.pairedItem).toEqual({ item: 0 });
		const hints = run.execution.data.resultData.runData[NODE_NAME]?.[0]?.hints ?? [];
		expect(hints.map(({ message }) => message).join()).toContain('In Progress');
		expect(await real.sandbox.state()).toMatchObject({ acceptedUploads: 1 });
	});
});

describe('a fault of the service', () => {
	const settings = { onError: 'continueErrorOutput' };
	let workflow: Workflow;

	beforeAll(async () => {
		workflow = await publishWorkflow(real, {}, settings);
	});

	test.each([
		['balance', 'not enough credits', 0],
		['outage', 'not available right now', 0],
		['html', 'not available right now', 0],
		['bad-key', 'did not accept the API key', 0],
	])('%s leaves by the error output', async (scenario, message, accepted) => {
		await real.sandbox.next(scenario);
		const run = await runWorkflow(real, workflow, ENGLISH);
		expect([run.transcribed, run.stillProcessing]).toEqual([[], []]);
		expect(run.failed).toHaveLength(1);
		// n8n adds the fields of the input item, here those of the webhook.
		expect(run.failed[0]?.json).toMatchObject({
			error: { message: expect.stringContaining(message), fileName: 'english.mp3' },
			body: {},
		});
		expect(run.failed[0]?.pairedItem).toEqual({ item: 0 });
		expect(await real.sandbox.state()).toMatchObject({ acceptedUploads: accepted });
	});

	test('a missing file is told apart, and nothing is sent', async () => {
		const run = await runWorkflow(real, workflow, undefined);
		expect(run.failed[0]?.json).toMatchObject({
			error: { message: expect.stringContaining("'Input Data Field Name'") },
		});
		expect(await real.sandbox.requests()).toEqual([]);
	});

	test('in stop mode the run fails with the message that the editor shows', async () => {
		const stopping = await publishWorkflow(real);
		await real.sandbox.next('balance');
		const { execution } = await runWorkflow(real, stopping, ENGLISH);
		expect(execution.status).toBe('error');
		expect(execution.data.resultData.error).toMatchObject({
			message: expect.stringContaining('not enough credits'),
			description: expect.stringContaining('Top up'),
		});
		expect(JSON.stringify(execution)).not.toContain(real.sandbox.key);
	});
});
