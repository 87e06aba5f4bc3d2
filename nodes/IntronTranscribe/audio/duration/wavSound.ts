/** Codes in `fmt ` of sound whose blocks hold one sample each: PCM, floats, A-law, µ-law. */
const ONE_SAMPLE_A_BLOCK = new Set([0x0001, 0x0003, 0x0006, 0x0007]);

/** Codes of sound that tells how many samples a block holds: ADPCM of Microsoft and IMA, GSM. */
const MANY_SAMPLES_A_BLOCK = new Set([0x0002, 0x0011, 0x0031]);

const MP3 = 0x0055;

/** The code that says that the real one follows at `EXTENSIBLE_CODE_OFFSET`. */
const EXTENSIBLE = 0xfffe;
const EXTENSIBLE_CODE_OFFSET = 24;

/** The least and the most of `fmt ` that is looked at. */
const MIN_FORMAT_BYTES = 16;
export const MAX_FORMAT_BYTES = EXTENSIBLE_CODE_OFFSET + 2;

/** Reads numbers in the byte order of the file. */
export interface Numbers {
	readonly u16: (bytes: Buffer, offset: number) => number;
	readonly u32: (bytes: Buffer, offset: number) => number;
}

export const LITTLE_ENDIAN: Numbers = {
	u16: (bytes, offset) => bytes.readUInt16LE(offset),
	u32: (bytes, offset) => bytes.readUInt32LE(offset),
};

export const BIG_ENDIAN: Numbers = {
	u16: (bytes, offset) => bytes.readUInt16BE(offset),
	u32: (bytes, offset) => bytes.readUInt32BE(offset),
};

/** What `fmt ` tells of the sound. */
export interface WavSound {
	readonly isMp3: boolean;
	/** In Hz. */
	readonly sampleRate: number;
	/** Bytes in a second; encoders of packed sound write what they like. */
	readonly byteRate: number;
	readonly blockBytes: number;
	/** In each channel; 0 when unknown. */
	readonly samplesInBlock: number;
}

/** Reads the content of `fmt `; `undefined` when it is too short. */
export function wavSound(content: Buffer, { u16, u32 }: Numbers): WavSound | undefined {
	if (content.length < MIN_FORMAT_BYTES) return undefined;
	const isExtensible = u16(content, 0) === EXTENSIBLE && content.length >= MAX_FORMAT_BYTES;
	const code = u16(content, isExtensible ? EXTENSIBLE_CODE_OFFSET : 0);
	const tellsSamples = MANY_SAMPLES_A_BLOCK.has(code) && content.length >= 20;
	return {
		isMp3: code === MP3,
		sampleRate: u32(content, 4),
		byteRate: u32(content, 8),
		blockBytes: u16(content, 12),
		samplesInBlock: ONE_SAMPLE_A_BLOCK.has(code) ? 1 : tellsSamples ? u16(content, 18) : 0,
	};
}
