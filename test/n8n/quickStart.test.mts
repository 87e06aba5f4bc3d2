import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { webhookPath } from '../../lab/workflow.mts';
import type { Workflow, WorkflowFile } from '../../lab/workflow.mts';
import { findCategory } from '../../nodes/IntronTranscribe/catalog/categories';
import type { TranscribedJson } from '../../nodes/IntronTranscribe/output/transcribed';
import type { RealN8n } from '../support/realN8n.mts';
import { startRealN8n } from '../support/realN8n.mts';
import { recordingEntry } from '../support/recordings.mts';

let real: RealN8n;
let workflow: Workflow;

beforeAll(async () => {
	real = await startRealN8n();
	const file = JSON.parse(readFileSync('examples/quick-start.json', 'utf8')) as WorkflowFile;
	workflow = await real.n8n.client.importWorkflow(file, { intronApi: real.credential });
	await real.n8n.client.activate(workflow);
});

afterAll(async () => await real.sandbox.stop());

test('the quick start turns a call into its transcript with every call-center result', async () => {
	const answer = await real.n8n.client.callWebhook(webhookPath(workflow), {
		file: { data: 'sandbox/recordings/call.mp3', type: 'audio/mpeg' },
	});
	expect(answer.status).toBe(200);
	const [item] = answer.json as TranscribedJson[];
	expect(item).toMatchObject({
		fileName: 'call.mp3',
		status: 'transcribed',
		transcript: recordingEntry('call.mp3').transcript,
		noSpeech: false,
		category: 'callCenter',
		scores: { agentScore: { points: 55, outOf: 73, percent: 75.3 } },
	});
	expect(item).not.toHaveProperty('warnings');
	const results = findCategory('callCenter')?.results.map(({ name }) => name) ?? [];
	expect(Object.keys(item?.results ?? {}).sort()).toEqual([...results].sort());
	for (const name of results) expect(item?.results[name]).toEqual(expect.any(String));

	const state = await real.sandbox.state();
	expect(state).toMatchObject({ acceptedUploads: 1 });
	const [request] = await real.sandbox.requests();
	expect(request?.complaints).toEqual([]);
});
