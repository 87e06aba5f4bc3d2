import { describe, expect, test } from '@jest/globals';

import { canBeLongerThan, durationOf } from '../../../../../nodes/IntronTranscribe/audio/duration';
import { AUDIO_FORMATS } from '../../../../../nodes/IntronTranscribe/catalog/audioFormats';
import { readDuration } from '../../../../support/audio/durations.mts';
import { FRAME_KINDS, frames } from '../../../../support/audio/mpeg.mts';
import { chunk, fmt, riff } from '../../../../support/audio/wav.mts';
import { RECORDINGS, recordingBytes } from '../../../../support/service/recordings.mts';

describe('whether a file can be as long by its size', () => {
	test.each(AUDIO_FORMATS)('$extension', (format) => {
		expect(canBeLongerThan(format, 0, 0)).toBe(false);
		expect(canBeLongerThan(format, 1000, 120)).toBe(false);
		expect(canBeLongerThan(format, 200_000, 120)).toBe(true);
	});

	test.each([
		['mp3', 108_000],
		['wav', 36_000],
		['ogg', 6000],
		['webm', 6000],
		['mp4', 6000],
		['m4a', 6000],
		['flac', 1200],
	])('%s of 120 seconds has more than %d bytes', (extension, size) => {
		expect(canBeLongerThan({ extension }, size, 120)).toBe(false);
		expect(canBeLongerThan({ extension }, size + 1, 120)).toBe(true);
	});

	test('of an unknown format nothing is known', () => {
		expect(canBeLongerThan({ extension: 'amr' }, 1e9, 1)).toBe(false);
	});

	test.each(RECORDINGS)('$file can be as long as it is', ({ file, durationSeconds }) => {
		const format = AUDIO_FORMATS.find(({ extension, otherExtensions }) =>
			[extension, ...otherExtensions].some((name) => file.endsWith(`.${name}`)),
		);
		const size = recordingBytes(file).length;
		expect(canBeLongerThan({ extension: format?.extension ?? '' }, size, durationSeconds)).toBe(
			true,
		);
	});
});

describe('reading a length', () => {
	const second = riff([fmt(), chunk('data', Buffer.alloc(16_000))]);

	test.each(AUDIO_FORMATS)('an empty file has none ($extension)', async ({ extension }) => {
		const { seconds, file } = await readDuration(extension, Buffer.alloc(0));
		expect(seconds).toBeUndefined();
		expect(file.passes).toBe(1);
	});

	test('an unknown format is not opened', async () => {
		const { seconds, file } = await readDuration('amr', second);
		expect(seconds).toBeUndefined();
		expect(file.passes).toBe(0);
	});

	test('lets go of a file that it did not read to the end', async () => {
		const { seconds, file } = await readDuration('wav', second);
		expect(seconds).toBe(1);
		expect(file.isClosed).toBe(true);
		expect(file.pulled).toBeLessThan(second.length);
	});

	test('a file that breaks off while it is read has none', async () => {
		const sound = frames(FRAME_KINDS['MPEG 2 layer III, 32 kbit/s, 24 kHz, mono'], 100);
		async function* read() {
			yield sound;
			throw new Error('The disk is gone');
		}
		expect(await durationOf({ extension: 'mp3' }, read(), 2 * sound.length)).toBeUndefined();
	});
});
