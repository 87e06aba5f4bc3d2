import type { ByteReader } from './byteReader';
import { mp3Seconds } from './mp3';
import type { WavSound } from './wavSound';
import { BIG_ENDIAN, LITTLE_ENDIAN, MAX_FORMAT_BYTES, wavSound } from './wavSound';

/** `RIFF`, the size of the file, `WAVE`. */
const FILE_HEADER_BYTES = 12;

const CHUNK_HEADER_BYTES = 8;

/** More than any file has before its sound: what has more is no recording, and reading it is work. */
const MAX_CHUNKS = 1000;

/** Stands for a size that is in the chunk `ds64` (RF64), or that the writer never learnt. */
const UNKNOWN_SIZE = 0xffff_ffff;

/**
 * Reads the length of a WAV file, in seconds, from the chunks before the sound.
 *
 * @param size of the file, in bytes: the measure of what its header says of sizes, which is wrong
 *     in recordings that were streamed or broken off
 */
export async function wavSeconds(reader: ByteReader, size: number): Promise<number | undefined> {
	const isBigEndian = (await reader.peek(4)).toString('latin1', 0, 4) === 'RIFX';
	const numbers = isBigEndian ? BIG_ENDIAN : LITTLE_ENDIAN;
	await reader.skip(FILE_HEADER_BYTES);

	let sound: WavSound | undefined;
	/** Samples in each channel, of `fact`. */
	let samples = 0;
	/** Bytes of sound, of `ds64`. */
	let longSize = 0;
	for (let chunks = 0; chunks < MAX_CHUNKS; chunks++) {
		const header = await reader.peek(CHUNK_HEADER_BYTES);
		if (header.length < CHUNK_HEADER_BYTES) return undefined;
		const id = header.toString('latin1', 0, 4);
		const chunkSize = numbers.u32(header, 4);
		await reader.skip(CHUNK_HEADER_BYTES);

		if (id === 'data') {
			if (!sound) return undefined;
			const rest = Math.max(size - reader.position, 0);
			const saidSize = chunkSize === UNKNOWN_SIZE ? longSize : chunkSize;
			const bytes = Math.min(saidSize || rest, rest);
			const { samplesInBlock, blockBytes, sampleRate, byteRate, isMp3 } = sound;
			if (samplesInBlock > 0) return (bytes / blockBytes) * (samplesInBlock / sampleRate);
			// Who did not know the size did not know the samples either.
			if (samples > 0 && saidSize > 0) return (samples / sampleRate) * (bytes / saidSize);
			return isMp3 ? await mp3Seconds(reader, size) : bytes / byteRate;
		}
		const content = (await reader.peek(MAX_FORMAT_BYTES)).subarray(0, chunkSize);
		if (id === 'fmt ') sound = wavSound(content, numbers);
		else if (id === 'fact' && content.length >= 4) samples = numbers.u32(content, 0);
		else if (id === 'ds64' && content.length >= 16) longSize = Number(content.readBigUInt64LE(8));
		// Chunks start at even places.
		await reader.skip(chunkSize + (chunkSize % 2));
	}
	return undefined;
}
