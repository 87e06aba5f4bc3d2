import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';

import { formatOfExtension } from '../../../../../nodes/IntronTranscribe/catalog/audioFormats';
import { readDuration } from '../../../../support/audio/durations.mts';
import { musicMetadataSeconds } from '../../../../support/audio/musicMetadata.mts';
import { RECORDINGS, recordingPath } from '../../../../support/service/recordings.mts';

/** What was found out about a file of `encoded/` when it was made. */
interface Fact {
	file: string;
	ffprobeSeconds: number | null;
	decodedSeconds: number;
}

const encodedPath = (file: string) => path.join(__dirname, 'encoded', file);
const FACTS = JSON.parse(readFileSync(encodedPath('facts.json'), 'utf8')) as Fact[];

/** Encoders add up to two frames of silence, which some programs count and some don't. */
const PADDING_SECONDS = 0.17;

/** Files whose length is not in their own words. */
const UNTOLD = ['streamed.flac'];

/** Files that ffprobe has no length of, or a wrong one, without decoding them. */
const UNKNOWN_TO_FFPROBE = ['adpcm-ms-streamed.wav', 'joined.ogg', 'live.webm', 'video-live.webm'];

/** Files that FFmpeg decodes no further than the first of the streams that were joined. */
const DECODED_IN_PART = ['joined.ogg'];

/** Files that music-metadata has no length of, or a wrong one. */
const UNKNOWN_TO_MUSIC_METADATA = [
	'adpcm-ms-streamed.wav',
	'flac.oga',
	'fragments-first-in-moov.mp4',
	'fragments-smooth.mp4',
	'joined.ogg',
	'live.webm',
	'mp3-inside-streamed.wav',
	'video-live.webm',
];

async function secondsOf(file: string): Promise<number> {
	const format = formatOfExtension(path.extname(file).slice(1));
	const { seconds } = await readDuration(format?.extension ?? '', readFileSync(file));
	return seconds ?? NaN;
}

const told = FACTS.filter(({ file }) => !UNTOLD.includes(file));
const except = (...lists: string[][]) =>
	told.filter(({ file }) => !lists.some((list) => list.includes(file)));

describe('the lengths of recordings by real encoders', () => {
	test.each(except(DECODED_IN_PART))('$file: as long as its sound', async (fact) => {
		const seconds = await secondsOf(encodedPath(fact.file));
		expect(Math.abs(seconds - fact.decodedSeconds)).toBeLessThan(PADDING_SECONDS);
	});

	test.each(except(UNKNOWN_TO_FFPROBE))('$file: as ffprobe says', async (fact) => {
		const seconds = await secondsOf(encodedPath(fact.file));
		expect(Math.abs(seconds - (fact.ffprobeSeconds ?? NaN))).toBeLessThan(PADDING_SECONDS);
	});

	test('streams one behind the other count together', async () => {
		expect(await secondsOf(encodedPath('joined.ogg'))).toBeCloseTo(3, 2);
	});

	test.each(UNTOLD)('%s: not told', async (file) => {
		expect(await secondsOf(encodedPath(file))).toBeNaN();
	});

	test.each(RECORDINGS)('$file', async ({ file, durationSeconds }) => {
		expect(Math.abs((await secondsOf(recordingPath(file))) - durationSeconds)).toBeLessThan(0.02);
	});

	test('as music-metadata says', async () => {
		const files = [
			...except(UNKNOWN_TO_MUSIC_METADATA).map(({ file }) => encodedPath(file)),
			...RECORDINGS.map(({ file }) => recordingPath(file)),
		];
		const others = musicMetadataSeconds(files);
		const differences = await Promise.all(
			files.map(async (file, i) => ({
				file: path.basename(file),
				seconds: Math.abs((await secondsOf(file)) - (others[i] ?? NaN)),
			})),
		);
		expect(differences.filter(({ seconds }) => !(seconds < PADDING_SECONDS))).toEqual([]);
	});
});
