import { describe, expect, test } from '@jest/globals';

import { readDuration } from '../../../../support/audio/durations.mts';
import { flac } from '../../../../support/audio/flac.mts';
import { id3v2 } from '../../../../support/audio/mpeg.mts';

const tags = (count: number) => Array<Buffer>(count).fill(id3v2(Buffer.alloc(9)));

describe('the length of FLAC', () => {
	test.each([
		['speech', flac(16_000, 80_000), 5],
		['a high sampling rate', flac(192_000, 96_000), 0.5],
		['more samples than 32 bits count', flac(48_000, 2 ** 33, 2_000_000), 2 ** 33 / 48_000],
		[
			'a tag of another kind before',
			Buffer.concat([id3v2(Buffer.alloc(9000)), flac(8000, 8000)]),
			1,
		],
		['nothing but its head', flac(16_000, 16_000).subarray(0, 26), 1],
		[
			'a tag that repeats its header behind itself',
			Buffer.concat([id3v2(Buffer.alloc(90), true), flac(8000, 8000)]),
			1,
		],
		['as many tags as are passed over', Buffer.concat([...tags(16), flac(8000, 8000)]), 1],
	])('%s', async (_what, content, seconds) => {
		expect((await readDuration('flac', content)).seconds).toBe(seconds);
	});

	test.each([
		['an unknown number of samples, as streaming encoders leave it', flac(16_000, 0)],
		['a sampling rate of 0', flac(0, 80_000)],
		['a head cut short', flac(16_000, 80_000).subarray(0, 25)],
		['more samples than fit', flac(8000, 2 ** 35)],
		['another format', Buffer.alloc(1000)],
		['other letters', Buffer.concat([Buffer.from('fLaX'), flac(8000, 8000).subarray(4)])],
		['more tags than are passed over', Buffer.concat([...tags(17), flac(8000, 8000)])],
		['the first letters of a tag', Buffer.from('ID3\x04')],
	])('%s: not told', async (_what, content) => {
		expect((await readDuration('flac', content)).seconds).toBeUndefined();
	});

	test('only the head is read', async () => {
		const { file } = await readDuration('flac', flac(16_000, 80_000, 500_000));
		expect(file.pulled).toBe(4096);
	});
});
