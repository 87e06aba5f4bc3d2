/** What a person's "Retry" of a failed execution sends again, and what it takes up. */
import { beforeAll, describe, expect, test } from '@jest/globals';

import type { Execution } from '../../../lab/execution.mts';
import { outputOf } from '../../../lab/execution.mts';
import type { Workflow } from '../../../lab/workflow.mts';
import type { Origin } from '../../support/realN8n/batches.mts';
import { costOf, publishBatch, runBatch, useManyUploads } from '../../support/realN8n/batches.mts';
import { whereUploadsStay } from '../../support/realN8n/olderN8n.mts';
import { NODE_NAME, useRealN8n } from '../../support/realN8n/realN8n.mts';

const real = useRealN8n();

useManyUploads(real);

const RETRIES = [
	['original', false],
	['currently saved', true],
] as const;

describe.each<Origin>(['Webhook', 'Convert to File'])('with a recording of %s', (origin) => {
	const inAny = origin === 'Webhook' ? whereUploadsStay : test;
	let workflow: Workflow;

	beforeAll(async () => {
		workflow = await publishBatch(real, { origin });
	});

	/** Runs the batch, which fails, and retries it; what both have cost, and the retry. */
	async function retry(names: string[], loadWorkflow: boolean) {
		const failed = await runBatch(real, workflow, names);
		expect(failed.status).toBe('error');
		const execution = await real.n8n.client.retryExecution(failed.id, loadWorkflow);
		return { execution, cost: await costOf(real.sandbox, names) };
	}

	const transcribed = (execution: Execution) =>
		outputOf(execution, NODE_NAME).map(({ pairedItem }) => pairedItem);

	describe.each(RETRIES)('with the %s workflow', (_which, loadWorkflow) => {
		inAny('what was accepted is taken up, what was refused is sent again', async () => {
			const { execution, cost } = await retry(['A ', 'B ', 'C [balance=1]'], loadWorkflow);
			expect(execution.status).toBe('success');
			expect(transcribed(execution)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
			expect(cost).toEqual({
				'A ': { sent: 1, accepted: 1 },
				'B ': { sent: 1, accepted: 1 },
				'C [balance=1]': { sent: 2, accepted: 1 },
			});
		});

		inAny('after an outage in which nothing was taken, it is sent again', async () => {
			const { execution, cost } = await retry(['A [outage=1]'], loadWorkflow);
			expect(execution.status).toBe('success');
			expect(cost).toEqual({ 'A [outage=1]': { sent: 2, accepted: 1 } });
		});

		inAny('what may have been accepted is sent again, since a person decides it', async () => {
			const { execution, cost } = await retry(['A ', 'B [reset=1]'], loadWorkflow);
			expect(execution.status).toBe('success');
			expect(cost).toEqual({
				'A ': { sent: 1, accepted: 1 },
				'B [reset=1]': { sent: 2, accepted: 2 },
			});
		});
	});
});
