import type { ByteReader } from './byteReader';

const HEADER_BYTES = 10;

/** More than any file has. */
const MAX_TAGS = 16;

/** The flag of a tag that repeats its header behind itself. */
const HAS_FOOTER = 0x10;

/** Goes past the ID3v2 tags, often with pictures, that many programs put before the sound. */
export async function skipId3v2(reader: ByteReader): Promise<void> {
	for (let tags = 0; tags < MAX_TAGS; tags++) {
		const ahead = await reader.peek(HEADER_BYTES);
		if (ahead.length < HEADER_BYTES || ahead.toString('latin1', 0, 3) !== 'ID3') return;
		// Seven bits in each byte, so that no size looks like the start of a frame.
		const size = ahead.subarray(6, 10).reduce((sum, byte) => sum * 0x80 + (byte & 0x7f), 0);
		const footer = ahead.readUInt8(5) & HAS_FOOTER ? HEADER_BYTES : 0;
		await reader.skip(HEADER_BYTES + size + footer);
	}
}
