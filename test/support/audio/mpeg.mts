/** A kind of MPEG frame, by the numbers of the standard's tables. */
export interface FrameKind {
	/** In hexadecimal. */
	header: string;
	bytes: number;
	samples: number;
	sampleRate: number;
	/** Where an encoder puts its index. */
	xingOffset: number;
}

export const FRAME_KINDS = {
	'MPEG 1 layer III, 128 kbit/s, 44.1 kHz': {
		header: 'fffb9064',
		bytes: 417,
		samples: 1152,
		sampleRate: 44_100,
		xingOffset: 36,
	},
	'MPEG 1 layer III, padded': {
		header: 'fffb9264',
		bytes: 418,
		samples: 1152,
		sampleRate: 44_100,
		xingOffset: 36,
	},
	'MPEG 1 layer III, 320 kbit/s, mono, check sum': {
		header: 'fffae4c4',
		bytes: 960,
		samples: 1152,
		sampleRate: 48_000,
		xingOffset: 21,
	},
	'MPEG 2 layer III, 32 kbit/s, 24 kHz, mono': {
		header: 'fff344c4',
		bytes: 96,
		samples: 576,
		sampleRate: 24_000,
		xingOffset: 13,
	},
	'MPEG 2 layer III, 64 kbit/s, 24 kHz, mono': {
		header: 'fff384c4',
		bytes: 192,
		samples: 576,
		sampleRate: 24_000,
		xingOffset: 13,
	},
	'MPEG 2.5 layer III, 24 kbit/s, 8 kHz': {
		header: 'ffe33804',
		bytes: 216,
		samples: 576,
		sampleRate: 8000,
		xingOffset: 21,
	},
	'MPEG 1 layer II, 160 kbit/s, 48 kHz': {
		header: 'fffd9404',
		bytes: 480,
		samples: 1152,
		sampleRate: 48_000,
		xingOffset: 36,
	},
	'MPEG 1 layer I, 128 kbit/s, 32 kHz': {
		header: 'ffff4804',
		bytes: 192,
		samples: 384,
		sampleRate: 32_000,
		xingOffset: 36,
	},
} as const satisfies Record<string, FrameKind>;

export const secondsOfFrames = ({ samples, sampleRate }: FrameKind, count: number) =>
	(count * samples) / sampleRate;

/** Frames of silence. */
export function frames(kind: FrameKind, count: number): Buffer {
	const frame = Buffer.alloc(kind.bytes);
	frame.write(kind.header, 'hex');
	return Buffer.concat(Array.from({ length: count }, () => frame));
}

/** The index of Xing and LAME; what is `undefined` is left out, as its flags say. */
export function xingFrame(
	kind: FrameKind,
	index: { frames?: number; bytes?: number },
	name: string = 'Xing',
): Buffer {
	const frame = frames(kind, 1);
	const { frames: count, bytes } = index;
	frame.write(name, kind.xingOffset, 'latin1');
	frame.writeUInt32BE(
		(count === undefined ? 0 : 1) + (bytes === undefined ? 0 : 2),
		kind.xingOffset + 4,
	);
	[count, bytes]
		.filter((number) => number !== undefined)
		.forEach((number, i) => frame.writeUInt32BE(number, kind.xingOffset + 8 + 4 * i));
	return frame;
}

/** The index of Fraunhofer's encoder. */
export function vbriFrame(kind: FrameKind, index: { frames: number; bytes: number }): Buffer {
	const frame = frames(kind, 1);
	frame.write('VBRI', 36, 'latin1');
	frame.writeUInt32BE(index.bytes, 46);
	frame.writeUInt32BE(index.frames, 50);
	return frame;
}

/** A tag of so many bytes behind its header, such as a picture of the given content takes. */
export function id3v2(content: Buffer, hasFooter: boolean = false): Buffer {
	const header = Buffer.from('ID3\x04\0\0\0\0\0\0', 'latin1');
	header.writeUInt8(hasFooter ? 0x10 : 0, 5);
	[21, 14, 7, 0].forEach((shift, i) => header.writeUInt8((content.length >> shift) & 0x7f, 6 + i));
	return Buffer.concat([header, content, Buffer.alloc(hasFooter ? 10 : 0)]);
}
