import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, test } from '@jest/globals';

import { outputOf } from '../../lab/execution.mts';
import { openExample, succeeded } from '../support/realN8n/examples.mts';
import { useRealN8n } from '../support/realN8n/realN8n.mts';
import { recordingEntry } from '../support/service/recordings.mts';

const real = useRealN8n();

describe('long recordings', () => {
	const quick = { Wait: { amount: 0.3 } };

	test('the loop of Wait and Get Transcript brings the result', async () => {
		const example = await openExample(real, 'long-recordings', { settings: quick });
		await real.sandbox.next('queued=3');
		const { execution } = await example.send('over-120-seconds.mp3');
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
		const settings = {
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
		};
		const example = await openExample(real, 'long-recordings', { settings });
		await real.sandbox.next('queued=99');
		const { execution } = await example.send('english.ogg');
		expect(outputOf(execution, 'Report as Unfinished')[0]?.json).toMatchObject({
			fileId: expect.any(String),
			status: 'processing',
		});
	});
});

test('a folder of recordings becomes a table', async () => {
	// The lab's n8n may use files of this folder only.
	const folder = mkdtempSync(path.resolve('sandbox/recordings/written-'));
	const table = path.join(folder, 'calls.csv');
	const settings = {
		'Write the Table': { fileName: table },
		'Read Recordings': {
			fileSelector: path.resolve(
				'sandbox/recordings/{call,english,make,over-120-seconds}.{mp3,sh}',
			),
		},
	};
	const { workflow } = await openExample(real, 'folder-of-recordings', { settings });
	const execution = succeeded(await real.n8n.client.runManually(workflow, 'Start'));
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
	expect(readFileSync(table, 'utf8')).toMatch(/^(\W*)file,seconds,score,rating[^]+call\.mp3/);
	rmSync(folder, { recursive: true });
	const failed = outputOf(execution, 'Look Into').map(({ json }) => json);
	expect(failed).toEqual([
		expect.objectContaining({
			error: expect.objectContaining({ message: expect.stringContaining('not a recording') }),
		}),
	]);
});

test('a spoken question is answered', async () => {
	const example = await openExample(real, 'spoken-question');
	const answer = await example.post('english.wav');
	expect(answer.json).toEqual([
		{ question: recordingEntry('english.wav').transcript, answer: expect.stringMatching(/\w{3,}/) },
	]);
});
