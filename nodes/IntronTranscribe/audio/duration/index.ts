import type { AudioFormat } from '../../catalog/audioFormats';
import { ByteReader } from './byteReader';
import { flacSeconds } from './flac';
import { mp3Seconds } from './mp3';
import { mp4Seconds } from './mp4';
import { oggSeconds } from './ogg';
import { wavSeconds } from './wav';
import { webmSeconds } from './webm';

type Format = Pick<AudioFormat, 'extension'>;

/** How the length of a format is read. */
interface DurationReader {
	/** The least that a second of sound takes in files that people record; silence takes little. */
	readonly leastBytesPerSecond: number;
	/** Reads the length in seconds, and no more of the file than that needs. */
	readonly read: (reader: ByteReader, size: number) => Promise<number | undefined>;
}

const MP4: DurationReader = { leastBytesPerSecond: 50, read: mp4Seconds };

/** By the extension of the format. */
const DURATION_READERS: ReadonlyMap<string, DurationReader> = new Map([
	// LPC-10, at 2.4 kbit/s the leanest that telephony puts into WAV
	['wav', { leastBytesPerSecond: 300, read: wavSeconds }],
	// 8 kbit/s is the lowest code, and frames are rounded down to whole bytes
	['mp3', { leastBytesPerSecond: 900, read: mp3Seconds }],
	['mp4', MP4],
	['m4a', MP4],
	// Opus that sends nothing but marks while nobody speaks
	['ogg', { leastBytesPerSecond: 50, read: oggSeconds }],
	['webm', { leastBytesPerSecond: 50, read: webmSeconds }],
	// Digital silence, in blocks of a second
	['flac', { leastBytesPerSecond: 10, read: flacSeconds }],
]);

/**
 * Whether a file of this size can be longer than so many seconds at all, by the leanest coding of
 * its format. Where it can't, it need not be read to know.
 *
 * @param size in bytes
 */
export function canBeLongerThan({ extension }: Format, size: number, seconds: number): boolean {
	const reader = DURATION_READERS.get(extension);
	return reader !== undefined && size > seconds * reader.leastBytesPerSecond;
}

/**
 * Reads how long a recording is. Reads the file forward and once, in constant memory, and stops where
 * the length is known: in the head, except for MP3 without an index, Ogg, MP4 whose index is behind
 * the sound or in fragments, and WebM from browsers.
 *
 * @param bytes of the file; let go of at the end, whether all were read or not
 * @param size of the file, in bytes
 * @returns seconds; `undefined` when the file doesn't tell, tells a length that it can't have, or
 *     can't be read to the end: whoever uploads it meets the cause. Never rejects.
 */
export async function durationOf(
	format: Format,
	bytes: AsyncIterable<Uint8Array>,
	size: number,
): Promise<number | undefined> {
	const durationReader = DURATION_READERS.get(format.extension);
	if (!durationReader) return undefined;
	const reader = new ByteReader(bytes);
	let seconds: number | undefined;
	try {
		seconds = await durationReader.read(reader, size);
	} finally {
		await reader.close();
	}
	const isPossible =
		seconds !== undefined &&
		seconds >= 0 &&
		(seconds === 0 || canBeLongerThan(format, size, seconds));
	return isPossible && !reader.isBroken ? seconds : undefined;
}
