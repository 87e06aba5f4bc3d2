import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import type { EngineResult } from '../../../support/engine/engine.mts';
import { useVirtualService } from '../../../support/engine/serviceRuns.mts';

const bench = useVirtualService();

/** How soon a cancelled execution must be over, in milliseconds of real time. */
const SOON_MS = 1_000;

/** Cancels an execution when so many sleep; returns how it ended. */
async function cancelWhenSleeping(
	sleepers: number,
	count: number,
	parameters: IDataObject,
	looks = 0,
): Promise<EngineResult> {
	let cancel: () => void = () => undefined;
	const running = bench.run(count, parameters, {
		onStart: (way) => {
			cancel = way;
		},
	});
	if (looks > 0) {
		bench.clock.thaw();
		while (bench.calls('status').length < looks) await new Promise(setImmediate);
		bench.clock.freeze();
	}
	await bench.clock.untilSleeping(sleepers);
	const before = bench.service.calls.length;
	const start = performance.now();
	cancel();
	const result = await running;
	expect(performance.now() - start).toBeLessThan(SOON_MS);
	expect(result.status).toBe('canceled');
	await new Promise((resolve) => {
		setTimeout(resolve, 20);
	});
	expect(bench.service.calls).toHaveLength(before);
	return result;
}

describe('an execution that is cancelled', () => {
	// Time stands still, so that whatever ends a wait is the cancellation.
	beforeEach(() => {
		bench.clock.freeze();
	});
	afterEach(async () => {
		await bench.clock.drain();
	});

	test.each([
		['Transcribe Recording', { options: { onTimeOut: 'keepWaiting' } }],
		['Start Transcription', { operation: 'startTranscription', waitForResult: true }],
	])('while it waits for a result passes the file ids on: %s', async (_operation, parameters) => {
		bench.service.pendingLooks = () => 99;
		bench.service.workMs = () => 0;
		const { outputs } = await cancelWhenSleeping(3, 3, parameters);
		expect(outputs[0]).toEqual([]);
		expect(outputs[1]?.map(({ json }) => json.fileId)).toEqual(['Call-0', 'Call-1', 'Call-2']);
		expect(bench.calls('status')).toEqual([]);
	});

	test('between two looks passes the file id on', async () => {
		bench.service.pendingLooks = () => 999;
		bench.service.workMs = () => 0;
		const parameters = { operation: 'startTranscription', waitForResult: true };
		const { outputs } = await cancelWhenSleeping(1, 1, parameters, 5);
		expect(outputs[1]).toMatchObject([
			{ json: { fileId: 'Call-0', processingStatus: 'FILE_PENDING' } },
		]);
		expect(bench.calls('status').length).toBeGreaterThanOrEqual(5);
	});

	test('while recordings are queued behind others does not upload them', async () => {
		const { outputs } = await cancelWhenSleeping(2, 10, { options: { concurrency: 2 } });
		expect(outputs[0]).toHaveLength(10);
		for (const { json } of outputs[0] ?? []) expect(json.error).toBeDefined();
		const names = bench.calls('sync').map(({ name }) => name);
		expect(names.sort()).toEqual(['Call 0', 'Call 1']);
	});

	test('while recordings wait for the limit of the key does not upload them', async () => {
		bench.service.workMs = () => 0;
		const { outputs } = await cancelWhenSleeping(1, 50, {});
		expect(bench.calls('sync')).toHaveLength(30);
		const transcripts = outputs[0]?.filter(({ json }) => json.status === 'transcribed');
		expect(transcripts).toHaveLength(30);
	});

	test('while looks wait for their turn sends no more of them', async () => {
		const items = Array.from({ length: 20 }, (_, index) => ({ json: { fileId: `id-${index}` } }));
		let cancel: () => void = () => undefined;
		const running = bench.run(
			0,
			{ operation: 'getTranscript' },
			{
				items,
				onStart: (way) => {
					cancel = way;
				},
			},
		);
		await bench.clock.untilSleeping(1);
		cancel();
		await running;
		expect(bench.calls('status')).toHaveLength(1);
	});

	test('while it waits to try again does not try again', async () => {
		bench.service.takeAway('sync', bench.key, 30);
		await cancelWhenSleeping(1, 1, {});
		expect(bench.calls('sync').map(({ status }) => status)).toEqual([429]);
	});
});
