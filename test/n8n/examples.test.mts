import path from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { outputOf } from '../../lab/execution.mts';
import { webhookPath } from '../../lab/workflow.mts';
import { importExample } from '../support/examples.mts';
import type { RealN8n } from '../support/realN8n.mts';
import { startRealN8n } from '../support/realN8n.mts';
import { recordingEntry } from '../support/recordings.mts';

let real: RealN8n;

beforeAll(async () => {
	real = await startRealN8n();
});

beforeEach(async () => {
	await real.sandbox.reset();
});

afterAll(async () => await real.sandbox.stop());

const send = async (workflowPath: string, file: string) =>
	await real.n8n.client.callWebhook(workflowPath, {
		file: { data: `sandbox/recordings/${file}`, type: recordingEntry(file).mimeType },
	});

describe('long recordings', () => {
	const quick = { Wait: { amount: 0.3 } };

	test('the loop of Wait and Get Transcript brings the result', async () => {
		const workflow = await importExample(real, 'long-recordings', quick);
		await real.sandbox.next('queued=3');
		await send(webhookPath(workflow), 'over-120-seconds.mp3');
		const execution = await real.n8n.client.lastExecution(workflow);
		expect(execution.status).toBe('success');
		expect(execution.data.resultData.runData['Get Transcript']).toHaveLength(4);
		expect(outputOf(execution, 'Use the Transcript')[0]?.json).toMatchObject({
			transcript: recordingEntry('over-120-seconds.mp3').transcript,
			fileName: 'over-120-seconds.mp3',
			category: 'callCenter',
			results: { agentScore: expect.any(String), sentiment: expect.any(String) },
		});
		expect(await real.sandbox.state()).toMatchObject({ acceptedUploads: 1, complaints: [] });
	});

	test('the loop ends, with the file id, when the result does not come', async () => {
		const workflow = await importExample(real, 'long-recordings', {
			...quick,
			'Tried Often Enough?': {
				conditions: {
					options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
					combinator: 'and',
					conditions: [
						{
							id: 'rounds',
							leftValue: '={{ $runIndex }}',
							rightValue: 1,
							operator: { type: 'number', operation: 'gte' },
						},
					],
				},
			},
		});
		await real.sandbox.next('queued=99');
		await send(webhookPath(workflow), 'english.ogg');
		const execution = await real.n8n.client.lastExecution(workflow);
		expect(outputOf(execution, 'Report as Unfinished')[0]?.json).toMatchObject({
			fileId: expect.any(String),
			status: 'processing',
		});
	});
});

test('a folder of recordings becomes a table', async () => {
	const workflow = await importExample(real, 'folder-of-recordings', {
		'Read Recordings': { fileSelector: path.resolve('sandbox/recordings/*.{mp3,sh}') },
	});
	const execution = await real.n8n.client.runManually(workflow, 'Start');
	expect(execution.status).toBe('success');
	const rows = outputOf(execution, 'Make a Row').map(({ json }) => json);
	expect(rows.map(({ file }) => file).sort()).toEqual([
		'call.mp3',
		'english.mp3',
		// Too long for the direct way: it went through Intron's queue.
		'over-120-seconds.mp3',
	]);
	expect(rows.find(({ file }) => file === 'call.mp3')).toMatchObject({
		transcript: recordingEntry('call.mp3').transcript,
		score: 75.3,
	});
	expect(outputOf(execution, 'Save Table')[0]?.binary?.data).toMatchObject({
		fileName: 'calls.csv',
	});
	const failed = outputOf(execution, 'Look Into').map(({ json }) => json);
	expect(failed).toEqual([
		expect.objectContaining({
			error: expect.objectContaining({ message: expect.stringContaining('is not a recording') }),
		}),
	]);
});

test('a spoken question is answered', async () => {
	const workflow = await importExample(real, 'spoken-question');
	const answer = await send(webhookPath(workflow), 'english.wav');
	expect(answer.json).toEqual([
		{ question: recordingEntry('english.wav').transcript, answer: expect.stringMatching(/\w{3,}/) },
	]);
});
