import { describe, expect, test } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { recordingItem, useSandbox } from '../../../support/engine/sandboxRuns.mts';

const bench = useSandbox();

const include = { options: { includeInputFields: true } };
const INPUT = { caller: '+254700000000', fileName: 'of the input', message: 'Hello' };

const item = (tokens = '', file?: string | Buffer) => recordingItem(tokens, file, INPUT);

describe('Include Input Fields', () => {
	test('is off by itself', async () => {
		const { outputs } = await bench.run({ items: [item()] });
		expect(outputs[0]?.[0]?.json).not.toHaveProperty('caller');
	});

	test('passes the fields of each item on, and the own names win', async () => {
		const items = ['A', 'B'].map((name) => recordingItem(name, undefined, { ...INPUT, name }));
		const { outputs } = await bench.run({ parameters: include, items });
		expect(outputs[0]?.map(({ json }) => json)).toMatchObject([
			{ caller: INPUT.caller, name: 'A', fileName: 'Call A.ogg', status: 'transcribed' },
			{ caller: INPUT.caller, name: 'B', fileName: 'Call B.ogg', status: 'transcribed' },
		]);
	});

	test('also through In Progress and Get Transcript, without what is over', async () => {
		const first = await bench.run({ parameters: include, items: [item('[timeout]')] });
		const pending = first.outputs[1]?.[0]?.json as IDataObject;
		expect(pending).toMatchObject({ caller: INPUT.caller, status: 'processing' });
		const { outputs } = await bench.run({
			parameters: {
				...include,
				operation: 'getTranscript',
				fileId: '={{ $json.fileId }}',
				requestDetails: '={{ $json }}',
			},
			items: [{ json: pending }],
		});
		const [done] = outputs[0] ?? [];
		expect(done?.json).toMatchObject({
			caller: INPUT.caller,
			fileId: pending.fileId,
			status: 'transcribed',
		});
		for (const over of ['processingStatus', 'httpStatus', 'message', 'requestedResults']) {
			expect(done?.json).not.toHaveProperty(over);
		}
	});

	test('passes them on with an answer that is not simplified', async () => {
		const parameters = { options: { includeInputFields: true, simplify: false } };
		const { outputs } = await bench.run({ parameters, items: [item()] });
		expect(outputs[0]?.[0]?.json).toMatchObject({ caller: INPUT.caller, data: {} });
	});

	test.each([
		['continueErrorOutput' as const, 2],
		['continueRegularOutput' as const, 0],
	])('a refused file has them and leaves once: %s', async (onError, output) => {
		const items = [item(), item('', Buffer.from('%PDF-1.7'))];
		const { outputs } = await bench.run({ parameters: include, items, onError });
		expect(outputs.flat()).toHaveLength(2);
		expect(outputs[output]?.at(-1)).toMatchObject({
			json: {
				caller: INPUT.caller,
				message: 'Hello',
				error: { message: expect.stringContaining('a PDF document') },
			},
			pairedItem: { item: 1 },
		});
	});

	test('what is neither true nor false is refused before anything is sent', async () => {
		const parameters = { options: { includeInputFields: '={{ "maybe" }}' } };
		const { error } = await bench.run({ parameters, items: [item()] });
		expect(error?.message).toBe(`'Include Input Fields' is neither true nor false: "maybe"`);
		expect(await bench.uploads()).toEqual([]);
	});
});
