import { beforeAll, describe, expect, test } from '@jest/globals';

import type { Execution } from '../../../lab/execution.mts';
import { outputOf } from '../../../lab/execution.mts';
import { costOf, publishBatch, runBatch, useManyUploads } from '../../support/realN8n/batches.mts';
import { NODE_NAME, useRealN8n } from '../../support/realN8n/realN8n.mts';

const real = useRealN8n();

useManyUploads(real);

const TRIES = 3;

const RETRYING = { retryOnFail: true, maxTries: TRIES, waitBetweenTries: 0 };

/** What the items meet by their names, how often they may be sent, and how often they are paid for. */
const FATES: Record<string, { sent: number; accepted: number }> = {
	// n8n runs the node again for the first item.
	'refused [too-short]': { sent: TRIES, accepted: 0 },
	'refused once [too-short=1]': { sent: 2, accepted: 1 },
	'accepted ': { sent: 1, accepted: 1 },
	'accepted, and runs [timeout]': { sent: 1, accepted: 1 },
	'accepted, and fails [failed]': { sent: 1, accepted: 1 },
	'unknown: no answer [reset]': { sent: 1, accepted: 1 },
	'unknown: empty answer [empty]': { sent: 1, accepted: 1 },
	'unknown: a gateway gave up [gave-up]': { sent: 1, accepted: 1 },
	'unknown: broken [outage]': { sent: 1, accepted: 0 },
};

const NAMES = Object.keys(FATES);

describe.each(['transcribe', 'startTranscription', 'answerQuestion'])(
	'%s: a name that changes in each try of Retry On Fail',
	(operation) => {
		let execution: Execution;
		let cost: Awaited<ReturnType<typeof costOf>>;

		beforeAll(async () => {
			const node = { ...RETRYING, onError: 'continueRegularOutput' };
			const workflow = await publishBatch(real, { operation, node });
			execution = await runBatch(real, workflow, NAMES);
			cost = await costOf(real.sandbox, NAMES);
		});

		test('each item is sent, and paid for, no more often than it must', () => {
			expect(cost).toEqual(FATES);
		});

		test('each item ends in one place', () => {
			expect(execution.status).toBe('success');
			const items = [0, 1].flatMap((output) => outputOf(execution, NODE_NAME, output));
			expect(items.map(({ pairedItem }) => pairedItem)).toHaveLength(NAMES.length);
		});
	},
);
