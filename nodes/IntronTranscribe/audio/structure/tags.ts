import type { Head } from '../head';
import { headOf } from '../head';

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

/**
 * Where the tags end that stand in front of the sound; that may be behind what was read. One that is
 * longer than the file is none.
 */
export function tagsEnd({ bytes, fileBytes }: Head): number {
	let end = 0;
	for (;;) {
		const length = tagBytes(bytes, end);
		if (length === 0 || end + length > fileBytes) return end;
		end += length;
	}
}

/** What is behind the tags in front of the sound. */
export function behindTags(head: Head): Head {
	const end = tagsEnd(head);
	return end === 0 ? head : headOf(head.bytes.subarray(end), head.fileBytes, end);
}
