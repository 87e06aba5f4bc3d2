import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';

import {
	AUDIO_FORMATS,
	formatOfExtension,
} from '../../../../../nodes/IntronTranscribe/catalog/audioFormats';
import { readDuration } from '../../../../support/audio/durations.mts';
import { frames, FRAME_KINDS, id3v2 } from '../../../../support/audio/mpeg.mts';
import { page } from '../../../../support/audio/ogg.mts';
import { chunk, riff } from '../../../../support/audio/wav.mts';
import { holds } from '../../../../support/random/properties.mts';

const folder = path.join(__dirname, 'encoded');
const FILES = readdirSync(folder).flatMap((file) => {
	const format = formatOfExtension(path.extname(file).slice(1));
	return format
		? [{ extension: format.extension, content: readFileSync(path.join(folder, file)) }]
		: [];
});

const anyExtension = fc.constantFrom(...AUDIO_FORMATS.map(({ extension }) => extension));
const anyChunkBytes = fc.constantFrom(1, 100, 4096, 65_536);

/** Where, and what is put there: often what formats take for sizes and counts. */
const anyDamage = fc.record({
	place: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
	// Most of what is believed stands in the head.
	isInHead: fc.boolean(),
	bytes: fc.oneof(
		fc.constantFrom('00000000', 'ffffffff', '7fffffff', '00000001', '80', 'ff', '01ffffffffffffff'),
		fc.constantFrom('4f676753', '1f43b675', '49443304', 'fffb9064', '6d6f6f66', '64617461'),
		fc
			.uint8Array({ minLength: 1, maxLength: 8 })
			.map((bytes) => Buffer.from(bytes).toString('hex')),
	),
	isPutBetween: fc.boolean(),
});

const anyDamagedFile = fc
	.record({
		file: fc.constantFrom(...FILES),
		damages: fc.array(anyDamage, { maxLength: 4 }),
		kept: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
	})
	.map(({ file, damages, kept }) => {
		let content = Buffer.from(file.content);
		for (const { place, isInHead, bytes, isPutBetween } of damages) {
			const damage = Buffer.from(bytes, 'hex');
			const at = Math.floor(place * (isInHead ? 200 : content.length));
			const after = content.subarray(at + (isPutBetween ? 0 : damage.length));
			content = Buffer.concat([content.subarray(0, at), damage, after]);
		}
		return {
			extension: file.extension,
			content: content.subarray(0, Math.ceil(kept * content.length)),
		};
	});

const anyFile = fc.oneof(
	{ weight: 4, arbitrary: anyDamagedFile },
	// A name that does not fit
	fc.record({ extension: anyExtension, content: anyDamagedFile.map(({ content }) => content) }),
	fc.record({ extension: anyExtension, content: fc.uint8Array({ maxLength: 3000 }) }),
);

describe('of any bytes', () => {
	test('a length is a possible one, after one pass at most, and the file is let go of', () =>
		holds(
			fc.asyncProperty(anyFile, anyChunkBytes, async ({ extension, content }, chunkBytes) => {
				const { seconds, file } = await readDuration(extension, content, chunkBytes);
				if (seconds !== undefined) {
					expect(seconds).toBeGreaterThanOrEqual(0);
					expect(seconds).toBeLessThanOrEqual(content.length);
				}
				expect(file.passes).toBe(1);
				expect(file.pulled).toBeLessThanOrEqual(content.length);
				expect(file.isClosed || file.pulled === 0).toBe(true);
			}),
			2,
		));

	test('a length does not depend on the chunks', () =>
		holds(
			fc.asyncProperty(anyFile, anyChunkBytes, async ({ extension, content }, chunkBytes) => {
				const whole = await readDuration(extension, content, 1 << 20);
				const inChunks = await readDuration(extension, content, chunkBytes);
				expect(inChunks.seconds).toEqual(whole.seconds);
			}),
		));

	test('no more than a few kilobytes besides a chunk are held', async () => {
		const concat = Buffer.concat.bind(Buffer);
		let held = 0;
		// All that is kept from one chunk to the next is joined with it.
		const watch = jest.spyOn(Buffer, 'concat').mockImplementation((parts, length) => {
			held = Math.max(held, length ?? 0);
			return concat(parts, length);
		});
		try {
			await holds(
				fc.asyncProperty(anyFile, anyChunkBytes, async ({ extension, content }, chunkBytes) => {
					held = 0;
					await readDuration(extension, content, chunkBytes);
					expect(held).toBeLessThanOrEqual(4096 + chunkBytes);
				}),
			);
			expect(watch).toHaveBeenCalled();
		} finally {
			watch.mockRestore();
		}
	});
});

const repeated = (piece: Buffer) => (bytes: number) =>
	Buffer.concat(Array<Buffer>(Math.ceil(bytes / piece.length)).fill(piece));
const hex = (digits: string) => repeated(Buffer.from(digits, 'hex'));

/** Files that make the most work of their bytes. */
const TOILSOME: ReadonlyArray<
	readonly [what: string, extension: string, grow: (bytes: number) => Buffer]
> = [
	['set bits', 'mp3', hex('ff')],
	['frame marks', 'mp3', hex('fffb')],
	['set bits and zeros', 'mp3', hex('ff00')],
	['tags', 'mp3', repeated(id3v2(Buffer.alloc(0)))],
	['frames', 'mp3', repeated(frames(FRAME_KINDS['MPEG 2.5 layer III, 24 kbit/s, 8 kHz'], 1))],
	['page marks', 'ogg', repeated(Buffer.from('OggS'))],
	['empty pages', 'ogg', repeated(page({ body: Buffer.alloc(0) }))],
	['empty boxes', 'mp4', hex('0000000866726565')],
	['empty fragments', 'm4a', hex('000000086d6f6f66')],
	['empty elements', 'webm', hex('ec80')],
	['empty blocks', 'webm', hex('a380')],
	['cluster marks', 'webm', hex('1f43b675')],
	['empty chunks', 'wav', (bytes) => riff([repeated(chunk('JUNK', Buffer.alloc(0)))(bytes)])],
	['tags', 'flac', repeated(id3v2(Buffer.alloc(0)))],
];

describe('the time grows no faster than the file', () => {
	const timed = async (extension: string, content: Buffer) => {
		const start = process.cpuUsage();
		await readDuration(extension, content);
		return process.cpuUsage(start).user / 1000;
	};

	test.each(TOILSOME)('%s (%s)', async (_what, extension, grow) => {
		await timed(extension, grow(50_000));
		const small = await timed(extension, grow(50_000));
		const large = await timed(extension, grow(500_000));
		// Ten times as much, and much more for the ups and downs of a busy machine.
		expect(large).toBeLessThan(40 * Math.max(small, 5));
	});
});
