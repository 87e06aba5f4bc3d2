import { describe, expect, test } from '@jest/globals';

import type { BuiltCase } from '../../../../support/audio/durations.mts';
import { readDuration } from '../../../../support/audio/durations.mts';
import {
	box,
	FILE_TYPE,
	fragment,
	longBox,
	longTiming,
	movieExtends,
	openBox,
	timing,
	track,
	u32,
} from '../../../../support/audio/mp4.mts';

const sound = Buffer.alloc(50_000);
const mdat = box('mdat', sound);
const moov = (...parts: Buffer[]) => box('moov', ...parts);
const file = (...parts: Buffer[]) => Buffer.concat([FILE_TYPE, ...parts]);

const movie = moov(timing('mvhd', 1000, 12_500), track({}));
const media = (duration: number) => timing('mdhd', 8000, duration);

/** Fragmented, with 1000 units in each sample unless told otherwise. */
const fragmented = (...fragments: Buffer[]) =>
	file(moov(timing('mvhd', 1000, 0), track({}), movieExtends(1, 1000)), ...fragments);
const plainHead = u32(0, 1);
const plainRun = (count: number) => box('trun', u32(0, count));
/** Each sample with its length, and with its size where `flags` say so. */
const runOf = (flags: number, before: number[], ...fields: number[][]) =>
	box('trun', u32(flags, fields.length, ...before, ...fields.flat()));

const CASES: readonly BuiltCase[] = [
	['the index first', file(movie, mdat), 12.5],
	['the index last', file(mdat, movie), 12.5],
	['sound with a size of 64 bits', file(longBox('mdat', sound), movie), 12.5],
	['sound to the end', file(movie, openBox('mdat', sound)), 12.5],
	['QuickTime of old, without a type', Buffer.concat([box('wide'), mdat, movie]), 12.5],
	['times of 64 bits', file(moov(longTiming('mvhd', 48_000, 480_000)), mdat), 10],
	[
		'the length of the track only',
		file(moov(timing('mvhd', 1000, 0), track({ media: media(24_000) })), mdat),
		3,
	],
	[
		'the length of a track with times of 64 bits',
		file(
			moov(timing('mvhd', 1000, 0xffff_ffff), track({ media: longTiming('mdhd', 8000, 24_000) })),
			mdat,
		),
		3,
	],
	[
		'the longer of two tracks',
		file(moov(track({ media: media(8000) }), track({ id: 2, media: media(16_000) })), mdat),
		2,
	],
	[
		'more tracks than any recording has: those behind the 32nd do not count for it',
		file(
			moov(
				...Array.from({ length: 40 }, (_none, i) =>
					track({ id: i + 1, media: media(i < 32 ? 8000 : 80_000) }),
				),
			),
			mdat,
		),
		1,
	],
	['an unknown length of 32 bits', file(moov(timing('mvhd', 1000, 0xffff_ffff)), mdat), undefined],
	[
		'an unknown length of 64 bits',
		file(moov(longTiming('mvhd', 1000, 0xffff_ffff_ffff_ffffn)), mdat),
		undefined,
	],
	[
		'fragments whose whole length is told',
		file(moov(timing('mvhd', 1000, 0), movieExtends(1, 0, 7000)), fragment(plainHead, plainRun(1))),
		7,
	],
	[
		'fragments of usual samples',
		fragmented(fragment(plainHead, plainRun(8)), fragment(plainHead, plainRun(8), plainRun(4))),
		2.5,
	],
	[
		'fragments with a usual length of their own',
		fragmented(fragment(u32(0x08, 1, 2000), plainRun(8))),
		2,
	],
	[
		'fragments with a place and a description',
		fragmented(fragment(u32(0x0b, 1, 9, 9, 9, 2000), plainRun(8))),
		2,
	],
	[
		'fragments whose samples tell their lengths',
		fragmented(fragment(plainHead, runOf(0x100, [], [4000], [4000], [8000]))),
		2,
	],
	[
		'fragments whose samples tell all',
		fragmented(fragment(plainHead, runOf(0xf05, [5, 5], [4000, 9, 9, 9], [8000, 9, 9, 9]))),
		1.5,
	],
	[
		'fragments behind sound in the index',
		file(
			moov(
				timing('mvhd', 1000, 2000),
				track({ media: media(16_000), samples: 1 }),
				movieExtends(1, 1000),
			),
			mdat,
			fragment(plainHead, plainRun(8)),
		),
		3,
	],
	[
		'a whole length in the index, and fragments',
		file(
			moov(timing('mvhd', 1000, 1000), track({ media: media(8000) }), movieExtends(1, 1000)),
			fragment(plainHead, plainRun(8)),
		),
		1,
	],
	[
		'fragments of two tracks: the longer one',
		file(
			moov(track({}), track({ id: 2 }), movieExtends(1, 1000)),
			fragment(plainHead, plainRun(8)),
			fragment(u32(8, 2, 8000), plainRun(3)),
		),
		3,
	],
	[
		'a fragment that is cut short',
		fragmented(fragment(plainHead, plainRun(8)), fragment(plainHead, plainRun(8)).subarray(0, 30)),
		1,
	],
	['fragments of an unknown track', fragmented(fragment(u32(8, 5, 8000), plainRun(3))), undefined],
	['more samples than fit', fragmented(fragment(plainHead, plainRun(0xffff_ffff))), undefined],
	['sound without an index', file(mdat), undefined],
	['sound to the end without an index', file(openBox('mdat', sound)), undefined],
	['a box smaller than its header', file(u32(7), Buffer.from('free'), movie), undefined],
	[
		'a box that ends beyond the file',
		file(u32(0x7fff_ffff), Buffer.from('free'), movie),
		undefined,
	],
	[
		'a fragment that is cut within the head of its samples',
		fragmented(
			fragment(plainHead, plainRun(8)),
			fragment(plainHead, plainRun(8)).subarray(0, -712),
		),
		1,
	],
	[
		'samples at the end of the file',
		fragmented(fragment(plainHead, plainRun(8)).subarray(0, -708)),
		1,
	],
	[
		'samples that are cut, which tell their lengths',
		fragmented(fragment(plainHead, runOf(0x100, [], [4000], [4000], [8000])).subarray(0, -710)),
		1,
	],
	[
		'more samples than their box holds',
		fragmented(fragment(plainHead, box('trun', u32(0x100, 5, 4000, 4000)))),
		1,
	],
	[
		'fewer samples than their box holds',
		fragmented(fragment(plainHead, box('trun', u32(0x100, 1, 4000, 4000)))),
		0.5,
	],
	[
		'fragments beside a track that does not say whether it has samples',
		file(
			moov(
				box('trak', box('tkhd', u32(0, 0, 0, 1, 0, 0)), box('mdia', media(8000))),
				movieExtends(1, 1000),
			),
			fragment(plainHead, plainRun(8)),
		),
		1,
	],
	[
		'a fragment of a track that nobody knows',
		fragmented(fragment(u32(0, 5), plainRun(3))),
		undefined,
	],
	[
		'what tells of tracks beside all tracks',
		file(
			moov(
				box('tkhd', u32(0, 0, 0, 1, 0, 0)),
				media(8000),
				box('stts', u32(0, 1)),
				timing('mvhd', 1000, 12_500),
			),
			mdat,
		),
		12.5,
	],
	[
		'a size of 64 bits that is cut',
		file(mdat, u32(1), Buffer.from('moov'), Buffer.alloc(4)),
		undefined,
	],
	[
		'a box smaller than its header, with boxes in it',
		file(moov(u32(4), Buffer.from('trak'), timing('mvhd', 1000, 12_500)), mdat),
		undefined,
	],
	['an index cut within the first numbers', file(movie).subarray(0, 46), undefined],
	['a timescale of 0', file(moov(timing('mvhd', 0, 12_500)), mdat), undefined],
	['an index cut short', file(movie).subarray(0, 60), undefined],
	['nothing', Buffer.alloc(0), undefined],
];

describe('the length of MP4 and M4A', () => {
	test.each(CASES)('%s', async (_what, content, seconds) => {
		for (const [extension, chunkBytes] of [
			['mp4', 100_000],
			['m4a', 7],
		] as const) {
			const reading = await readDuration(extension, content, chunkBytes);
			expect(reading.seconds).toEqual(
				seconds === undefined ? undefined : expect.closeTo(seconds, 6),
			);
		}
	});

	test('many more tracks than are kept', async () => {
		const tracks = Array.from({ length: 5000 }, (_, id) => track({ id, media: media(8000) }));
		const { seconds } = await readDuration('mp4', file(moov(...tracks), mdat));
		expect(seconds).toBe(1);
	});

	test.each([
		['the index first', file(movie, box('mdat', Buffer.alloc(500_000)))],
		['the index first, and more behind', file(movie, box('mdat', Buffer.alloc(500_000)), mdat)],
		[
			'fragments whose whole length is told',
			file(
				moov(timing('mvhd', 1000, 0), movieExtends(1, 0, 7000)),
				...Array<Buffer>(500).fill(fragment(plainHead, plainRun(1))),
			),
		],
		['sound to the end without an index', file(openBox('mdat', Buffer.alloc(500_000)))],
		[
			'sound that ends beyond the file',
			file(u32(9_000_000), Buffer.from('mdat'), Buffer.alloc(500_000)),
		],
	])('%s: only the head is read', async (_what, content) => {
		expect((await readDuration('mp4', content)).file.pulled).toBe(4096);
	});
});
