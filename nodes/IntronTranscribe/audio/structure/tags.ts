import type { Head } from '../head';
import { headBehind } from '../head';

const ID3_HEADER_BYTES = 10;
const APE_HEADER_BYTES = 32;

/** The flag of an ID3 tag that repeats its header behind itself. */
const HAS_FOOTER = 0x10;

/** The length of the tag at the offset in bytes; 0 when there is none. */
function tagBytes(bytes: Buffer, offset: number): number {
	const magic = bytes.toString('latin1', offset, offset + 8);
	const version = bytes[offset + 3] ?? 0;
	const isId3 = magic.startsWith('ID3') && version >= 2 && version <= 4;
	if (isId3 && offset + ID3_HEADER_BYTES <= bytes.length) {
		const sizes = bytes.subarray(offset + 6, offset + ID3_HEADER_BYTES);
		// Seven bits in each byte, so that no size looks like the start of a frame.
		if (sizes.some((byte) => byte > 0x7f)) return 0;
		const size = sizes.reduce((sum, byte) => sum * 0x80 + byte, 0);
		const footer = bytes.readUInt8(offset + 5) & HAS_FOOTER ? ID3_HEADER_BYTES : 0;
		return ID3_HEADER_BYTES + size + footer;
	}
	if (magic === 'APETAGEX' && offset + APE_HEADER_BYTES <= bytes.length) {
		return APE_HEADER_BYTES + bytes.readUInt32LE(offset + 12);
	}
	return 0;
}

/** What is behind the tags in front of the sound; nothing where they are longer than what was read. */
export function behindTags(head: Head): Head {
	const { bytes } = head;
	let end = 0;
	for (let length = tagBytes(bytes, 0); length > 0; length = tagBytes(bytes, end)) end += length;
	return end === 0 ? head : headBehind(head, end);
}
