import { beforeAll, describe, expect, test } from '@jest/globals';

import type { Execution } from '../../lab/execution.mts';
import { outputOf } from '../../lab/execution.mts';
import { chosenN8n } from '../../lab/paths.mts';
import { say } from '../../lab/progress.mts';
import type { Workflow, WorkflowNode } from '../../lab/workflow.mts';
import type { RecordedRequest } from '../../sandbox/launch.mts';
import { recordingEntry } from '../support/service/recordings.mts';
import { begunBy, endedRuns, send, until, useQueue } from '../support/realN8n/queueRuns.mts';

const bench = useQueue();

/** n8n keeps executions in the database while they wait, unless they wait for less than this. */
const STORED_FROM_SECONDS = 65;

/** A node that takes longer than its worker lives. */
const SLOW: Partial<WorkflowNode> = {
	name: 'Slow',
	type: 'n8n-nodes-base.wait',
	typeVersion: 1.1,
	parameters: { amount: STORED_FROM_SECONDS - 5, unit: 'seconds' },
};

/** What became of one of the workflows. */
interface Case {
	/** The execution shortly before the worker was killed, and when it had ended. */
	readonly before: Execution;
	readonly after: Execution;
	readonly uploads: readonly RecordedRequest[];
	readonly fileId: string;
}

/** A workflow for other workflows, which starts a transcription. */
async function publishStarter(): Promise<Workflow> {
	const { client } = bench.n8n;
	const workflow = await client.createWorkflow({
		name: 'Starter',
		nodes: [
			{
				name: 'Called',
				type: 'n8n-nodes-base.executeWorkflowTrigger',
				typeVersion: 1.1,
				position: [0, 0],
				parameters: { inputSource: 'passthrough' },
			},
			{ typeVersion: 1, position: [240, 0], ...bench.intron('startTranscription') } as WorkflowNode,
		],
		connections: { Called: { main: [[{ node: 'startTranscription', type: 'main', index: 0 }]] } },
	});
	// In n8n 1.x, a workflow that only others call can't be published, and need not be.
	if (!chosenN8n().startsWith('1.')) await client.activate(workflow);
	return workflow;
}

describe('a worker is killed after its uploads were accepted', () => {
	const start = () => bench.intron('startTranscription');
	let cases: Record<'plain' | 'saving' | 'waiting' | 'calling', Case>;
	let called: Execution[];
	let begunAgain: string[];

	beforeAll(async () => {
		await bench.sandbox.reset();
		await bench.run(1);
		const starter = await publishStarter();
		const caller: Partial<WorkflowNode> = {
			name: 'Call Starter',
			type: 'n8n-nodes-base.executeWorkflow',
			typeVersion: 1.2,
			parameters: { workflowId: { __rl: true, mode: 'id', value: starter.id }, options: {} },
		};
		const wait = { ...SLOW, parameters: { ...SLOW.parameters, amount: STORED_FROM_SECONDS } };
		const workflows = {
			plain: await bench.publishChain([start(), SLOW]),
			saving: await bench.publishChain([start(), SLOW], { saveExecutionProgress: true }),
			waiting: await bench.publishChain([start(), wait, bench.intron('getTranscript')]),
			calling: await bench.publishChain([caller, SLOW]),
		};
		const all = Object.entries(workflows);
		for (const [name, workflow] of all) await send(bench, workflow, `${name}.mp3`);
		await until('the uploads', async () =>
			(await bench.accepted()).length === all.length ? true : undefined,
		);
		await until('the end of the called workflow', async () =>
			(await endedRuns(bench, starter, 1)).length > 0 ? true : undefined,
		);
		const [killed, other] = bench.n8n.workers;
		const before = new Map<string, Execution>();
		for (const [name, workflow] of all) {
			const [run] = await bench.n8n.client.executions(workflow);
			before.set(name, await bench.n8n.client.execution(run?.id ?? ''));
		}
		await killed?.kill();
		const killedAt = Date.now();
		await other?.start();
		const found = await Promise.all(
			all.map(async ([name, workflow]) => {
				const [after] = await endedRuns(bench, workflow, 1);
				const uploads = (await bench.accepted()).filter(
					({ fields }) => fields.audio_file_name === name,
				);
				const fileId = uploads[0]?.fileId ?? '';
				return [name, { before: before.get(name), after, uploads, fileId }] as const;
			}),
		);
		cases = Object.fromEntries(found) as unknown as typeof cases;
		called = await endedRuns(bench, starter, 1);
		begunAgain = other ? begunBy(other) : [];
		const missed = Date.parse(cases.plain.after.stoppedAt ?? '') - killedAt;
		say(`n8n took a killed worker's executions for failed after ${(missed / 1000).toFixed(0)} s`);
	}, 300_000);

	test('nothing is uploaded a second time', () => {
		const counts = Object.entries(cases).map(([name, { uploads }]) => [name, uploads.length]);
		expect(Object.fromEntries(counts)).toEqual({ plain: 1, saving: 1, waiting: 1, calling: 1 });
	});

	test('the log of the killed worker has the file ids, with the executions they belong to', () => {
		const log = bench.n8n.workers[0]?.logs();
		for (const { before, fileId } of [cases.plain, cases.saving, cases.waiting]) {
			expect(fileId).not.toBe('');
			expect(log).toContain(`File ID ${fileId}, execution ${before.id}, item 0`);
		}
	});

	test.each(['plain', 'saving', 'calling'] as const)(
		'%s: the execution was running, is not run again, and ends as an error',
		(name) => {
			const { before, after } = cases[name];
			expect(before.status).toBe('running');
			expect(begunAgain).not.toContain(after.id);
			expect(after.status).toBe('error');
			expect(after.data.resultData.error?.message).toContain('failed to be processed too many');
		},
	);

	test('the execution keeps nothing, not even what Save Execution Progress had saved', () => {
		const { before, after, fileId } = cases.saving;
		expect(outputOf(before, 'startTranscription', 1)[0]?.json.fileId).toBe(fileId);
		expect(after.data.resultData.runData).toEqual({});
		expect(JSON.stringify(after)).not.toContain(fileId);
	});

	test('a Wait node that waits long enough keeps the file id, and the result arrives', () => {
		const { before, after, fileId } = cases.waiting;
		expect(before.status).toBe('waiting');
		expect(outputOf(before, 'startTranscription', 1)[0]?.json.fileId).toBe(fileId);
		expect(after.status).toBe('success');
		expect(outputOf(after, 'getTranscript')[0]?.json).toMatchObject({
			fileId,
			transcript: recordingEntry('english.mp3').transcript,
		});
	});

	test('a workflow that was called and has ended keeps the file id in its own execution', () => {
		expect(called.map(({ status }) => status)).toEqual(['success']);
		const [run] = called;
		expect(run && outputOf(run, 'startTranscription', 1)[0]?.json.fileId).toBe(
			cases.calling.fileId,
		);
	});
});
