import type { Head } from '../head';

const BOX_HEADER_BYTES = 8;

/** The boxes that hold sound: all of it, or one fragment after another. */
const SOUND = ['mdat', 'moof'];

/** The size of the box at the offset in bytes, which must be in the head; it may go beyond. */
function boxBytes({ bytes, fileBytes }: Head, offset: number): number {
	const size = bytes.readUInt32BE(offset);
	if (size === 0) return fileBytes - offset;
	if (size > 1) return size;
	const isLong = offset + 2 * BOX_HEADER_BYTES <= bytes.length;
	return isLong ? Number(bytes.readBigUInt64BE(offset + BOX_HEADER_BYTES)) : Infinity;
}

/** Whether the file starts with a box of one of these kinds that is not longer than the file. */
export const startsWithBox =
	(...kinds: readonly string[]) =>
	(head: Head): boolean => {
		if (head.bytes.length < BOX_HEADER_BYTES) return false;
		const size = boxBytes(head, 0);
		return (
			kinds.includes(head.text.slice(4, 8)) && size >= BOX_HEADER_BYTES && size <= head.fileBytes
		);
	};

/** Whether an MP4 holds sound or pictures, or more than was read. */
export function mp4HasSound(head: Head): boolean {
	const { bytes, fileBytes } = head;
	let offset = 0;
	while (offset + BOX_HEADER_BYTES <= bytes.length) {
		const size = boxBytes(head, offset);
		const kind = bytes.toString('latin1', offset + 4, offset + BOX_HEADER_BYTES);
		if (SOUND.includes(kind) && size > BOX_HEADER_BYTES) return true;
		offset += Math.max(size, BOX_HEADER_BYTES);
	}
	return offset + BOX_HEADER_BYTES < fileBytes;
}
