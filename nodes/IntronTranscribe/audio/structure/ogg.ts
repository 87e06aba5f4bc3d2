import type { Head } from '../head';

/** What stands in front of the sizes of a page's segments. */
const PAGE_HEADER_BYTES = 27;

/** A position in the sound, as eight bytes in hexadecimal digits, that a page without sound has. */
const NO_POSITION = ['0000000000000000', 'ffffffffffffffff'];

/** Whether an Ogg file holds sound: a page with a position in it, or more than was read. */
export function oggHasSound({ bytes, fileBytes }: Head): boolean {
	let offset = 0;
	while (offset + PAGE_HEADER_BYTES <= bytes.length) {
		if (!NO_POSITION.includes(bytes.toString('hex', offset + 6, offset + 14))) return true;
		const sizes = offset + PAGE_HEADER_BYTES;
		const content = sizes + bytes.readUInt8(sizes - 1);
		if (content > bytes.length) return fileBytes > content;
		offset = bytes.subarray(sizes, content).reduce((end, size) => end + size, content);
	}
	return offset + PAGE_HEADER_BYTES < fileBytes;
}
