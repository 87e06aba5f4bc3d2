import type { ByteReader } from './byteReader';
import { skipId3v2 } from './id3v2';

/** `fLaC`, the header of the first metadata block, and of that block (STREAMINFO) what is needed. */
const HEAD_BYTES = 4 + 4 + 18;

/**
 * The length in STREAMINFO, which comes first in every FLAC stream.
 *
 * @param streamInfo at least its first 18 bytes
 * @returns `undefined` when whoever wrote it could not know the end
 */
export function streamInfoSeconds(streamInfo: Buffer): number | undefined {
	const samples = (streamInfo.readUInt8(13) & 0x0f) * 2 ** 32 + streamInfo.readUInt32BE(14);
	return samples > 0 ? samples / streamInfoRate(streamInfo) : undefined;
}

/** The sampling rate in STREAMINFO, in Hz. */
export function streamInfoRate(streamInfo: Buffer): number {
	return streamInfo.readUIntBE(10, 3) >> 4;
}

/** Reads the length of a FLAC file, in seconds, from its head. */
export async function flacSeconds(reader: ByteReader): Promise<number | undefined> {
	await skipId3v2(reader);
	const head = await reader.peek(HEAD_BYTES);
	if (head.length < HEAD_BYTES || head.toString('latin1', 0, 4) !== 'fLaC') return undefined;
	return streamInfoSeconds(head.subarray(8));
}
