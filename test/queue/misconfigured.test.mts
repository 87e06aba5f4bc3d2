import { afterAll, describe, expect, test } from '@jest/globals';

import { binaryEnv } from '../../lab/n8nProcess.mts';
import type { QueueProcess } from '../../lab/queue/process.mts';
import { endedRuns, send, useQueue } from '../support/realN8n/queueRuns.mts';

const bench = useQueue();

/** The message with which an execution ends when this worker runs it. */
async function errorOn(worker: QueueProcess, settings?: Record<string, string>): Promise<unknown> {
	await bench.run(0);
	await worker.start(settings);
	const workflow = await bench.publishChain([bench.intron('transcribe')]);
	await send(bench, workflow, 'Call.mp3');
	const [run] = await endedRuns(bench, workflow, 1);
	await worker.stop();
	expect(run?.status).toBe('error');
	expect(await bench.accepted()).toEqual([]);
	return run?.data.resultData.error?.message;
}

test('a worker without the package says what it misses, and nothing is sent', async () => {
	const message = await errorOn(bench.n8n.bareWorker);
	expect(message).toBe('Unrecognized node type: n8n-nodes-intron.intronTranscribe');
}, 120_000);

describe('binary data in folders that the processes do not share', () => {
	afterAll(async () => {
		await bench.n8n.main.stop();
		await bench.n8n.main.start();
	}, 60_000);

	test('the recording can not be read: the error says so, and nothing is sent', async () => {
		const { main, workers } = bench.n8n;
		const inFolders = binaryEnv('filesystem') as Record<string, string>;
		await main.stop();
		await main.start(inFolders);
		const message = await errorOn(workers[0] as QueueProcess, inFolders);
		expect(message).toContain("can't be read from n8n's binary data storage");
	}, 180_000);
});
