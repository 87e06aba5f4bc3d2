import { describe, expect, test } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { CATEGORIES } from '../../../../nodes/IntronTranscribe/catalog/categories';
import { LANGUAGES, RESULTS_LANGUAGE } from '../../../../nodes/IntronTranscribe/catalog/languages';
import { recordingItem, useSandbox } from '../../../support/engine/sandboxRuns.mts';

const bench = useSandbox();

const getTranscript = async (item: object, parameters: IDataObject = {}) =>
	await bench.run({
		parameters: { operation: 'getTranscript', ...parameters },
		items: [{ json: item as IDataObject }],
	});

/** Uploads a recording; returns the only item of both outputs. */
async function transcribe(parameters: IDataObject, file = 'english.ogg') {
	const { outputs, error } = await bench.run({ parameters, items: [recordingItem('', file)] });
	expect(error).toBeUndefined();
	return { transcribed: outputs[0]?.[0]?.json, stillProcessing: outputs[1]?.[0]?.json };
}

/** Uploads a recording that is not ready at once; returns the item that says so. */
async function pendingItem(scenario: string, parameters: IDataObject = {}, file?: string) {
	await bench.sandbox.next(scenario);
	const { transcribed, stillProcessing } = await transcribe(parameters, file);
	expect(transcribed).toBeUndefined();
	if (!stillProcessing) throw new Error('Nothing is still processing');
	return stillProcessing as IDataObject & { fileId: string };
}

const language = LANGUAGES.find(({ code }) => code !== RESULTS_LANGUAGE)?.code;

interface Wish {
	wish: string;
	parameters?: IDataObject;
	file?: string;
}

const structured = { resultFormat: 'structured' };

const WISHES: readonly Wish[] = [
	{ wish: 'nothing else' },
	{ wish: 'another language', parameters: { language }, file: 'swahili-english.ogg' },
	{ wish: 'speakers', parameters: { diarization: true }, file: 'call.mp3' },
	{ wish: 'no speech', file: 'silence.wav' },
	{
		wish: 'results in another language',
		parameters: { language, category: 'callCenter', allResults: true },
		file: 'swahili-english.ogg',
	},
	...CATEGORIES.flatMap(({ name: category, title }) => [
		{ wish: `all of ${title}, as text`, parameters: { category, allResults: true } },
		{
			wish: `all of ${title}, structured`,
			parameters: { category, allResults: true, options: structured },
		},
	]),
	{ wish: 'a name of its own', parameters: { options: { fileName: 'Call 17 of Ada' } } },
	{ wish: 'an answer', parameters: { operation: 'answerQuestion' } },
	{
		wish: 'an answer in another language, structured',
		parameters: { operation: 'answerQuestion', answerLanguage: language, options: structured },
	},
];

describe('the item of the output "In Progress" alone, by default settings', () => {
	test.each(WISHES)('gives the same as without a time-out: $wish', async (wished) => {
		const { parameters = {}, file } = wished;
		const { transcribed } = await transcribe(parameters, file);
		const item = await pendingItem('timeout', parameters, file);
		const { outputs } = await getTranscript(item);
		expect(outputs).toHaveLength(2);
		expect(outputs[1]).toEqual([]);
		expect(outputs[0]).toEqual([
			{ json: { ...transcribed, fileId: item.fileId }, pairedItem: { item: 0 } },
		]);
		expect(Object.keys(outputs[0]?.[0]?.json ?? {})).toEqual(Object.keys(transcribed ?? {}));
	});

	test('goes round in a loop until the transcript is there, without a change', async () => {
		const first = await pendingItem('timeout queued=3', { diarization: true });
		let item: IDataObject = first;
		for (const processingStatus of ['FILE_QUEUED', 'FILE_PENDING', 'FILE_PROCESSING']) {
			const { outputs } = await getTranscript(item);
			expect(outputs[0]).toEqual([]);
			const [pending] = outputs[1] ?? [];
			expect(pending?.json).toEqual({
				...first,
				processingStatus,
				httpStatus: 200,
				message: 'file status found',
			});
			item = pending?.json ?? {};
		}
		const { outputs } = await getTranscript(item);
		expect(outputs[1]).toEqual([]);
		expect(outputs[0]?.[0]?.json).toMatchObject({
			fileId: first.fileId,
			fileName: first.fileName,
			status: 'transcribed',
		});
	});

	test('may have been through a sheet that keeps no more than the file id', async () => {
		const { fileId } = await pendingItem('timeout', { category: 'callCenter', allResults: true });
		const { outputs } = await getTranscript({ fileId });
		expect(outputs[0]?.[0]?.json).toMatchObject({
			fileId,
			fileName: 'Call',
			language: null,
			category: null,
			results: { agentScore: '55/73', sentiment: expect.any(String) },
			scores: { agentScore: { points: 55, outOf: 73, percent: 75.3 } },
		});
		expect(outputs[0]?.[0]?.json).not.toHaveProperty('warnings');
	});
});

describe('Get Transcript', () => {
	test('waits when it is asked to', async () => {
		const item = await pendingItem('timeout queued=3');
		const { outputs } = await getTranscript(item, { waitForResult: true });
		expect(outputs[1]).toEqual([]);
		expect(outputs[0]?.[0]?.json).toMatchObject({ status: 'transcribed', fileId: item.fileId });
		expect(await bench.looks()).toHaveLength(4);
	});

	test('passes the file id on again when the time is up', async () => {
		const item = await pendingItem('timeout queued=1000');
		const start = bench.clock.now();
		const { outputs } = await getTranscript(item, {
			waitForResult: true,
			options: { maxWait: 60 },
		});
		expect(outputs[0]).toEqual([]);
		expect(outputs[1]?.[0]?.json).toMatchObject({ status: 'processing', fileId: item.fileId });
		expect(bench.clock.now() - start).toBeLessThanOrEqual(66_000);
		expect(bench.clock.now() - start).toBeGreaterThanOrEqual(60_000);
	});

	test('gives structured results of an item that did not ask for them', async () => {
		const item = await pendingItem('timeout', { generalResults: ['summary'] });
		const { outputs } = await getTranscript(item, { options: { resultFormat: 'structured' } });
		expect(outputs[0]?.[0]?.json.results).toEqual({ summary: { summary: expect.any(String) } });
	});

	test("gives the service's own answer, with the file id, when Simplify is off", async () => {
		const item = await pendingItem('timeout');
		const { outputs } = await getTranscript(item, { options: { simplify: false } });
		const [look] = await bench.looks();
		expect(outputs[0]?.[0]?.json).toEqual({
			fileId: item.fileId,
			...(look?.reply?.body as IDataObject),
		});
	});

	test.each(['failed', 'failed queued=1'])(
		'tells of a recording that failed: [%s]',
		async (course) => {
			const item = await pendingItem(`timeout ${course}`);
			const { error, outputs } = await getTranscript(item, { waitForResult: true });
			expect(outputs).toEqual([]);
			expect(error?.message).toBe('Intron could not transcribe the recording');
			expect(error?.description).toContain('FILE_PROCESSING_FAILED');
			expect(error?.description).toContain(item.fileId);
			expect(error?.context).toMatchObject({ fileId: item.fileId, fileName: 'Call .ogg' });
		},
	);

	test('tells of an id that the service does not know', async () => {
		const { error } = await getTranscript({ fileId: 'no-such-file' });
		expect(error?.message).toBe('Intron does not know this file ID');
		expect(error?.context).toMatchObject({ fileId: 'no-such-file', fault: 'unknownFile' });
		expect(await bench.looks()).toHaveLength(1);
	});

	test('takes an id with blanks around it, and one that is a number', async () => {
		const { fileId } = await pendingItem('timeout');
		expect((await getTranscript({ fileId: `  ${fileId}\n` })).error).toBeUndefined();
		expect((await getTranscript({ fileId: 4711 })).error?.context.fault).toBe('unknownFile');
		expect((await bench.looks()).map(({ path }) => path)).toEqual([
			`/file/v1/status/${fileId}`,
			'/file/v1/status/4711',
		]);
	});
});

describe('what is no file id', () => {
	test.each([
		['empty', ''],
		['blank', '  '],
		['absent', undefined],
		['null', null],
		['a way up', '../../upload'],
		['an encoded way up', '..%2f..%2fupload'],
		['two dots', '..'],
		['a path', 'a/b'],
		['another query', 'a?get_structured_post_processing=t'],
		['a fragment', 'a#b'],
		['an address', 'https://example.org/a'],
		['a blank within', 'a b'],
		['a line break within', 'a\nb'],
		['a header', 'a\r\nX-Key: b'],
		['a null byte', 'a\0b'],
		['other letters', 'файл'],
		['too long', 'a'.repeat(129)],
		['a list', ['a', 'b']],
		['an object', { id: 'a' }],
	])('is never sent: %s', async (_what, fileId) => {
		const { error } = await getTranscript({ fileId });
		expect(error?.message).toMatch(/^'File ID' is (empty|not a file ID)$/);
		expect(error?.context.itemIndex).toBe(0);
		expect(await bench.sandbox.requests()).toEqual([]);
	});

	test('stops the run before anything is asked about the other items', async () => {
		const { fileId } = await pendingItem('timeout');
		const { error } = await bench.run({
			parameters: { operation: 'getTranscript' },
			items: [{ json: { fileId } }, { json: { fileId: '../x' } }],
		});
		expect(error?.message).toBe("'File ID' is not a file ID [item 1]");
		expect(await bench.looks()).toEqual([]);
	});
});

describe('Request Details', () => {
	test.each([
		[
			'as a text',
			'{"language": "sw", "fileName": "Call 17"}',
			{ language: 'sw', fileName: 'Call 17' },
		],
		['that are empty', '', { language: null }],
		['that are a list', '[1, 2]', { language: null }],
		['that are null', 'null', { language: null }],
	])('are taken %s', async (_form, requestDetails, expected) => {
		const item = await pendingItem('timeout');
		const { outputs } = await getTranscript(item, { requestDetails });
		expect(outputs[0]?.[0]?.json).toMatchObject(expected);
	});

	test('that are no JSON are refused before any request', async () => {
		const { error } = await getTranscript({ fileId: 'a1' }, { requestDetails: '{"language":' });
		expect(error?.message).toMatch(/'Request Details' is not JSON|JSON/);
		expect(await bench.sandbox.requests()).toEqual([]);
	});
});
