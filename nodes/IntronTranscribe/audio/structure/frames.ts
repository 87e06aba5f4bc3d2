import { FRAME_HEADER_BYTES, mpegFrameAt } from '../duration/mpegFrame';

/** The bits of a header that all frames of a stream of free bit rate share; the bit rate is 0. */
const FREE_FORMAT_BITS = 0xffff_fcc0;

/** The shortest and the longest frame of a free bit rate that is looked for, in bytes. */
const FREE_FRAME_BYTES = { least: 96, most: 5760 };

/** In a frame of layer I. Nobody records in it, and pictures of set bits look like it. */
const LAYER_ONE_SAMPLES = 384;

/** How many frames must follow the first two: quiet sound of two bytes holds what looks like headers. */
const MORE_FREE_FRAMES = 4;

/** The part of a header of a free bit rate that its stream shares; `undefined` for any other. */
function freeFormatAt(bytes: Buffer, offset: number): number | undefined {
	if (offset + FRAME_HEADER_BYTES > bytes.length) return undefined;
	const header = bytes.readUInt32BE(offset);
	const isLayerThree = header >>> 21 === 0x7ff && ((header >>> 17) & 0b11) === 0b01;
	const exists = ((header >>> 19) & 0b11) !== 0b01 && ((header >>> 10) & 0b11) !== 0b11;
	return isLayerThree && exists && ((header >>> 12) & 0b1111) === 0
		? header & FREE_FORMAT_BITS
		: undefined;
}

/** Whether more frames follow as far apart; one can be a byte longer than the one before. */
function isFollowed(bytes: Buffer, offset: number, distance: number, free: number): boolean {
	let last = offset;
	for (let more = 0; more < MORE_FREE_FRAMES; more++) {
		const next = [0, 1, -1].find((by) => freeFormatAt(bytes, last + distance + by) === free);
		if (next === undefined) return false;
		last += distance + next;
	}
	return true;
}

/**
 * Where MPEG sound of layer II or III starts: the first frame that a second one of its stream
 * follows. With a free bit rate frames don't tell their length, so that several must stand
 * equally far apart.
 *
 * @returns -1 when there is none
 */
export function findFrames(bytes: Buffer): number {
	/** Where the last header of each stream of a free bit rate stood. */
	const lastFree = new Map<number, number>();
	for (
		let offset = bytes.indexOf(0xff);
		offset >= 0 && offset + FRAME_HEADER_BYTES <= bytes.length;
		offset = bytes.indexOf(0xff, offset + 1)
	) {
		const frame = mpegFrameAt(bytes, offset);
		const isLookedFor = frame && frame.samples !== LAYER_ONE_SAMPLES;
		if (isLookedFor && mpegFrameAt(bytes, offset + frame.bytes)?.kind === frame.kind) return offset;

		const free = freeFormatAt(bytes, offset);
		if (free === undefined) continue;
		const before = lastFree.get(free) ?? -Infinity;
		const distance = offset - before;
		const isFrame = distance >= FREE_FRAME_BYTES.least && distance <= FREE_FRAME_BYTES.most;
		if (isFrame && isFollowed(bytes, offset, distance, free)) return before;
		lastFree.set(free, offset);
	}
	return -1;
}
