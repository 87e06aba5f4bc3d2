import { describe, expect, test } from '@jest/globals';

import type { BuiltCase } from '../../../../support/audio/durations.mts';
import { readDuration } from '../../../../support/audio/durations.mts';
import {
	flacHead,
	NO_GRANULE,
	opusHead,
	page,
	speexHead,
	stream,
	theoraHead,
	vorbisHead,
} from '../../../../support/audio/ogg.mts';

const RATE = 48_000;
const PRE_SKIP = 312;
/** Opus of so many seconds, a page for each. */
const granules = (seconds: number) =>
	Array.from({ length: seconds }, (_, i) => (i + 1) * RATE + PRE_SKIP);
const opus = (seconds: number, serial?: number) =>
	stream(opusHead(PRE_SKIP), granules(seconds), serial);
const voice = opus(20);

const CASES: readonly BuiltCase[] = [
	['Opus, without its pre-skip', voice, 20],
	['Vorbis', stream(vorbisHead(44_100), [44_100, 88_200]), 2],
	['Speex', stream(speexHead(8000), [8000, 12_000]), 1.5],
	['FLAC', stream(flacHead(16_000), [16_000, 56_000]), 3.5],
	[
		'a last page on which no packet ends',
		Buffer.concat([voice, page({ granule: NO_GRANULE })]),
		20,
	],
	['broken off within a page', voice.subarray(0, -100), 19],
	['broken off within a page header', Buffer.concat([voice, page({}).subarray(0, 12)]), 20],
	[
		'junk before, between and behind',
		Buffer.concat([
			Buffer.from('OggOg'),
			opus(9),
			Buffer.alloc(999),
			page({ granule: 11 * RATE + PRE_SKIP }),
			Buffer.from('Ogg'),
		]),
		11,
	],
	[
		'streams one behind the other',
		Buffer.concat([opus(5, 1), opus(6, 2), stream(vorbisHead(8000), [8000, 32_000])]),
		15,
	],
	['the same stream twice', Buffer.concat([voice, voice]), 40],
	[
		'pictures beside',
		Buffer.concat([
			page({ serial: 1, isFirst: true, body: theoraHead() }),
			page({ serial: 2, isFirst: true, body: opusHead(PRE_SKIP) }),
			...granules(10).flatMap((granule) => [
				page({ serial: 1, granule: 10 ** 12 }),
				page({ serial: 2, granule }),
			]),
		]),
		10,
	],
	[
		'two streams of sound side by side: the first',
		Buffer.concat([
			page({ serial: 1, isFirst: true, body: opusHead(PRE_SKIP) }),
			page({ serial: 2, isFirst: true, body: opusHead(PRE_SKIP) }),
			...granules(10).flatMap((granule) => [
				page({ serial: 1, granule }),
				page({ serial: 2, granule: 2 * granule }),
			]),
		]),
		10,
	],
	['cut out of the second hour', stream(opusHead(PRE_SKIP), granules(3610).slice(3600)), 9],
	[
		'a first packet of no more than is needed',
		stream(opusHead(PRE_SKIP).subarray(0, 12), granules(2)),
		2,
	],
	[
		'a last page without a packet',
		Buffer.concat([
			voice,
			page({ granule: 21 * RATE + PRE_SKIP, body: Buffer.alloc(0) })
				.subarray(0, 27)
				.fill(0, 26),
		]),
		21,
	],
	[
		'pictures that begin in the middle',
		Buffer.concat([
			opus(5),
			page({ serial: 1, isFirst: true, body: theoraHead() }),
			...granules(9)
				.slice(5)
				.map((granule) => page({ granule })),
		]),
		9,
	],
	[
		'a first page of a minute',
		Buffer.concat([stream(opusHead(0), [60 * RATE]), Buffer.alloc(3000)]),
		60,
	],
	['an end before the beginning', stream(opusHead(PRE_SKIP), [PRE_SKIP - 1]), undefined],
	['a head without sound', stream(opusHead(PRE_SKIP), []), undefined],
	['pictures alone', stream(theoraHead(), [30, 60]), undefined],
	['a sampling rate of 0', stream(vorbisHead(0), [8000, 16_000]), undefined],
	['a head cut short', stream(opusHead(PRE_SKIP).subarray(0, 9), [RATE]), undefined],
	['longer than fits', stream(opusHead(PRE_SKIP), [RATE, RATE * 10 ** 9]), undefined],
	['page marks without pages', Buffer.from('OggS'.repeat(3000)), undefined],
	['nothing', Buffer.alloc(0), undefined],
];

describe('the length of Ogg', () => {
	test.each(CASES)('%s', async (_what, content, seconds) => {
		for (const chunkBytes of [100_000, 13]) {
			const reading = await readDuration('ogg', content, chunkBytes);
			expect(reading.seconds).toEqual(
				seconds === undefined ? undefined : expect.closeTo(seconds, 6),
			);
		}
	});
});
