/** What becomes of executions that wait for a transcript while n8n is stopped and started again. */
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { outputOf } from '../../../lab/execution.mts';
import type { RunningN8n } from '../../../lab/n8n.mts';
import { startN8n } from '../../../lab/n8n.mts';
import { packPackage } from '../../../lab/package.mts';
import type { Workflow } from '../../../lab/workflow.mts';
import { webhookPath } from '../../../lab/workflow.mts';
import type { Sandbox } from '../../../sandbox/launch.mts';
import { startSandbox } from '../../../sandbox/launch.mts';
import { openExample } from '../../support/realN8n/examples.mts';
import type { RealN8n } from '../../support/realN8n/realN8n.mts';
import { publishWorkflow } from '../../support/realN8n/realN8n.mts';
import { recordingEntry } from '../../support/service/recordings.mts';

/** The example waits for more than a minute, since only such waits are stored by n8n. */
const TIMEOUT_MS = 300_000;

/**
 * How soon after it stores that an execution waits, n8n has noted in its own log that it has come to
 * that. What it finds there unfinished at its start, it takes for crashed.
 */
const NOTED_MS = 1_000;

let n8n: RunningN8n;
let sandbox: Sandbox;
let real: RealN8n;

beforeAll(async () => {
	const tarball = await packPackage({ build: false });
	// By default, n8n lets executions go on for half a minute.
	n8n = await startN8n({ tarball, env: { N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '1' } });
	sandbox = await startSandbox({ rateLimits: false });
	const { url: baseUrl, key: apiKey } = sandbox;
	const credential = await n8n.client.createCredential('intronApi', 'Sandbox', {
		apiKey,
		baseUrl,
	});
	real = { n8n, sandbox, credential };
}, TIMEOUT_MS);

afterAll(async () => {
	await n8n.stop();
	await sandbox.stop();
});

/** Sends a recording to a workflow; returns the id of the execution when it has this status. */
async function sendAndAwait(workflow: Workflow, name: string, status: string): Promise<string> {
	const file = { data: 'sandbox/recordings/english.ogg', name };
	// n8n may end before it answers.
	n8n.client.callWebhook(webhookPath(workflow), { file }).catch(() => undefined);
	const isAccepted = async () =>
		(await sandbox.requests()).some(
			({ fields, fileId }) => fields.audio_file_name === name && fileId !== null,
		);
	while (!(await isAccepted())) await sleep(50);
	const id = (await n8n.client.executions(workflow, 1))[0]?.id ?? '';
	while ((await n8n.client.execution(id)).status !== status) await sleep(50);
	return id;
}

test(
	'a Wait node takes up its execution again; a node that waits is not run again',
	async () => {
		const options = { onTimeOut: 'keepWaiting' };
		const patient = await publishWorkflow(real, { options });
		const { workflow: example } = await openExample(real, 'long-recordings');
		const patientId = await sendAndAwait(patient, 'A [queued=9999]', 'running');
		const exampleId = await sendAndAwait(example, 'B', 'waiting');
		await sleep(NOTED_MS);

		await n8n.restart();

		const crashed = await n8n.client.waitForExecution(patientId);
		expect(crashed.status).toBe('crashed');
		const resumed = await n8n.client.waitForExecution(exampleId);
		expect(resumed.status).toBe('success');
		expect(outputOf(resumed, 'Use the Transcript')).toMatchObject([
			{ json: { fileName: 'B', transcript: recordingEntry('english.ogg').transcript } },
		]);
		expect(await sandbox.state()).toMatchObject({ acceptedUploads: 2 });
		const uploads = (await sandbox.requests()).filter(({ method }) => method === 'POST');
		expect(uploads).toHaveLength(2);
	},
	TIMEOUT_MS,
);
