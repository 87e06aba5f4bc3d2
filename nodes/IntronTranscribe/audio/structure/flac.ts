import type { Head } from '../head';

const MAGIC_BYTES = 4;
const BLOCK_HEADER_BYTES = 4;
const IS_LAST = 0x80;

/** Whether a FLAC holds sound: anything behind its blocks of metadata. */
export function flacHasSound({ bytes, fileBytes }: Head): boolean {
	let offset = MAGIC_BYTES;
	let isLast = false;
	while (!isLast && offset + BLOCK_HEADER_BYTES <= bytes.length) {
		isLast = (bytes.readUInt8(offset) & IS_LAST) !== 0;
		offset += BLOCK_HEADER_BYTES + bytes.readUIntBE(offset + 1, 3);
	}
	return offset < fileBytes;
}
