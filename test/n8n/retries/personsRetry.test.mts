/**
 * What a person's "Retry" of a failed execution sends again, and what it takes up, wherever n8n keeps
 * its files between nodes.
 */
import { beforeAll, describe, expect, test } from '@jest/globals';

import type { Execution } from '../../../lab/execution.mts';
import { outputOf } from '../../../lab/execution.mts';
import type { BinaryMode } from '../../../lab/n8nProcess.mts';
import { BINARY_MODES } from '../../../lab/n8nProcess.mts';
import { chosenN8n } from '../../../lab/paths.mts';
import type { Workflow } from '../../../lab/workflow.mts';
import type { Origin } from '../../support/realN8n/batches.mts';
import { costOf, publishBatch, runBatch, useManyUploads } from '../../support/realN8n/batches.mts';
import { keepsUploads, where } from '../../support/realN8n/olderN8n.mts';
import { NODE_NAME, useOwnN8n } from '../../support/realN8n/realN8n.mts';

/** How the place of a file begins; what is in memory has none. */
const PLACES: Record<BinaryMode, unknown> = {
	filesystem: expect.stringMatching(/^filesystem/),
	memory: undefined,
	database: expect.stringMatching(/^database/),
};

/** n8n 1.x keeps no files in its database. */
const MODES = BINARY_MODES.filter((mode) => mode !== 'database' || !chosenN8n().startsWith('1.'));

const RETRIES: Array<[recordingOf: Origin, workflow: string, loadWorkflow: boolean]> = [
	['Webhook', 'original', false],
	['Webhook', 'currently saved', true],
	['Convert to File', 'original', false],
];

/** By what became of the uploads: what each item may cost in the run that fails and its retry. */
const FATES: Record<string, Record<string, { sent: number; accepted: number }>> = {
	'accepted before another was refused: taken up, and what was refused is sent again': {
		'A ': { sent: 1, accepted: 1 },
		'B ': { sent: 1, accepted: 1 },
		'C [balance=1]': { sent: 2, accepted: 1 },
	},
	'accepted, and still spoken of as queued: taken up': {
		'A [timeout][queued=1]': { sent: 1, accepted: 1 },
		'B [balance=1]': { sent: 2, accepted: 1 },
	},
	'none was taken in an outage: sent again': {
		'A [outage=1]': { sent: 2, accepted: 1 },
	},
	'nobody knows, the connection was lost: sent again, since a person decides it': {
		'A ': { sent: 1, accepted: 1 },
		'B [reset=1]': { sent: 2, accepted: 2 },
	},
	'nobody knows, a gateway gave up waiting: the same': {
		'A ': { sent: 1, accepted: 1 },
		'B [gave-up=1]': { sent: 2, accepted: 2 },
	},
};

const transcribed = (execution: Execution) =>
	[0, 1].flatMap((output) => outputOf(execution, NODE_NAME, output));

describe.each(MODES)('with files in this place: %s', (mode) => {
	const real = useOwnN8n({ binaryMode: mode });

	useManyUploads(real);

	describe.each(RETRIES)(
		'a recording of %s, with the %s workflow',
		(origin, _which, loadWorkflow) => {
			let workflow: Workflow;

			beforeAll(async () => {
				workflow = await publishBatch(real, { origin });
			});

			const tests = () =>
				test.each(Object.entries(FATES))('%s', async (_fate, cost) => {
					const names = Object.keys(cost);
					const failed = await runBatch(real, workflow, names);
					expect(failed.status).toBe('error');
					const [item] = outputOf(failed, origin);
					expect(item?.binary?.data?.id).toEqual(PLACES[mode]);
					const retried = await real.n8n.client.retryExecution(failed.id, loadWorkflow);
					expect(retried.status).toBe('success');
					expect(transcribed(retried)).toHaveLength(names.length);
					expect(await costOf(real.sandbox, names)).toEqual(cost);
				});

			if (origin === 'Webhook') where(keepsUploads(mode), tests);
			else tests();
		},
	);
});
