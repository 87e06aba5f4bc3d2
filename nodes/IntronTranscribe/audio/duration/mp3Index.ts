import type { MpegFrame } from './mpegFrame';
import { FRAME_HEADER_BYTES } from './mpegFrame';

/** What the index in the first frame of an MP3 file says of the others. */
export interface Mp3Index {
	readonly frames: number;
	/** Of the sound; 0 when it does not say. */
	readonly bytes: number;
}

/** Fraunhofer's encoder puts its index here, whatever the frame is like. */
const VBRI_OFFSET = 36;

/**
 * Finds the index that encoders put into the first frame instead of sound: `Xing`, called `Info` by
 * LAME in files of a constant bit rate, or `VBRI`.
 *
 * @param bytes with the whole frame that starts at the offset
 */
export function mp3IndexAt(bytes: Buffer, offset: number, frame: MpegFrame): Mp3Index | undefined {
	const content = bytes.subarray(offset, offset + frame.bytes);
	const isAt = (place: number, text: string) =>
		content.toString('latin1', place, place + text.length) === text;
	/** 0 behind the end. */
	const numberAt = (place: number) =>
		place + 4 <= content.length ? content.readUInt32BE(place) : 0;

	const xing = FRAME_HEADER_BYTES + frame.sideInfoBytes;
	if (isAt(xing, 'Xing') || isAt(xing, 'Info')) {
		const flags = numberAt(xing + 4);
		const hasFrames = flags & 1;
		const hasBytes = flags & 2;
		return {
			frames: hasFrames ? numberAt(xing + 8) : 0,
			bytes: hasBytes ? numberAt(xing + (hasFrames ? 12 : 8)) : 0,
		};
	}
	if (isAt(VBRI_OFFSET, 'VBRI')) {
		return { frames: numberAt(VBRI_OFFSET + 14), bytes: numberAt(VBRI_OFFSET + 10) };
	}
	return undefined;
}
