import { Readable } from 'node:stream';

import { describe, expect, jest, test } from '@jest/globals';
import { NodeOperationError } from 'n8n-workflow';
import type { IBinaryData, IBinaryKeyData } from 'n8n-workflow';

import { HEAD_BYTES, SEARCH_BYTES } from '../../../../nodes/IntronTranscribe/audio/head';
import { findRecording } from '../../../../nodes/IntronTranscribe/audio/recording';
import { AUDIO_FORMAT_NAMES } from '../../../../nodes/IntronTranscribe/catalog/audioFormats';
import { pieceOf } from '../../../../nodes/IntronTranscribe/audio/storedFile';
import { Item } from '../../../../nodes/shared/run/item';
import { nodeContext, thrownBy } from '../../../support/unit/nodeContext.mts';
import { recordingBytes } from '../../../support/service/recordings.mts';
import { id3, mp3, noise, wav as wavOf } from '../../../support/unit/soundFiles.mts';

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

const NAMELESS = "The file that 'Input Data Field Name' names";
const UNREADABLE = `${NAMELESS} can't be read from n8n's binary data storage`;

/** The context of an item with these files, the second of a run; n8n's storage gives this stream. */
function contextWith(
	binary: IBinaryKeyData | undefined,
	stream: (chunkBytes?: number) => Readable = () => Readable.from([wav]),
	fileSize = wav.length,
) {
	return nodeContext({
		getInputData: () => [{ json: {} }, { json: {}, binary }],
		helpers: {
			getBinaryMetadata: async (id: string) => {
				expect(id).toBe('filesystem-v2:1');
				return { fileSize };
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
) => await findRecording(new Item(contextWith(binary, stream), 1), field);

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
	test.each([100, 512, 49_108, 49_109, 49_110, 200_000])(
		'of %i bytes is handed out whole, in pieces',
		async (length) => {
			const data = wavOf(noise(length));
			const recording = await find({ data: inMemory(data, { fileName: 'a.wav' }) });
			expect(recording).toMatchObject({ name: 'a.wav', size: data.length });
			expect(recording.format.extension).toBe('wav');
			const { bytes, close } = await recording.open();
			let largest = 0;
			const measured = (async function* () {
				for await (const chunk of bytes) {
					largest = Math.max(largest, chunk.length);
					yield chunk;
				}
			})();
			expect((await read(measured)).equals(data)).toBe(true);
			expect(largest).toBeLessThanOrEqual(49_155);
			expect(close()).toBeUndefined();
		},
	);

	test('is decoded as it is, with what stands around its Base64', async () => {
		const text = wav.toString('base64').replace(/.{76}/g, '$&\r\n');
		const data = `data:audio/wav;base64,${text}\n`;
		const recording = await find({ data: { data, mimeType: 'audio/wav' } });
		expect(recording.size).toBe(wav.length);
		expect((await read((await recording.open()).bytes)).equals(wav)).toBe(true);
	});

	test('also where its place in the storage is empty', async () => {
		const recording = await find({ data: inMemory(wav, { id: '' }) });
		expect(recording).toMatchObject({ size: wav.length });
	});

	test('is refused where its data is no Base64', async () => {
		const given = { data: '{"type":"Buffer","data":[82,73]}', mimeType: 'audio/wav' };
		expect((await refusal({ data: given }))[0]).toBe(
			`${NAMELESS} can't be read: its data is not Base64`,
		);
	});
});

describe('the length of a recording', () => {
	const secondsOf = async (bytes: Buffer) => (await find({ data: inMemory(bytes) })).secondsInHead;

	test('is known where its first bytes tell it', async () => {
		expect(await secondsOf(wavOf(noise(160_000)))).toBe(10);
	});

	test('is known where it is all there is to read', async () => {
		const frames = mp3(8);
		expect(frames.length).toBeLessThan(HEAD_BYTES);
		expect(await secondsOf(frames)).toBeCloseTo((8 * 1152) / 44_100, 6);
	});

	test('is not known where more would have to be read', async () => {
		expect(await secondsOf(mp3(400))).toBeUndefined();
	});
});

describe('a recording in storage', () => {
	test.each([1, 100, 511, 512, 513, 70_000])(
		'is handed out whole when it comes by %i bytes',
		async (step) => {
			const chunks: Buffer[] = [];
			for (let at = 0; at < wav.length; at += step) chunks.push(wav.subarray(at, at + step));
			const recording = await find({ data: inStorage() }, 'data', () => Readable.from(chunks));
			expect(recording).toMatchObject({
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
		const reads: number[] = [];
		const source = (async function* () {
			for (let at = 0; at < 200_000; at += HEAD_BYTES) {
				reads.push(at);
				yield at < wav.length ? wav.subarray(at, at + HEAD_BYTES) : Buffer.alloc(HEAD_BYTES);
			}
		})();
		const stream = Readable.from(source, { highWaterMark: 1 });
		const sizes: unknown[] = [];
		await find({ data: inStorage() }, 'data', (chunkBytes) => {
			sizes.push(chunkBytes);
			return stream;
		});
		// One more is read ahead by the stream itself.
		expect(reads.length).toBeLessThanOrEqual(2);
		expect(sizes).toEqual([HEAD_BYTES]);
		expect(stream.destroyed).toBe(true);
	});

	test.each([
		['behind zeros', Buffer.concat([Buffer.alloc(40_000), mp3()]), true],
		['further behind', Buffer.concat([Buffer.alloc(SEARCH_BYTES), mp3()]), false],
	])('is looked for in its first 64 KB: %s', async (_what, bytes, isFound) => {
		const chunks: Buffer[] = [];
		for (let at = 0; at < bytes.length; at += 1000) chunks.push(bytes.subarray(at, at + 1000));
		const stream = Readable.from(chunks);
		const context = contextWith({ data: inStorage() }, () => stream, bytes.length);
		const found = findRecording(new Item(context, 1), 'data').then(
			({ format }) => format.extension,
			() => undefined,
		);
		expect(await found).toBe(isFound ? 'mp3' : undefined);
		expect(stream.destroyed).toBe(true);
	});

	test('is read no further than its first 64 KB where nothing tells what it is', async () => {
		let read = 0;
		const source = (function* () {
			for (; read < 1_000_000; read += 1000) yield Buffer.alloc(1000, read / 1000);
		})();
		const stream = Readable.from(source, { highWaterMark: 1 });
		const context = contextWith({ data: inStorage() }, () => stream, 1_000_000);
		await thrownBy(async () => await findRecording(new Item(context, 1), 'data'));
		expect(read).toBeLessThanOrEqual(SEARCH_BYTES + 2000);
	});

	test.each<[string, number, Partial<IBinaryData>]>([
		['shorter than the storage says', wav.length + 1, {}],
		['longer than the storage says', wav.length - 1, {}],
		['shorter than the item says', wav.length + 1, { bytes: wav.length + 1 }],
		['longer than the item says', wav.length - 1, { bytes: wav.length - 1 }],
	])('that is %s is broken off', async (_what, fileSize, told) => {
		const size = told.bytes === undefined ? fileSize : wav.length;
		const context = contextWith({ data: inStorage(told) }, undefined, size);
		const recording = await findRecording(new Item(context, 1), 'data');
		const { bytes } = await recording.open();
		const thrown = await thrownBy(async () => await read(bytes));
		expect(thrown).toBeInstanceOf(NodeOperationError);
		expect(thrown).toMatchObject({
			message: expect.stringContaining(`it does not have ${fileSize} bytes`),
			context: { itemIndex: 1 },
		});
	});

	test('has the size that its item tells, and the storage is not asked for it', async () => {
		const getBinaryMetadata = jest.fn(async () => await Promise.resolve({ fileSize: wav.length }));
		const getBinaryStream = async () => await Promise.resolve(Readable.from([wav]));
		const context = nodeContext({ helpers: { getBinaryMetadata, getBinaryStream } });
		const sizeWith = async (bytes: unknown) =>
			(await findRecording(new Item(context, 1), { ...inStorage(), bytes })).size;
		expect(await sizeWith(wav.length)).toBe(wav.length);
		expect(getBinaryMetadata).not.toHaveBeenCalled();
		const useless = [undefined, null, 0, -1, 1.5, NaN, Infinity, String(wav.length), {}];
		for (const bytes of useless) expect(await sizeWith(bytes)).toBe(wav.length);
		expect(getBinaryMetadata).toHaveBeenCalledTimes(useless.length);
	});

	test('that breaks off while it is read says so', async () => {
		const broken = () =>
			Readable.from(
				(function* () {
					yield wav;
					throw new Error('The disk is gone');
				})(),
			);
		const { bytes } = await (await find({ data: inStorage() }, 'data', broken)).open();
		const thrown = await thrownBy(async () => await read(bytes));
		expect(thrown).toBeInstanceOf(NodeOperationError);
		expect(thrown).toMatchObject({ message: UNREADABLE });
	});

	test.each([
		['a small one whole', wav.length, wav.length],
		['a large one piece by piece', 200_000_000, 131_072],
	])(
		'is opened when it is needed, and let go when it is closed: %s',
		async (_what, size, piece) => {
			const streams: Array<[Readable, unknown]> = [];
			const context = contextWith(
				{ data: inStorage() },
				(chunkBytes) => {
					const stream = Readable.from([wav]);
					streams.push([stream, chunkBytes]);
					return stream;
				},
				size,
			);
			const recording = await findRecording(new Item(context, 1), 'data');
			expect(streams).toHaveLength(1);
			const { close } = await recording.open();
			const [stream, chunkBytes] = streams[1] ?? [];
			expect([stream?.destroyed, chunkBytes]).toEqual([false, piece]);
			close();
			expect(stream?.destroyed).toBe(true);
		},
	);

	test('is read in pieces that n8n can give, whatever size is told', () => {
		expect([1, 0, NaN].map(pieceOf)).toEqual([1, 131_072, 131_072]);
	});

	test('is left after its first bytes without an error, which would cost more than the reading', async () => {
		let stream: Readable | undefined;
		await find({ data: inStorage() }, 'data', () => {
			stream = Readable.from([wav, wav, wav]);
			return stream;
		});
		expect(stream).toMatchObject({ destroyed: true, errored: null, readableEnded: false });
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
			const error = await thrownBy(
				async () => await findRecording(new Item(context, 1), inStorage()),
			);
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

	const notAField = [
		"'Input Data Field Name' is not the name of a field",
		'Enter the name of the field that holds the recording, such as data, instead of an expression for the file.',
	];

	test.each([
		[{}],
		[{ mimeType: 'audio/wav' }],
		[{ id: 7, data: null }],
		[{ id: '', data: null }],
		[{ data: 'filesystem-v2' }],
		[null],
		[undefined],
		[7],
		[[]],
		[[file]],
	])('is not %j', async (given) => {
		const context = contextWith({ data: file });
		const error = await thrownBy(async () => await findRecording(new Item(context, 1), given));
		const { message, description } = error as NodeOperationError;
		expect([message, description]).toEqual(notAField);
	});

	test('is not what a list of files tells of it', async () => {
		const given = { id: '1aB-c', name: 'Call 17.mp3', mimeType: 'audio/mpeg' };
		const [message, description] = await refusal({ data: file }, given);
		expect(message).toBe("'Input Data Field Name' gives what is known of a file, not the file");
		expect(description).toMatch(/^Download the file first/);
	});

	test.each<[string, unknown]>([
		['a text', 'Call 17.mp3'],
		['a list', [file]],
		['a number', 17],
		['nothing that can be read', true],
		['what is known of a file', { id: '1aB-c', name: 'Call 17.mp3' }],
		['an object whose data is not Base64', { data: Buffer.from('RIFF'), mimeType: 'audio/wav' }],
		['an object whose data is not Base64', { data: 'filesystem-v2', mimeType: 'audio/wav' }],
	])('is not %s in its field', async (what, value) => {
		const [message, description] = await refusal({ data: value } as IBinaryKeyData);
		expect(message).toBe(
			`The field "data" that 'Input Data Field Name' names holds ${what}, not a file`,
		);
		expect(description).toMatch(/binary data/);
	});

	test.each<[string, object]>([
		['no name', { fileName: null }],
		['a number as name', { fileName: 17 }],
		['an object as name', { fileName: {} }],
		['no type', { mimeType: undefined }],
		['a number as type', { mimeType: 42 }],
	])('may have %s', async (_what, more) => {
		const recording = await find({ data: { ...file, ...more } });
		expect(recording).toMatchObject({ format: { extension: 'wav' } });
	});

	const none =
		'The item holds no file. Connect a node that passes the recording on as binary data, and check that no node in between drops it.';
	const only = (name: string) =>
		`Enter ${name} in 'Input Data Field Name': that field of the item holds a file.`;
	const several = (names: string) =>
		`Enter one of the item's fields that hold a file in 'Input Data Field Name': ${names}.`;

	test.each<[string, IBinaryKeyData | undefined, string]>([
		['nothing at all', undefined, none],
		['an empty field', { data: null } as unknown as IBinaryKeyData, none],
		['no file', {}, none],
		['one page', { page }, only('page')],
		['two recordings', { one: file, page, two: file }, several('one, page, two')],
		[
			'a recording without a type beside',
			{ page, call: { data: file.data } as IBinaryData },
			several('page, call'),
		],
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

	test.each<[string, IBinaryKeyData]>([
		['one recording', { call: file }],
		['one video', { call: { ...file, mimeType: 'video/mp4' } }],
		['one recording beside a page', { page, call: file }],
	])('is taken from elsewhere when nobody named a field and there is %s', async (_what, binary) => {
		expect((await find(binary)).foundIn).toBe('call');
		expect(await refusal(binary, 'sound')).toEqual([
			`No file in the field "sound" that 'Input Data Field Name' names`,
			only('call'),
		]);
	});

	test('is named with up to a hundred letters of a field', async () => {
		const named = async (length: number) =>
			(await refusal({ data: null } as unknown as IBinaryKeyData, 'f'.repeat(length)))[0];
		expect(await named(100)).toContain(`"${'f'.repeat(100)}"`);
		expect(await named(101)).toContain(`"${'f'.repeat(100)}…"`);
	});

	test('is looked for among twenty fields at the most', async () => {
		const names = Array.from({ length: 21 }, (_none, i) => `f${i}`);
		const binary = Object.fromEntries(names.map((name) => [name, file]));
		expect((await refusal(binary))[1]).toBe(several(names.slice(0, 20).join(', ')));
	});

	test('has its bytes in memory where its place in the storage is no text', async () => {
		const data = { ...file, id: ['filesystem-v2:1'] } as unknown as IBinaryData;
		const stream = () => {
			throw new Error('The storage is not to be asked');
		};
		expect(await find({ data }, 'data', stream)).toMatchObject({ size: wav.length });
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
		['an empty file', '', 'is empty', 'Check the node that the file comes from.'],
		[
			'another format',
			'#!AMR\n\0',
			'is an AMR file, a format that Intron does not accept',
			convert,
		],
		['another kind of file', '%PDF-1.7', 'is a PDF document, not a recording', check],
		['anything', '\0\x01\x02', 'is not a recording', check],
	])('is told and let go: %s', async (_what, start, message, description) => {
		const named: Array<[string, string | undefined]> = [
			[NAMELESS, undefined],
			['Call 17.bin', 'calls/Call%2017.bin?token=SECRET'],
		];
		for (const [called, fileName] of named) {
			const stream = Readable.from(start === '' ? [] : [Buffer.from(start)]);
			const binary = { data: inStorage({ mimeType: 'application/octet-stream', fileName }) };
			const told = await refusal(binary, 'data', () => stream);
			expect(told).toEqual([`${called} ${message}`, description]);
			expect(stream.destroyed).toBe(true);
		}
	});

	test('keeps its name, where it has one', async () => {
		for (const [given, fileName] of [
			['Call%2017.pdf', 'Call 17.pdf'],
			[null, undefined],
		]) {
			const data = { ...inMemory(Buffer.from('%PDF-1.7')), fileName: given } as IBinaryData;
			const error = await thrownBy(async () => await find({ data }));
			expect((error as NodeOperationError).context.fileName).toBe(fileName);
		}
	});

	test('is a long tag with nothing behind it, which is no empty file', async () => {
		const [message] = await refusal({ data: inMemory(id3(noise(300_000)), { fileName: 'a.mp3' }) });
		expect(message).toBe('a.mp3 has no sound in it: it is the header of MP3 only');
	});

	test('is an empty file, also when its name is that of a recording', async () => {
		const [message] = await refusal({ data: inMemory(Buffer.of(), { fileName: 'a.mp3' }) });
		expect(message).toBe('a.mp3 is empty');
	});
});
