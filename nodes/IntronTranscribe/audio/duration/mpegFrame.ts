/**
 * The header of a frame of MPEG audio (ISO 11172-3 and 13818-3, and the unofficial version 2.5): its
 * first four bytes tell its length in bytes and in time.
 */

export const FRAME_HEADER_BYTES = 4;

/** What a frame's header tells. */
export interface MpegFrame {
	/** Of the whole frame, with its header. */
	readonly bytes: number;
	/** Samples in each channel. */
	readonly samples: number;
	/** In Hz. */
	readonly sampleRate: number;
	/** What stays the same in all frames of a stream: version, layer and sampling rate. */
	readonly kind: number;
	/** How much stands between the header and the sound (layer III). */
	readonly sideInfoBytes: number;
}

/** In kbit/s by version 1 or 2, layer, and code; 0 (free format) gives a frame no length. */
const BIT_RATES: readonly [Rates, Rates] = [
	{
		1: [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
		2: [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
		3: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
	},
	{
		1: [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
		2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
		3: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
	},
];
type Layer = 1 | 2 | 3;
type Rates = Readonly<Record<Layer, readonly number[]>>;

/** In Hz by code, for version 1; version 2 has half of it, version 2.5 a quarter. */
const SAMPLE_RATES = [44_100, 48_000, 32_000];

/** By the code of the version: 2.5, none, 2, 1. */
const RATE_DIVISORS = [4, undefined, 2, 1];

/** By the code of the layer: none, III, II, I. */
const LAYERS: ReadonlyArray<Layer | undefined> = [undefined, 3, 2, 1];

/** The bits of `kind`: the synchronisation, version, layer, sampling rate. */
const KIND_BITS = 0xfffe_0c00;

const MONO = 0b11;

/** More than any frame has: layer II of version 2.5, 160 kbit/s at 8 kHz, padded. */
export const MAX_FRAME_BYTES = 2881;

/** @returns the frame that starts at the offset, if one can start there */
export function mpegFrameAt(bytes: Buffer, offset: number): MpegFrame | undefined {
	if (offset + FRAME_HEADER_BYTES > bytes.length) return undefined;
	const header = bytes.readUInt32BE(offset);
	if (header >>> 21 !== 0x7ff) return undefined;
	const divisor = RATE_DIVISORS[(header >>> 19) & 0b11];
	const layer = LAYERS[(header >>> 17) & 0b11];
	const fullRate = SAMPLE_RATES[(header >>> 10) & 0b11];
	if (!divisor || !layer || !fullRate) return undefined;
	const isVersion1 = divisor === 1;
	const bitRate = BIT_RATES[isVersion1 ? 0 : 1][layer][(header >>> 12) & 0b1111];
	if (!bitRate) return undefined;

	const sampleRate = fullRate / divisor;
	const samples = layer === 1 ? 384 : layer === 3 && !isVersion1 ? 576 : 1152;
	// Frames are made of slots: of four bytes in layer I, else of one.
	const slotBytes = layer === 1 ? 4 : 1;
	const padding = (header >>> 9) & 1;
	const slots = Math.floor((samples * bitRate * 125) / (sampleRate * slotBytes)) + padding;
	const isMono = ((header >>> 6) & 0b11) === MONO;
	return {
		bytes: slots * slotBytes,
		samples,
		sampleRate,
		kind: header & KIND_BITS,
		sideInfoBytes: isVersion1 ? (isMono ? 17 : 32) : isMono ? 9 : 17,
	};
}
