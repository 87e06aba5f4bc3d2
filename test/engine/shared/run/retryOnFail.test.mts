import { describe, expect, test } from '@jest/globals';
import type { IDataObject, IRunExecutionData } from 'n8n-workflow';

import type { EngineResult, InputItem, WorkflowDraft } from '../../../support/engine/engine.mts';
import { recordingItem, useSandbox } from '../../../support/engine/sandboxRuns.mts';

const bench = useSandbox();

/** Uploads of the service's own count, by the name of the recording. */
async function acceptedNames(): Promise<Array<string | undefined>> {
	const uploads = (await bench.uploads()).filter(({ fileId }) => fileId !== null);
	expect(await bench.sandbox.state()).toMatchObject({ acceptedUploads: uploads.length });
	return uploads.map(({ fields }) => fields.audio_file_name);
}

/** What left the node, without what differs from upload to upload. */
const comparable = ({ outputs }: EngineResult) =>
	outputs.map((output) =>
		output.map(({ json: { fileId, ...json }, pairedItem }) => {
			expect(fileId).toEqual(expect.any(String));
			return { json, pairedItem };
		}),
	);

interface Wish {
	wish: string;
	parameters?: IDataObject;
	tokens?: string;
	file?: string;
	/** What the other item meets, once. */
	fault?: string;
}

/** Comes so late that all other items have been accepted by then. */
const LATE_FAULT = 'queued=1][status:bad-key';

const callCenter = { category: 'callCenter', allResults: true };

const keepWaiting = { onTimeOut: 'keepWaiting' };

const WISHES: readonly Wish[] = [
	{ wish: 'a transcript' },
	{ wish: 'no speech', file: 'silence.wav' },
	{ wish: 'results as text', parameters: callCenter, file: 'call.mp3' },
	{
		wish: 'structured results',
		parameters: { ...callCenter, options: { resultFormat: 'structured' } },
		file: 'call.mp3',
	},
	{ wish: 'speakers', parameters: { diarization: true }, file: 'call.mp3' },
	{ wish: 'results that come later', parameters: callCenter, tokens: '[missing-results=3]' },
	{ wish: 'Keep Waiting', parameters: { options: keepWaiting }, tokens: '[queued=6]' },
	{
		wish: 'a recording that is too long',
		parameters: { options: keepWaiting },
		file: 'over-120-seconds.mp3',
		fault: LATE_FAULT,
	},
	{
		wish: 'a recording that waits',
		parameters: { options: keepWaiting },
		tokens: '[queued=9]',
		fault: LATE_FAULT,
	},
	{
		wish: 'Start Transcription that waits',
		parameters: { operation: 'startTranscription', waitForResult: true },
		tokens: '[queued=6]',
	},
	{ wish: 'an answer', parameters: { operation: 'answerQuestion' } },
	{ wish: 'an answer that is lost once', tokens: '[double-encoded]' },
];

describe('Retry On Fail, after another item failed once', () => {
	test.each(WISHES)('gives the same as without a fault: $wish', async (wished) => {
		const { parameters = {}, tokens = '', file = 'english.ogg', fault = 'balance' } = wished;
		const run = async (times: number) => {
			const items = [recordingItem(`A ${tokens}`, file), recordingItem('B')];
			await bench.sandbox.reset();
			return await bench.run({
				parameters: {
					...parameters,
					options: { concurrency: 1, ...(parameters.options as object) },
				},
				items: [...items, recordingItem(`C [${fault}=${times}]`)],
				retryOnFail: true,
			});
		};
		const smooth = comparable(await run(0));
		const rough = await run(1);
		expect(rough.error).toBeUndefined();
		const renamed = JSON.parse(
			JSON.stringify(comparable(rough)).replaceAll(`${fault}=1`, `${fault}=0`),
		) as unknown;
		expect(renamed).toEqual(smooth);
		const names = await acceptedNames();
		expect(names.map((name) => name?.slice(0, 6)).sort()).toEqual(['Call A', 'Call B', 'Call C']);
	});

	test('passes the file id on that it already has, when the recording is still not ready', async () => {
		const result = await bench.run({
			parameters: { options: { concurrency: 1 } },
			items: [recordingItem('A [queued=99]'), recordingItem('B [balance=1]')],
			retryOnFail: true,
		});
		const [upload] = await bench.uploads();
		expect(result.error).toBeUndefined();
		expect(result.outputs[1]).toMatchObject([
			{ json: { fileId: upload?.fileId, status: 'processing', httpStatus: 200 } },
		]);
		expect(await acceptedNames()).toEqual(['Call A [queued=99]', 'Call B [balance=1]']);
	});

	test('does not upload again where no answer came, and says so', async () => {
		const { error } = await bench.run({
			items: [recordingItem('[reset]')],
			retryOnFail: true,
		});
		expect(error?.message).toBe('The connection to Intron was lost before the answer came');
		expect(error?.description).toContain('paying twice');
		expect(error?.context).toMatchObject({ fault: 'connectionLost', fileName: 'Call [reset].ogg' });
		expect(await acceptedNames()).toEqual(['Call [reset]']);
	});

	test('keeps the file ids of an execution that is cancelled, though n8n runs the node again', async () => {
		let cancel = () => {};
		bench.clock.freeze();
		const running = bench.run({
			parameters: { options: { onTimeOut: 'keepWaiting' } },
			items: [recordingItem('A [balance]'), recordingItem('B [queued=9999]')],
			onError: 'continueRegularOutput',
			retryOnFail: true,
			onStart: (way) => {
				cancel = way;
			},
		});
		await bench.clock.untilSleeping(1);
		cancel();
		const { outputs, status } = await running;
		bench.clock.thaw();
		expect(status).toBe('canceled');
		const [upload] = (await bench.uploads()).filter(({ fileId }) => fileId !== null);
		expect(outputs.flat().map(({ json, pairedItem }) => [json, pairedItem])).toMatchObject([
			[{ error: { fileId: null } }, { item: 0 }],
			[{ error: { fileId: upload?.fileId } }, { item: 1 }],
		]);
		expect(await acceptedNames()).toEqual(['Call B [queued=9999]']);
	});

	test('tells of a job that failed as it did at first', async () => {
		const run = async (retryOnFail: boolean) =>
			await bench.run({ items: [recordingItem('[failed]')], retryOnFail });
		const first = (await run(false)).error;
		const again = (await run(true)).error;
		expect(again?.message).toBe(first?.message);
		const [, upload] = await bench.uploads();
		expect(again?.context).toMatchObject({ fault: 'processingFailed', fileId: upload?.fileId });
		expect(await acceptedNames()).toHaveLength(2);
	});
});

describe('several runs of the node in one execution', () => {
	/** Lets the items come to the node a second time, by a node of its own, as in a loop. */
	const twice = ({ nodes, connections }: WorkflowDraft) => {
		const [source] = nodes;
		if (!source) throw new Error('There is no source');
		nodes.push({ ...source, id: '3', name: 'Again', position: [0, 200] });
		connections.Source?.main?.[0]?.push({ node: 'Again', type: 'main', index: 0 });
		connections.Again = { main: [[{ node: 'Node', type: 'main', index: 0 }]] };
	};

	/** The file ids that left each run of the node. */
	const idsOfRuns = ({ stored }: EngineResult) =>
		((JSON.parse(stored) as IRunExecutionData).resultData.runData.Node ?? []).map((task) =>
			(task.data?.main?.[0] ?? []).map(({ json }) => json.fileId),
		);

	test.each<[string, InputItem[]]>([
		['that go well', [recordingItem('A'), recordingItem('B')]],
		['of which one fails once', [recordingItem('A'), recordingItem('B [balance=1]')]],
	])('are uploads of their own: %s', async (_how, items) => {
		const result = await bench.run({
			items,
			parameters: { options: { concurrency: 1 } },
			retryOnFail: true,
			shape: twice,
		});
		expect(result.error).toBeUndefined();
		const [first = [], second = [], ...more] = idsOfRuns(result);
		expect(more).toEqual([]);
		expect(new Set([...first, ...second]).size).toBe(4);
		expect(await acceptedNames()).toHaveLength(4);
	});
});

describe('another execution', () => {
	test('knows nothing of uploads before it', async () => {
		const items = [recordingItem('A'), recordingItem('B [balance=1]')];
		for (let execution = 0; execution < 2; execution++) {
			await bench.run({ items, parameters: { options: { concurrency: 1 } } });
		}
		expect(await acceptedNames()).toEqual(['Call A', 'Call A', 'Call B [balance=1]']);
	});
});
