import type { ByteReader } from './byteReader';
import { skipId3v2 } from './id3v2';
import type { Mp3Index } from './mp3Index';
import { mp3IndexAt } from './mp3Index';
import type { MpegFrame } from './mpegFrame';
import { FRAME_HEADER_BYTES, MAX_FRAME_BYTES, mpegFrameAt } from './mpegFrame';

/** A frame, and the header of the next one. */
const LOOK_BYTES = MAX_FRAME_BYTES + FRAME_HEADER_BYTES;

const NO_KIND = 0;

/** Whether another frame of the same stream follows: in noise, hardly ever. */
const isFollowed = (bytes: Buffer, offset: number, { kind, bytes: length }: MpegFrame) =>
	mpegFrameAt(bytes, offset + length)?.kind === kind;

/**
 * Whether an index is of this file: cut or joined files keep the index of the file they were.
 *
 * @param rest of the file, in bytes
 */
function fits(index: Mp3Index, rest: number): boolean {
	if (index.frames === 0) return false;
	// Tags may stand behind the sound.
	return index.bytes === 0 || Math.abs(rest - index.bytes) <= 4096 + rest / 64;
}

/**
 * Reads the length of an MP3 file, in seconds: from the index in its first frame, or else from all
 * frames. What stands before, between and behind them is passed over.
 *
 * @param size of the file, in bytes
 */
export async function mp3Seconds(reader: ByteReader, size: number): Promise<number | undefined> {
	await skipId3v2(reader);
	const start = reader.position;
	let seconds = 0;
	let soundBytes = 0;
	/** Of the frame that ends here; none where no frame does. */
	let kind = NO_KIND;
	let isFirst = true;
	for (;;) {
		const ahead = await reader.peek(LOOK_BYTES);
		if (ahead.length < FRAME_HEADER_BYTES) break;
		const lastOffset = Math.max(ahead.length - LOOK_BYTES, 0);
		let offset = 0;
		while (offset <= lastOffset) {
			const frame = mpegFrameAt(ahead, offset);
			if (!frame || (frame.kind !== kind && !isFollowed(ahead, offset, frame))) {
				kind = NO_KIND;
				do offset++;
				while (offset < ahead.length && ahead[offset] !== 0xff);
				continue;
			}
			const index = isFirst ? mp3IndexAt(ahead, offset, frame) : undefined;
			if (index && fits(index, size - reader.position - offset)) {
				return (index.frames * frame.samples) / frame.sampleRate;
			}
			// The frame of an index has no sound.
			if (!index) seconds += frame.samples / frame.sampleRate;
			soundBytes += frame.bytes;
			kind = frame.kind;
			isFirst = false;
			offset += frame.bytes;
		}
		await reader.skip(offset);
	}
	// In noise, and where frames have no length in their headers (free format), a few look like some.
	const isMostlySound = soundBytes > (reader.position - start) / 2;
	return isMostlySound ? seconds : undefined;
}
