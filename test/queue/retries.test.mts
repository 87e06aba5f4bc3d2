/** A person's retries and Retry On Fail in queue mode, wherever n8n keeps its files. */
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { BINARY_MODES, binaryEnv } from '../../lab/n8nProcess.mts';
import { costOf, publishBatch, runBatch } from '../support/realN8n/batches.mts';
import { useQueue } from '../support/realN8n/queueRuns.mts';

const bench = useQueue();

const LIMIT_MS = 180_000;

describe.each(BINARY_MODES)('with files in this place: %s', (mode) => {
	let folder: string;

	/** Starts all processes anew, with this place for files; one folder is the same for all. */
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'n8n-lab-files-'));
		const settings = { ...binaryEnv(mode), N8N_STORAGE_PATH: folder } as Record<string, string>;
		const [worker] = bench.n8n.workers;
		await bench.run(0);
		await bench.n8n.main.stop();
		await bench.n8n.main.start(settings);
		await worker?.start(settings);
	}, LIMIT_MS);

	afterAll(async () => {
		await bench.run(0);
		rmSync(folder, { recursive: true, force: true });
	}, LIMIT_MS);

	test.each([false, true])(
		'what was accepted is taken up, what was not is sent again (saved workflow: %s)',
		async (loadWorkflow) => {
			const workflow = await publishBatch(bench);
			const names = ['A ', 'B [reset=1]', 'C '];
			const failed = await runBatch(bench, workflow, names);
			expect(failed.status).toBe('error');
			const retried = await bench.n8n.client.retryExecution(failed.id, loadWorkflow);
			expect(retried.status).toBe('success');
			expect(await costOf(bench.sandbox, names)).toEqual({
				'A ': { sent: 1, accepted: 1 },
				'B [reset=1]': { sent: 2, accepted: 2 },
				'C ': { sent: 1, accepted: 1 },
			});
		},
		LIMIT_MS,
	);

	test(
		'Retry On Fail sends nothing twice, though the names change',
		async () => {
			const node = { retryOnFail: true, maxTries: 3, waitBetweenTries: 0 };
			const workflow = await publishBatch(bench, {
				node: { ...node, onError: 'continueRegularOutput' },
			});
			const names = ['refused [too-short]', 'accepted ', 'unknown [reset]', 'broken [outage]'];
			const run = await runBatch(bench, workflow, names);
			expect(run.status).toBe('success');
			expect(await costOf(bench.sandbox, names)).toEqual({
				'refused [too-short]': { sent: 3, accepted: 0 },
				'accepted ': { sent: 1, accepted: 1 },
				'unknown [reset]': { sent: 1, accepted: 1 },
				'broken [outage]': { sent: 1, accepted: 0 },
			});
		},
		LIMIT_MS,
	);
});

/** The other files find all as it was. */
afterAll(async () => {
	await bench.n8n.main.stop();
	await bench.n8n.main.start();
}, LIMIT_MS);
