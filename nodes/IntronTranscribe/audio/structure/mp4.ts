import type { Head } from '../head';

const BOX_HEADER_BYTES = 8;

/** The boxes that hold sound: all of it, or one fragment after another. */
const SOUND = ['mdat', 'moof'];

/** Stands in place of a size that comes behind the kind, in 64 bits. */
const LONG_SIZE = 1;

/** The size of the box at the offset in bytes, which must be in the head; it may go beyond. */
function boxBytes({ bytes, fileBytes }: Head, offset: number): number {
	const size = bytes.readUInt32BE(offset);
	if (size === 0) return fileBytes - offset;
	if (size !== LONG_SIZE) return size;
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

/** The boxes at the top of a file, as far as they start within what was read. */
function* boxesOf(head: Head): Generator<{ kind: string; isEmpty: boolean; end: number }> {
	const { bytes } = head;
	let offset = 0;
	while (offset + BOX_HEADER_BYTES <= bytes.length) {
		const size = boxBytes(head, offset);
		const kind = bytes.toString('latin1', offset + 4, offset + BOX_HEADER_BYTES);
		const headers = bytes.readUInt32BE(offset) === LONG_SIZE ? 2 : 1;
		offset += Math.max(size, BOX_HEADER_BYTES);
		yield { kind, isEmpty: size <= headers * BOX_HEADER_BYTES, end: offset };
	}
}

/** Whether an MP4 holds sound or pictures, or more than was read. */
export function mp4HasSound(head: Head): boolean {
	let end = 0;
	for (const box of boxesOf(head)) {
		if (SOUND.includes(box.kind) && !box.isEmpty) return true;
		({ end } = box);
	}
	return end + BOX_HEADER_BYTES < head.fileBytes;
}

/** Whether there is sound to the end of the file, and nothing that tells how it is to be played. */
export function isBareSound(head: Head): boolean {
	const boxes = [...boxesOf(head)];
	const last = boxes.at(-1);
	return (
		last?.kind === 'mdat' &&
		last.end >= head.fileBytes &&
		boxes.every(({ kind }) => ['mdat', 'free', 'skip', 'wide'].includes(kind))
	);
}
