/** A part of the fault matrix (docs/fault-matrix.md) in a real n8n. */
import { describe, expect, test } from '@jest/globals';

import type { Workflow } from '../../../lab/workflow.mts';
import { FAULTS as NODE_FAULTS } from '../../../nodes/IntronTranscribe/faults';
import { CONNECTION } from '../../support/faultMatrix/connection.mts';
import type { MatrixFault, Mode, Place } from '../../support/faultMatrix/fault.mts';
import { expectedPlace, MODES } from '../../support/faultMatrix/fault.mts';
import { SPOILED_REPLIES, TIME_OUTS } from '../../support/faultMatrix/replies.mts';
import { STATUS_CHECKS } from '../../support/faultMatrix/statusChecks.mts';
import type { CaseRun } from '../../support/realN8n/realN8n.mts';
import { publishWorkflow, runWorkflow, useRealN8n } from '../../support/realN8n/realN8n.mts';
import { recordingBytes } from '../../support/service/recordings.mts';

/** The faults that are tried here, by their tokens; with more, the node would have to slow down. */
const TRIED = [
	'[reset-upload]',
	'[reset]',
	'[cut]',
	'[timeout=503]',
	'[too-long]',
	'[timeout][status:unknown-file]',
	'[timeout][failed]',
];

/**
 * So much is sent of a large recording: what n8n keeps in memory it stores with the execution, and no
 * text that tells halves from wholes is compared here.
 */
const MOST_BYTES = 8_000_000;

const FAULTS = [CONNECTION, SPOILED_REPLIES, TIME_OUTS, STATUS_CHECKS]
	.flatMap(({ faults }) => faults)
	.filter(({ tokens = '' }) => TRIED.includes(tokens));

const real = useRealN8n();
const workflows = new Map<string, Workflow>();

/** The workflow of a mode with these parameters; published when it is first asked for. */
async function workflowFor({ parameters = {} }: MatrixFault, mode: Mode): Promise<Workflow> {
	const name = JSON.stringify([parameters, mode]);
	const { onError, retryOnFail } = mode;
	const settings = { onError, retryOnFail, maxTries: 3, waitBetweenTries: 1 };
	const workflow = workflows.get(name) ?? (await publishWorkflow(real, parameters, settings));
	workflows.set(name, workflow);
	return workflow;
}

/** Where the item of a run ended. */
function placesOf({ execution, transcribed, stillProcessing, failed }: CaseRun): Place[] {
	const { error } = execution.data.resultData;
	return [
		...(error ? (['stopped'] as const) : []),
		...transcribed.map(({ json }) => ('error' in json ? 'errorItem' : 'transcribed') as Place),
		...stillProcessing.map((): Place => 'stillProcessing'),
		...failed.map((): Place => 'errorOutput'),
	];
}

test('what is tried here is a part of the matrix', () => {
	expect(FAULTS.map(({ tokens }) => tokens).sort()).toEqual([...TRIED].sort());
});

describe.each(FAULTS)('$tokens', (fault) => {
	test.each(MODES)('$title', async (mode) => {
		const run = await runWorkflow(real, await workflowFor(fault, mode), {
			data: fault.recording?.subarray(0, MOST_BYTES) ?? recordingBytes('english.ogg'),
			name: `Call ${fault.tokens}.ogg`,
			type: 'audio/ogg',
		});
		expect(placesOf(run)).toEqual([expectedPlace(fault, mode)]);

		const { acceptedUploads } = await real.sandbox.state();
		expect(acceptedUploads).toBe(fault.upload === 'none' ? 0 : 1);
		const stored = JSON.stringify(run.execution);
		expect(stored).not.toContain(real.sandbox.key);
		if (fault.upload === 'known') {
			const upload = (await real.sandbox.requests()).find(({ fileId }) => fileId !== null);
			expect(stored).toContain(upload?.fileId);
		}
		const { end } = fault;
		if (typeof end === 'string') return;
		const { message = '' } = NODE_FAULTS.all.find(({ name }) => name === end.fault) ?? {};
		expect(stored).toContain(JSON.stringify(message));
	});
});
