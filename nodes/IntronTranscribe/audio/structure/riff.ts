import type { Head } from '../head';

/** A chunk of a RIFF file starts with four letters and its size. */
const CHUNK_HEADER_BYTES = 8;

/** Where the first chunk of a WAV stands, behind `RIFF`, the size and `WAVE`. */
const FIRST_CHUNK = 12;

/** Whether a whole chunk, such as a title, stands there and no sound. */
const isChunk = ({ bytes, fileBytes }: Head, offset: number, size: number): boolean =>
	/^[A-Za-z][A-Za-z0-9]{2}[A-Za-z0-9 ]$/.test(bytes.toString('latin1', offset, offset + 4)) &&
	offset + CHUNK_HEADER_BYTES + size <= fileBytes;

/**
 * Whether a WAV holds sound: something behind the header of its `data` chunk, whatever size is
 * written there, since who records to a pipe can't know it.
 */
export function wavHasSound(head: Head): boolean {
	const { bytes, text, fileBytes } = head;
	const readSize = (offset: number): number =>
		text.startsWith('RIFX') ? bytes.readUInt32BE(offset + 4) : bytes.readUInt32LE(offset + 4);

	let offset = FIRST_CHUNK;
	while (offset + CHUNK_HEADER_BYTES <= bytes.length) {
		const size = readSize(offset);
		const content = offset + CHUNK_HEADER_BYTES;
		if (bytes.toString('latin1', offset, offset + 4) === 'data') {
			const isFollowed = size === 0 && content + CHUNK_HEADER_BYTES <= bytes.length;
			return fileBytes > content && !(isFollowed && isChunk(head, content, readSize(content)));
		}
		offset = content + size + (size % 2);
	}
	return offset + CHUNK_HEADER_BYTES < fileBytes;
}
