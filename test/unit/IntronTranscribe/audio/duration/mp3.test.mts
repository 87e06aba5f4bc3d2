import { describe, expect, test } from '@jest/globals';

import type { BuiltCase } from '../../../../support/audio/durations.mts';
import { readDuration } from '../../../../support/audio/durations.mts';
import type { FrameKind } from '../../../../support/audio/mpeg.mts';
import {
	FRAME_KINDS,
	frames,
	id3v2,
	secondsOfFrames,
	vbriFrame,
	xingFrame,
} from '../../../../support/audio/mpeg.mts';
import { seededRandom } from '../../../../support/random/seededRandom.mts';

const KIND = FRAME_KINDS['MPEG 2 layer III, 32 kbit/s, 24 kHz, mono'];
const LARGER = FRAME_KINDS['MPEG 2 layer III, 64 kbit/s, 24 kHz, mono'];
const OTHER = FRAME_KINDS['MPEG 1 layer III, 128 kbit/s, 44.1 kHz'];

const COUNT = 200;
const SOUND = frames(KIND, COUNT);
const SECONDS = secondsOfFrames(KIND, COUNT);

const random = seededRandom(5);
const noise = (bytes: number) => Buffer.from(Array.from({ length: bytes }, () => random() * 256));

const ofAllKinds: readonly BuiltCase[] = Object.entries<FrameKind>(FRAME_KINDS).map(
	([name, kind]) => [name, frames(kind, 150), secondsOfFrames(kind, 150)],
);

const indexed = (index: { frames?: number; bytes?: number }, name?: string) =>
	Buffer.concat([xingFrame(KIND, index, name), SOUND]);

/** Frames that end where an index of a number of frames does, and a byte before. */
const SMALL = { header: 'fff316c4', bytes: 25, samples: 576, sampleRate: 24_000, xingOffset: 13 };
const SMALLER = { ...SMALL, header: 'fff314c4', bytes: 24 };
const cutIndex = xingFrame({ ...SMALLER, bytes: 25 }, { frames: 205 }).subarray(0, 24);

/** An index that is as wrong about the bytes as one may be of a file of this length. */
const evenSound = frames(KIND, COUNT - 1);
const wrongIndex = (bytes: number) =>
	Buffer.concat([xingFrame(KIND, { frames: 300, bytes: bytes - 4096 - bytes / 64 }), evenSound]);
const evenBytes = KIND.bytes * COUNT;

const CASES: readonly BuiltCase[] = [
	...ofAllKinds,
	[
		'an index behind a picture',
		Buffer.concat([id3v2(noise(20_000)), indexed({ frames: 300, bytes: SOUND.length })]),
		secondsOfFrames(KIND, 300),
	],
	[
		'an index behind zeros',
		Buffer.concat([Buffer.alloc(20_000), indexed({ frames: 300, bytes: SOUND.length })]),
		secondsOfFrames(KIND, 300),
	],
	[
		'a joined file with an index',
		Buffer.concat([SOUND, indexed({ frames: 300 })]),
		secondsOfFrames(KIND, 2 * COUNT + 1),
	],
	['an index that just fits', wrongIndex(evenBytes), secondsOfFrames(KIND, 300)],
	['an index that just does not', wrongIndex(evenBytes - 64), secondsOfFrames(KIND, COUNT - 1)],
	[
		'an index in a frame that just holds it',
		Buffer.concat([xingFrame(SMALL, { frames: 205 }), frames(SMALL, 200)]),
		secondsOfFrames(SMALL, 205),
	],
	[
		'an index in a frame that does not hold it',
		Buffer.concat([cutIndex, frames(SMALLER, 200)]),
		secondsOfFrames(SMALLER, 200),
	],
	[
		'an index of Fraunhofer of a file that was longer',
		Buffer.concat([vbriFrame(OTHER, { frames: 77, bytes: 300_000 }), frames(OTHER, 72)]),
		secondsOfFrames(OTHER, 72),
	],
	[
		'a variable bit rate',
		Buffer.concat([SOUND, frames(LARGER, 100), SOUND]),
		2 * SECONDS + secondsOfFrames(LARGER, 100),
	],
	['a picture before', Buffer.concat([id3v2(noise(200_000)), SOUND]), SECONDS],
	[
		'two tags before, one with a footer',
		Buffer.concat([id3v2(noise(999), true), id3v2(noise(99)), SOUND]),
		SECONDS,
	],
	['a tag and zeros before', Buffer.concat([id3v2(noise(99)), Buffer.alloc(3000), SOUND]), SECONDS],
	['junk before', Buffer.concat([noise(5000), SOUND]), SECONDS],
	['a run of set bits before', Buffer.concat([Buffer.alloc(9, 0xff), SOUND]), SECONDS],
	['the rest of a frame before', SOUND.subarray(50), SECONDS - secondsOfFrames(KIND, 1)],
	['ID3v1 behind', Buffer.concat([SOUND, Buffer.from('TAG'.padEnd(128))]), SECONDS],
	['junk between', Buffer.concat([SOUND, noise(3000), SOUND]), 2 * SECONDS],
	[
		'files of two kinds joined',
		Buffer.concat([SOUND, frames(OTHER, 100)]),
		SECONDS + secondsOfFrames(OTHER, 100),
	],
	[
		'a variable bit rate with an index',
		indexed({ frames: 300, bytes: SOUND.length }),
		secondsOfFrames(KIND, 300),
	],
	[
		'a constant bit rate with an index',
		indexed({ frames: 300, bytes: SOUND.length }, 'Info'),
		secondsOfFrames(KIND, 300),
	],
	['an index without bytes', indexed({ frames: 300 }), secondsOfFrames(KIND, 300)],
	['an index without frames', indexed({ bytes: SOUND.length }), SECONDS],
	[
		'an index of no frames, as streaming encoders leave it',
		indexed({ frames: 0, bytes: 0 }),
		SECONDS,
	],
	[
		'an index of a file that was longer',
		indexed({ frames: 3000, bytes: 10 * SOUND.length }),
		SECONDS,
	],
	[
		'an index of a file that was shorter',
		indexed({ frames: 20, bytes: SOUND.length / 10 }),
		SECONDS,
	],
	[
		'an index of Fraunhofer',
		Buffer.concat([vbriFrame(OTHER, { frames: 77, bytes: 30_000 }), frames(OTHER, 72)]),
		secondsOfFrames(OTHER, 77),
	],
	['more frames than fit', indexed({ frames: 1_000_000 }), undefined],
	['free format', frames({ ...KIND, header: 'fff304c4' }, COUNT), undefined],
	['noise', noise(100_000), undefined],
	[
		'a tag without end',
		Buffer.concat([Buffer.from('ID3\x04\0\0\x7f\x7f\x7f\x7f', 'latin1'), SOUND]),
		undefined,
	],
	[
		'tags without end',
		Buffer.concat(Array.from({ length: 5000 }, () => id3v2(Buffer.alloc(0)))),
		undefined,
	],
	['nothing', Buffer.alloc(0), undefined],
];

describe('the length of MP3', () => {
	test.each(CASES)('%s', async (_what, content, seconds) => {
		for (const chunkBytes of [100_000, 777]) {
			const reading = await readDuration('mp3', content, chunkBytes);
			expect(reading.seconds).toEqual(
				seconds === undefined ? undefined : expect.closeTo(seconds, 6),
			);
		}
	});

	test('with an index, only the head is read', async () => {
		const long = frames(KIND, 5000);
		const index = xingFrame(KIND, { frames: 5000, bytes: long.length });
		const { file } = await readDuration('mp3', Buffer.concat([index, long]));
		expect(file.pulled).toBe(4096);
	});
});
