import { Readable } from 'node:stream';

import { describe, expect, test } from '@jest/globals';
import { NodeOperationError } from 'n8n-workflow';
import type { IBinaryData, IBinaryKeyData } from 'n8n-workflow';

import { findRecording } from '../../../../nodes/IntronTranscribe/audio/recording';
import { SIGNATURE_BYTES } from '../../../../nodes/IntronTranscribe/audio/signature';
import { AUDIO_FORMAT_NAMES } from '../../../../nodes/IntronTranscribe/catalog/audioFormats';
import { nodeContext, thrownBy } from '../../../support/unit/nodeContext.mts';
import { recordingBytes } from '../../../support/service/recordings.mts';

const wav = recordingBytes('yes.wav');

const inMemory = (bytes: Buffer, more: Partial<IBinaryData> = {}): IBinaryData => ({
	data: bytes.toString('base64'),
	mimeType: 'application/octet-stream',
	...more,
});

const inStorage = (more: Partial<IBinaryData> = {}): IBinaryData => ({
	id: 'filesystem-v2:1',
	data: 'filesystem-v2',
	mimeType: 'audio/wav',
	...more,
});

const UNREADABLE =
	"The file that 'Input Data Field Name' names can't be read from n8n's binary data storage";

/** The context of an item with these files, the second of a run; n8n's storage gives this stream. */
function contextWith(
	binary: IBinaryKeyData | undefined,
	stream: (chunkBytes?: number) => Readable = () => Readable.from([wav]),
) {
	return nodeContext({
		getInputData: () => [{ json: {} }, { json: {}, binary }],
		helpers: {
			getBinaryMetadata: async (id: string) => {
				expect(id).toBe('filesystem-v2:1');
				return { fileSize: wav.length };
			},
			getBinaryStream: async (id: string, chunkBytes?: number) => {
				expect(id).toBe('filesystem-v2:1');
				return stream(chunkBytes);
			},
		},
	});
}

const find = async (
	binary: IBinaryKeyData | undefined,
	field: unknown = 'data',
	stream?: (chunkBytes?: number) => Readable,
) => await findRecording(contextWith(binary, stream), 1, field);

async function read(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of bytes) chunks.push(chunk);
	return Buffer.concat(chunks);
}

/** The message and the description of the error of a file that is not accepted. */
async function refusal(...given: Parameters<typeof find>): Promise<[string, unknown]> {
	const error = await thrownBy(async () => await find(...given));
	expect(error).toBeInstanceOf(NodeOperationError);
	const { message, description, context } = error as NodeOperationError;
	expect(context.itemIndex).toBe(1);
	return [message, description];
}

describe('a recording in memory', () => {
	test.each([3, 300, 512, 49_151, 49_152, 49_153, 200_000])(
		'of %i bytes is handed out whole, in pieces',
		async (size) => {
			const data = Buffer.alloc(size, 'ID3abc');
			const recording = await find({ data: inMemory(data, { fileName: 'a.mp3' }) });
			expect(recording).toMatchObject({ id: '', name: 'a.mp3', size });
			expect(recording.format.extension).toBe('mp3');
			const { bytes, close } = await recording.open();
			let largest = 0;
			const measured = (async function* () {
				for await (const chunk of bytes) {
					largest = Math.max(largest, chunk.length);
					yield chunk;
				}
			})();
			expect((await read(measured)).equals(data)).toBe(true);
			expect(largest).toBe(Math.min(size, 49_152));
			expect(close()).toBeUndefined();
		},
	);
});

describe('a recording in storage', () => {
	test.each([1, 100, 511, 512, 513, 70_000])(
		'is handed out whole when it comes by %i bytes',
		async (step) => {
			const chunks: Buffer[] = [];
			for (let at = 0; at < wav.length; at += step) chunks.push(wav.subarray(at, at + step));
			const recording = await find({ data: inStorage() }, 'data', () => Readable.from(chunks));
			expect(recording).toMatchObject({
				id: 'filesystem-v2:1',
				name: 'audio',
				size: wav.length,
				format: { extension: 'wav' },
			});
			for (const _again of [1, 2]) {
				const { bytes } = await recording.open();
				expect((await read(bytes)).equals(wav)).toBe(true);
			}
		},
	);

	test('is read no further than is needed to recognise it, and let go', async () => {
		let reads = 0;
		const source = (async function* () {
			for (let at = 0; at < wav.length; at += SIGNATURE_BYTES / 2) {
				reads += 1;
				yield wav.subarray(at, at + SIGNATURE_BYTES / 2);
			}
		})();
		const stream = Readable.from(source, { highWaterMark: 1 });
		const sizes: unknown[] = [];
		await find({ data: inStorage() }, 'data', (chunkBytes) => {
			sizes.push(chunkBytes);
			return stream;
		});
		// One more is read ahead by the stream itself.
		expect(reads).toBeLessThanOrEqual(3);
		expect(sizes).toEqual([SIGNATURE_BYTES]);
		expect(stream.destroyed).toBe(true);
	});

	test('is opened when it is needed, by as much as n8n likes, and let go when it is closed', async () => {
		const streams: Array<[Readable, unknown]> = [];
		const recording = await find({ data: inStorage() }, 'data', (chunkBytes) => {
			const stream = Readable.from([wav]);
			streams.push([stream, chunkBytes]);
			return stream;
		});
		expect(streams).toHaveLength(1);
		const { close } = await recording.open();
		const [stream, chunkBytes] = streams[1] ?? [];
		expect([stream?.destroyed, chunkBytes]).toEqual([false, undefined]);
		close();
		expect(stream?.destroyed).toBe(true);
	});

	test('that is gone when it is to be sent is told so', async () => {
		let isGone = false;
		const recording = await find({ data: inStorage() }, 'data', () => {
			if (isGone) throw new Error('ENOENT: /secret/path');
			return Readable.from([wav]);
		});
		isGone = true;
		const error = await thrownBy(async () => await recording.open());
		expect(error).toMatchObject({ message: UNREADABLE, context: { itemIndex: 1 } });
	});

	test.each(['getBinaryMetadata', 'getBinaryStream', 'the stream'])(
		'that can not be read is told so: %s',
		async (broken) => {
			const gone = async () => await Promise.reject(new Error('ENOENT: /secret/path'));
			const stream = new Readable({ read: () => stream.destroy(new Error('ENOENT')) });
			const helpers = {
				getBinaryMetadata: async () => ({ fileSize: 1 }),
				getBinaryStream: async () => stream,
				[broken]: gone,
			};
			const context = nodeContext({ helpers });
			const error = await thrownBy(async () => await findRecording(context, 1, inStorage()));
			expect(error).toBeInstanceOf(NodeOperationError);
			expect(error).toMatchObject({
				message: UNREADABLE,
				description:
					'Its execution data may have been deleted. With several n8n workers, store binary data where all of them reach it (the database or S3).',
			});
		},
	);
});

describe('the file of an item', () => {
	const file = inMemory(wav, { mimeType: 'audio/wav' });
	const page = inMemory(Buffer.from('<p>'), { mimeType: 'text/html' });

	test.each([
		['in memory', inMemory(wav)],
		['in storage', inStorage()],
		['in storage, without the rest', { id: 'filesystem-v2:1' }],
	])('may be given as itself: %s', async (_what, given) => {
		expect((await find(undefined, given)).size).toBe(wav.length);
	});

	test.each([[{}], [{ mimeType: 'audio/wav' }], [{ id: 7, data: null }], [null], [undefined], [7]])(
		'is not %j',
		async (given) => {
			const context = contextWith({ data: file });
			const error = await thrownBy(async () => await findRecording(context, 1, given));
			expect(error).toMatchObject({
				message: "'Input Data Field Name' is not the name of a field",
				description:
					'Enter the name of the field that holds the recording, such as data, instead of an expression for the file.',
			});
		},
	);

	const none =
		'The item holds no file. Connect a node that passes the recording on as binary data, and check that no node in between drops it.';
	const only = (name: string) =>
		`Enter ${name} in 'Input Data Field Name': that field of the item holds a file.`;
	const several = (names: string) =>
		`Enter one of the item's fields that hold a file in 'Input Data Field Name': ${names}.`;

	test.each<[string, IBinaryKeyData | undefined, string]>([
		['nothing at all', undefined, none],
		['no file', {}, none],
		['one recording', { call: file }, only('call')],
		['one video', { call: { ...file, mimeType: 'video/mp4' } }, only('call')],
		['one page', { page }, only('page')],
		['one recording beside a page', { page, call: file }, only('call')],
		['two recordings', { one: file, page, two: file }, several('one, page, two')],
		['two pages', { one: page, two: page }, several('one, two')],
		[
			'what only reads like audio',
			{ one: page, two: { ...page, mimeType: 'x-audio/wav' } },
			several('one, two'),
		],
	])('is looked for elsewhere when the item holds %s', async (_what, binary, description) => {
		expect(await refusal(binary)).toEqual([
			`No file in the field "data" that 'Input Data Field Name' names`,
			description,
		]);
	});

	test('is not what every object has', async () => {
		const [message] = await refusal({ data: file }, 'toString');
		expect(message).toContain('No file in the field "toString"');
	});
});

describe('what is no recording', () => {
	const convert = `Convert it to one of ${AUDIO_FORMAT_NAMES} first.`;
	const check = `Intron accepts ${AUDIO_FORMAT_NAMES}. Check the node that the file comes from.`;

	test.each([
		[
			'an empty file',
			'',
			"The file that 'Input Data Field Name' names is empty",
			'Check the node that the recording comes from.',
		],
		[
			'another format',
			'#!AMR\n\0',
			"Intron does not accept the format of the file that 'Input Data Field Name' names: it is an AMR file",
			convert,
		],
		[
			'another kind of file',
			'%PDF-1.7',
			"The file that 'Input Data Field Name' names is not a recording: it is a PDF document",
			check,
		],
		[
			'anything',
			'\0\x01\x02',
			"The file that 'Input Data Field Name' names is not a recording",
			check,
		],
	])('is told and let go: %s', async (_what, start, message, description) => {
		const stream = Readable.from(start === '' ? [] : [Buffer.from(start)]);
		const binary = { data: inStorage({ mimeType: 'application/octet-stream' }) };
		expect(await refusal(binary, 'data', () => stream)).toEqual([message, description]);
		expect(stream.destroyed).toBe(true);
	});

	test('is an empty file, also when its name is that of a recording', async () => {
		const [message] = await refusal({ data: inMemory(Buffer.of(), { fileName: 'a.mp3' }) });
		expect(message).toBe("The file that 'Input Data Field Name' names is empty");
	});
});
