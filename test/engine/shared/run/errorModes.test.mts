import { describe, expect, test } from '@jest/globals';
import type { INodeExecutionData } from 'n8n-workflow';

import type { InputItem } from '../../../support/engine/engine.mts';
import { runNode } from '../../../support/engine/engine.mts';
import {
	answerUploads,
	CREDENTIAL,
	networkError,
	recordingItem,
} from '../../../support/service/nockService.mts';
import { queued, refusal, transcribed } from '../../../support/service/replies.mts';

type Place = 'transcribed' | 'stillProcessing' | 'failed';

interface Fate {
	/** The item's recording is named by it. */
	name: string;
	place: Place;
	/** The file id that the service tells. */
	fileId?: string;
	/** Lets the service answer; an item without it never gets there. */
	prepare?: () => { count: number };
}

const answered = (name: string, place: Place, status: number, body: unknown): Fate => ({
	name,
	place,
	fileId: (body as ReturnType<typeof queued>).data?.file_id,
	prepare: () => answerUploads({ status, body }, name),
});

const failedJob = { data: { file_id: 'id-failed', processing_status: 'FILE_PROCESSING_FAILED' } };

const SUCCESS = answered('success', 'transcribed', 200, transcribed({ file_id: 'id-success' }));
const TIMED_OUT_408 = answered('timed-out-408', 'stillProcessing', 408, queued('id-408'));
const TIMED_OUT_503 = answered('timed-out-503', 'stillProcessing', 503, queued('id-503'));
const OUTAGE = answered('outage', 'failed', 503, '<html>down</html>');
const FAILED_JOB = answered('failed-job', 'failed', 200, failedJob);
const LOST: Fate = {
	name: 'lost',
	place: 'failed',
	prepare: () => answerUploads(networkError('ECONNRESET'), 'lost'),
};
const BAD_INPUT: Fate = { name: 'bad-input', place: 'failed' };

const FATES = [SUCCESS, TIMED_OUT_408, TIMED_OUT_503, OUTAGE, FAILED_JOB, LOST, BAD_INPUT];

const itemOf = ({ name, prepare }: Fate): InputItem =>
	prepare ? recordingItem(`${name}.wav`) : { json: { from: `${name}.wav` } };

/** Every run has a key of its own, so that none waits for the budget that another one spent. */
let runs = 0;

type ErrorMode = Parameters<typeof runNode>[0]['onError'];

/** Runs the node on items of these fates; returns where they are, and how many were uploaded. */
async function runWith(
	fates: Fate[],
	onError: ErrorMode,
	options = {},
	binaryMode: 'default' | 'filesystem' = 'filesystem',
) {
	const uploads = fates.map(({ prepare }) => prepare?.() ?? { count: 0 });
	const items = fates.map(itemOf);
	const result = await runNode({
		parameters: { options },
		items,
		credential: { ...CREDENTIAL, apiKey: `${CREDENTIAL.apiKey}-${++runs}` },
		onError,
		binaryMode,
	});
	return { ...result, uploads: uploads.map(({ count }) => count) };
}

const itemsOf = (output: INodeExecutionData[] = []) => output.map(({ pairedItem }) => pairedItem);

/** The pairing that the items of a place must have. */
const pairsOf = (fates: Fate[], ...places: Place[]) =>
	fates.flatMap(({ place }, item) => (places.includes(place) ? [{ item }] : []));

const RUNS: Array<[string, Fate[]]> = [
	...FATES.map((fate): [string, Fate[]] => [fate.name, [fate]]),
	['every fate in one run', FATES],
	['every fate in one run, the other way round', FATES.toReversed()],
	['the same fate twice, among others', [SUCCESS, BAD_INPUT, SUCCESS, OUTAGE, BAD_INPUT]],
];

describe('each item ends in exactly one place, paired with its own input item', () => {
	test.each(RUNS)("with 'Continue (using error output)': %s", async (_name, fates) => {
		const { error, outputs } = await runWith(fates, 'continueErrorOutput');
		expect(error).toBeUndefined();
		expect(outputs).toHaveLength(3);
		expect(outputs.map(itemsOf)).toEqual([
			pairsOf(fates, 'transcribed'),
			pairsOf(fates, 'stillProcessing'),
			pairsOf(fates, 'failed'),
		]);
	});

	test.each(RUNS)("with 'Continue': %s", async (_name, fates) => {
		const { error, outputs } = await runWith(fates, 'continueRegularOutput');
		expect(error).toBeUndefined();
		expect(outputs.map(itemsOf)).toEqual([
			pairsOf(fates, 'transcribed', 'failed'),
			pairsOf(fates, 'stillProcessing'),
		]);
		for (const { json, pairedItem } of outputs[0] ?? []) {
			const { place } = fates[(pairedItem as { item: number }).item] as Fate;
			expect('error' in json).toBe(place === 'failed');
		}
	});

	test.each(RUNS)("with 'Stop': %s", async (_name, fates) => {
		const { error, outputs } = await runWith(fates, 'stopWorkflow');
		const fails = fates.some(({ place }) => place === 'failed');
		expect(error !== undefined).toBe(fails);
		const pairs = [pairsOf(fates, 'transcribed'), pairsOf(fates, 'stillProcessing')];
		expect(outputs.map(itemsOf)).toEqual(fails ? [] : pairs);
	});
});

describe('an item that failed', () => {
	test.each(FATES.filter(({ place }) => place === 'failed'))(
		'tells why, its file and its file id: $name',
		async (fate) => {
			const { name, fileId = null, prepare } = fate;
			const { outputs } = await runWith([SUCCESS, fate], 'continueErrorOutput');
			expect(outputs[2]).toHaveLength(1);
			expect(outputs[2]?.[0]?.json).toEqual({
				from: `${name}.wav`,
				error: {
					message: expect.stringMatching(/^[A-Z].+ \[item 1\]$/),
					description: expect.stringMatching(/^[A-Z].+\.$/),
					fileName: prepare ? `${name}.wav` : null,
					fileId,
				},
			});
		},
	);

	test('is called by its number only among others', async () => {
		const { error: alone } = await runWith([OUTAGE], 'stopWorkflow');
		const { error: among } = await runWith([SUCCESS, OUTAGE], 'stopWorkflow');
		expect(among?.message).toBe(`${alone?.message} [item 1]`);
	});
});

describe("with 'Stop'", () => {
	test('the error names the files that were accepted, which are paid for', async () => {
		const fates = [SUCCESS, OUTAGE, TIMED_OUT_408, LOST];
		const { error } = await runWith(fates, 'stopWorkflow', { concurrency: 4 });
		expect(error?.context.acceptedIds).toEqual(['id-success', 'id-408']);
		expect(error?.description).toMatch(/accepted: id-success, id-408\.$/);
	});

	test.each(['default', 'filesystem'] as const)(
		'no recording is uploaded after the one that failed, with the binary mode %s',
		async (binaryMode) => {
			const fates = [SUCCESS, OUTAGE, TIMED_OUT_408];
			const options = { concurrency: 1 };
			const { error, uploads } = await runWith(fates, 'stopWorkflow', options, binaryMode);
			expect(uploads).toEqual([1, 1, 0]);
			expect(error?.message).toMatch(/\[item 1\]$/);
			expect(error?.context.acceptedIds).toEqual(['id-success']);
		},
	);

	test('the error does not speak of other files when there are none', async () => {
		const { error } = await runWith([OUTAGE], 'stopWorkflow');
		expect(error?.description).not.toMatch(/accepted: /);
		expect(error?.context).not.toHaveProperty('acceptedIds');
	});

	test('nothing is uploaded when one of the items can not be used', async () => {
		const { error, uploads } = await runWith([SUCCESS, BAD_INPUT], 'stopWorkflow');
		expect(uploads).toEqual([0, 0]);
		expect(error?.message).toMatch(/\[item 1\]$/);
	});
});

describe('the hint at the second output', () => {
	test.each<[string, Fate[], RegExp | undefined]>([
		['nothing is pending', [SUCCESS], undefined],
		['one is pending', [SUCCESS, TIMED_OUT_408], /on one recording:.+'In Progress'/],
		['two are pending', [TIMED_OUT_503, TIMED_OUT_408], /on 2 recordings:.+'In Progress'/],
	])('%s', async (_what, fates, hint) => {
		const { hints } = await runWith(fates, 'stopWorkflow');
		expect(hints.map(({ message }) => message)).toEqual(hint ? [expect.stringMatching(hint)] : []);
	});
});

test('a refusal of one file does not keep the others from being transcribed', async () => {
	const refused = answered('refused', 'failed', 400, refusal('insufficient balance'));
	const { outputs, uploads } = await runWith([refused, SUCCESS], 'continueErrorOutput');
	expect(uploads).toEqual([1, 1]);
	expect(outputs[0]?.[0]?.json).toMatchObject({ status: 'transcribed', fileId: 'id-success' });
	expect(outputs[2]?.[0]?.json.error).toMatchObject({
		message: expect.stringContaining('not enough credits'),
	});
});

test.each(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const)(
	'a cancelled execution does not upload what is left, with the error mode %s',
	async (onError) => {
		let cancel = () => {};
		const uploads = answerUploads({ status: 200, body: transcribed() }, '', () => cancel());
		await runNode({
			parameters: { options: { concurrency: 1 } },
			items: [recordingItem(), recordingItem(), recordingItem()],
			credential: CREDENTIAL,
			onError,
			onStart: (stop) => {
				cancel = stop;
			},
		});
		expect(uploads.count).toBe(1);
	},
);
