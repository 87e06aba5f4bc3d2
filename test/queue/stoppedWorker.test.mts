import { expect, test } from '@jest/globals';

import { outputOf } from '../../lab/execution.mts';
import { recordingEntry } from '../support/service/recordings.mts';
import { endedRuns, send, until, useQueue } from '../support/realN8n/queueRuns.mts';

const bench = useQueue();

test('a worker that is stopped in the normal way finishes its execution first', async () => {
	const [worker] = await bench.run(1);
	await bench.sandbox.settings({ latency: 6 });
	const workflow = await bench.publishChain([bench.intron('transcribe')]);
	await send(bench, workflow, 'Call.mp3');
	await until('the upload', async () => (await bench.accepted())[0]);
	await worker?.stop(60_000);
	expect(worker?.logs()).toContain('Waiting for 1 active executions to finish');
	const [run] = await bench.n8n.client.executions(workflow);
	expect(run?.status).toBe('success');
	const [execution] = await endedRuns(bench, workflow, 1);
	expect(execution && outputOf(execution, 'transcribe')[0]?.json).toMatchObject({
		transcript: recordingEntry('english.mp3').transcript,
	});
	expect(await bench.accepted()).toHaveLength(1);
}, 120_000);
