import { describe, expect, test } from '@jest/globals';

import { durationOf } from '../../../../../nodes/IntronTranscribe/audio/duration';
import type { BuiltCase } from '../../../../support/audio/durations.mts';
import { readDuration } from '../../../../support/audio/durations.mts';
import { FRAME_KINDS, frames, secondsOfFrames } from '../../../../support/audio/mpeg.mts';
import { chunk, ds64, extensible, fact, fmt, riff } from '../../../../support/audio/wav.mts';

/** Sound of as many bytes; PCM of 16 bits, mono, 8 kHz has 16,000 a second. */
const sound = (bytes: number) => Buffer.alloc(bytes);
const data = (bytes: number, size?: number) => chunk('data', sound(bytes), size);

/** Behind the two bytes of its own size, what a block holds. */
const samplesInBlock = (samples: number) => Buffer.from([2, 0, samples & 0xff, samples >> 8]);

const junk = (count: number) => Array<Buffer>(count).fill(chunk('JUNK', sound(0)));

const adpcm = (code: number) =>
	// The byte rate is wrong, as some encoders write it.
	fmt({ code, blockBytes: 1024, byteRate: 16_000, extra: samplesInBlock(2036) });
const gsm = fmt({ code: 0x31, blockBytes: 65, byteRate: 1625, extra: samplesInBlock(320) });
const mp3Format = (byteRate: number) =>
	fmt({ code: 0x55, sampleRate: 24_000, blockBytes: 1, byteRate });
const MP3_KIND = FRAME_KINDS['MPEG 2 layer III, 32 kbit/s, 24 kHz, mono'];

/** The whole file with the high bytes first: its header, its format, the size of its sound. */
function rifx(): Buffer {
	const file = riff([fmt(), data(32_000)], 'RIFX');
	for (const offset of [16, 24, 28, 40]) file.subarray(offset, offset + 4).reverse();
	for (const offset of [20, 22, 32, 34]) file.subarray(offset, offset + 2).reverse();
	return file;
}

const CASES: readonly BuiltCase[] = [
	['PCM', riff([fmt(), data(32_000)]), 2],
	['PCM, stereo', riff([fmt({ channels: 2 }), data(32_000)]), 1],
	['PCM with a wrong byte rate', riff([fmt({ byteRate: 1 }), data(32_000)]), 2],
	['µ-law', riff([fmt({ code: 7, blockBytes: 1 }), fact(1), data(32_000)]), 4],
	['extensible PCM', riff([extensible(1), data(32_000)]), 2],
	['extensible floats', riff([extensible(3, { blockBytes: 4 }), data(32_000)]), 1],
	['ADPCM of Microsoft', riff([adpcm(0x02), data(10_240)]), (10 * 2036) / 8000],
	['ADPCM of IMA', riff([adpcm(0x11), data(10_240)]), (10 * 2036) / 8000],
	['GSM', riff([gsm, data(6500)]), 4],
	['packed sound by its byte rate', riff([fmt({ code: 0x65, byteRate: 4000 }), data(8000)]), 2],
	['packed sound by fact', riff([fmt({ code: 0x65, byteRate: 9 }), fact(24_000), data(8000)]), 3],
	[
		'packed sound, broken off in the middle',
		riff([fmt({ code: 0x65, byteRate: 9 }), fact(24_000), data(4000, 8000)]),
		1.5,
	],
	[
		'packed sound that was streamed: fact was not known',
		riff([fmt({ code: 0x65, byteRate: 4000 }), fact(9), data(8000, 0xffff_ffff)]),
		2,
	],
	[
		'MP3 that was streamed',
		riff([mp3Format(0), chunk('data', frames(MP3_KIND, 50), 0xffff_ffff)]),
		secondsOfFrames(MP3_KIND, 50),
	],
	[
		'odd chunks before',
		riff([chunk('LIST', sound(7)), fmt(), chunk('bext', sound(603)), data(32_000)]),
		2,
	],
	['chunks behind', riff([fmt(), data(16_000), chunk('LIST', sound(9000))]), 1],
	['size 0', riff([fmt(), data(32_000, 0)]), 2],
	['size FFFFFFFF', riff([fmt(), data(32_000, 0xffff_ffff)]), 2],
	['a size beyond the file', riff([fmt(), data(32_000, 0x7fff_f000)]), 2],
	[
		'RF64',
		riff([ds64(16_000), fmt(), data(16_000, 0xffff_ffff), chunk('LIST', sound(500))], 'RF64'),
		1,
	],
	[
		'RF64 with another chunk behind its sizes',
		riff(
			[ds64(16_000), chunk('bext', Buffer.alloc(24, 1)), fmt(), data(32_000, 0xffff_ffff)],
			'RF64',
		),
		1,
	],
	[
		'RF64 with no more than the sizes that count',
		riff([chunk('ds64', ds64(16_000).subarray(8, 24)), fmt(), data(32_000, 0xffff_ffff)], 'RF64'),
		1,
	],
	[
		'RF64 whose sizes are cut',
		riff([chunk('ds64', sound(10)), fmt(), data(32_000, 0xffff_ffff)], 'RF64'),
		2,
	],
	[
		'packed sound, and a number of samples that is cut',
		riff([fmt({ code: 0x65, byteRate: 4000 }), chunk('fact', sound(2)), data(8000)]),
		2,
	],
	[
		'PCM with more behind its format',
		riff([fmt({ byteRate: 1, extra: sound(10) }), data(32_000)]),
		2,
	],
	[
		'extensible PCM with a wrong byte rate',
		riff([extensible(1, { byteRate: 1 }), data(32_000)]),
		2,
	],
	[
		'extensible PCM whose code is all there is of it',
		riff([
			fmt({ code: 0xfffe, byteRate: 1, extra: Buffer.from([22, 0, 0, 0, 0, 0, 0, 0, 1, 0]) }),
			data(32_000),
		]),
		2,
	],
	[
		'extensible sound whose code is missing',
		riff([fmt({ code: 0xfffe, byteRate: 8000, extra: sound(8) }), data(32_000)]),
		4,
	],
	[
		'ADPCM that does not tell its samples',
		riff([fmt({ code: 0x02, blockBytes: 1024, byteRate: 4000 }), data(8000)]),
		2,
	],
	['RF64 without its sizes', riff([fmt(), data(32_000, 0xffff_ffff)], 'RF64'), 2],
	['RIFX', rifx(), 2],
	['no sound', riff([fmt(), data(0)]), 0],
	['no format', riff([data(32_000)]), undefined],
	['no data', riff([fmt()]), undefined],
	['a format cut short', riff([chunk('fmt ', sound(12)), data(32_000)]), undefined],
	['a sampling rate of 0', riff([fmt({ sampleRate: 0 }), data(32_000)]), undefined],
	['as many chunks as are read', riff([...junk(998), fmt(), data(9000)]), 9 / 16],
	['one more', riff([...junk(999), fmt(), data(9000)]), undefined],
	['more chunks than any head has', riff([...junk(2000), fmt(), data(9000)]), undefined],
];

describe('the length of WAV', () => {
	test.each(CASES)('%s', async (_what, content, seconds) => {
		const reading = await readDuration('wav', content);
		expect(reading.seconds).toEqual(seconds === undefined ? undefined : expect.closeTo(seconds, 6));
	});

	test('only the head is read', async () => {
		const { file } = await readDuration('wav', riff([fmt(), data(1_000_000)]));
		expect(file.pulled).toBe(4096);
	});

	test('a file of 6 GB, by what its head says', async () => {
		const bytes = 6 * 1024 ** 3;
		const head = riff([ds64(bytes), fmt(), data(0, 0xffff_ffff)], 'RF64');
		async function* read() {
			yield head;
		}
		const seconds = await durationOf({ extension: 'wav' }, read(), head.length + bytes);
		expect(seconds).toBe(bytes / 16_000);
	});
});
