/** What the stored execution keeps of uploads, and whom it is for. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, test } from '@jest/globals';

import type { Execution } from '../../../lab/execution.mts';
import { chosenBinaryMode } from '../../../lab/n8nProcess.mts';
import { costOf, publishBatch, runBatch, useManyUploads } from '../../support/realN8n/batches.mts';
import { KEEPS_FILES_ON_DISK, keepsUploads, where } from '../../support/realN8n/olderN8n.mts';
import { NODE_NAME, useRealN8n } from '../../support/realN8n/realN8n.mts';

const real = useRealN8n();

useManyUploads(real);

/** What n8n keeps for the node beside its items: by run of the node, by item. */
function keptBy({ data }: Execution): object[] {
	const { contextData } = data.executionData as {
		contextData: Record<string, { intronJobs?: Record<string, object> } | undefined>;
	};
	const { intronJobs = {} } = contextData[`node:${NODE_NAME}`] ?? {};
	return Object.values(intronJobs).flatMap((run) => Object.values(run) as object[]);
}

describe('what is stored with an execution', () => {
	test('is nothing of uploads when all items went well', async () => {
		const workflow = await publishBatch(real);
		const execution = await runBatch(real, workflow, ['A', 'B [timeout]']);
		expect(execution.status).toBe('success');
		expect(keptBy(execution)).toEqual([]);
	});

	test('is little for an item when one fails, and names nobody', async () => {
		const workflow = await publishBatch(real);
		const names = ['Patient A', 'Patient B [timeout]', 'Patient C [reset]'];
		const execution = await runBatch(real, workflow, names);
		expect(execution.status).toBe('error');
		const kept = keptBy(execution);
		expect(kept).toHaveLength(3);
		for (const entry of kept) expect(JSON.stringify(entry).length).toBeLessThan(150);
		expect(JSON.stringify(kept)).not.toContain('Patient');
	});
});

where(keepsUploads(chosenBinaryMode()), () => {
	test('the turns of a loop are apart, and a retry takes up the one that failed', async () => {
		const names = ['A ', 'B ', 'C [balance=1]'];
		const workflow = await publishBatch(real, { isLoop: true });
		const failed = await runBatch(real, workflow, names);
		expect(failed.status).toBe('error');
		const retried = await real.n8n.client.retryExecution(failed.id);
		expect(retried.status).toBe('success');
		expect(await costOf(real.sandbox, names)).toEqual({
			'A ': { sent: 1, accepted: 1 },
			'B ': { sent: 1, accepted: 1 },
			'C [balance=1]': { sent: 2, accepted: 1 },
		});
		expect(keptBy(retried)).toEqual([]);
	});

	test('other settings are other work: a retry with the saved workflow sends it anew', async () => {
		const names = ['A ', 'B [balance=1]'];
		const workflow = await publishBatch(real);
		const failed = await runBatch(real, workflow, names);
		const intron = workflow.nodes.find(({ name }) => name === NODE_NAME);
		Object.assign(intron?.parameters ?? {}, { diarization: true });
		await real.n8n.client.saveWorkflow(workflow);
		const retried = await real.n8n.client.retryExecution(failed.id, true);
		expect(retried.status).toBe('success');
		expect(await costOf(real.sandbox, names)).toEqual({
			'A ': { sent: 2, accepted: 2 },
			'B [balance=1]': { sent: 2, accepted: 1 },
		});
	});

	// n8n keeps the length of a file beside it there.
	where(KEEPS_FILES_ON_DISK, () => {
		test('a stored file that was cut ends its item with the cause, and is not accepted', async () => {
			const workflow = await publishBatch(real);
			const failed = await runBatch(real, workflow, ['A [balance=1]']);
			const folder = path.join(real.n8n.userFolder, '.n8n');
			const below = readdirSync(folder, { recursive: true }).map(String);
			const [metadata = ''] = below.filter(
				(file) =>
					file.includes(path.join('executions', failed.id) + path.sep) &&
					file.endsWith('.metadata'),
			);
			const file = path.join(folder, metadata.replace(/\.metadata$/, ''));
			writeFileSync(file, readFileSync(file).subarray(0, 5_000));
			const { data } = await real.n8n.client.retryExecution(failed.id);
			expect(data.resultData.error).toMatchObject({
				message: expect.stringContaining("is not as long as n8n's binary data storage says"),
			});
			expect(await real.sandbox.state()).toMatchObject({ acceptedUploads: 0 });
		});
	});
});
