/** Numbers of 32 bits. */
export const u32 = (...numbers: number[]): Buffer => {
	const content = Buffer.alloc(4 * numbers.length);
	numbers.forEach((number, i) => content.writeUInt32BE(number >>> 0, 4 * i));
	return content;
};

const u64 = (number: number | bigint): Buffer => {
	const content = Buffer.alloc(8);
	content.writeBigUInt64BE(BigInt(number));
	return content;
};

export const box = (type: string, ...parts: Buffer[]): Buffer => {
	const content = Buffer.concat(parts);
	return Buffer.concat([u32(8 + content.length), Buffer.from(type, 'latin1'), content]);
};

/** A box with a size of 64 bits. */
export const longBox = (type: string, content: Buffer): Buffer =>
	Buffer.concat([u32(1), Buffer.from(type, 'latin1'), u64(16 + content.length), content]);

/** A box that goes to the end of the file. */
export const openBox = (type: string, content: Buffer): Buffer =>
	Buffer.concat([u32(0), Buffer.from(type, 'latin1'), content]);

export const FILE_TYPE = box('ftyp', Buffer.from('M4A \0\0\0\0isom', 'latin1'));

/** `mvhd` or `mdhd`. */
export const timing = (type: string, timescale: number, duration: number): Buffer =>
	box(type, u32(0, 0, 0, timescale, duration), Buffer.alloc(80));

/** The same with times of 64 bits. */
export const longTiming = (type: string, timescale: number, duration: number | bigint): Buffer =>
	box(type, u32(0x0100_0000), Buffer.alloc(16), u32(timescale), u64(duration), Buffer.alloc(80));

export interface TrackParts {
	id?: number;
	media?: Buffer;
	/** Entries of `stts`. */
	samples?: number;
}

export const track = ({ id = 1, media = timing('mdhd', 8000, 0), samples = 0 }: TrackParts) =>
	box(
		'trak',
		box('tkhd', u32(0, 0, 0, id, 0, 0), Buffer.alloc(60)),
		box(
			'mdia',
			media,
			box('minf', box('stbl', box('stts', u32(0, samples), Buffer.alloc(8 * samples)))),
		),
	);

/** What makes a movie one of fragments. */
export const movieExtends = (id: number, sampleDuration: number, fragments?: number): Buffer =>
	box(
		'mvex',
		...(fragments === undefined ? [] : [box('mehd', u32(0, fragments))]),
		box('trex', u32(0, id, 1, sampleDuration, 0, 0)),
	);

/** A fragment of one track: `tfhd` and `trun` are given whole. */
export const fragment = (tfhd: Buffer, ...truns: Buffer[]): Buffer =>
	Buffer.concat([
		box('moof', box('mfhd', u32(0, 1)), box('traf', box('tfhd', tfhd, Buffer.alloc(24)), ...truns)),
		box('mdat', Buffer.alloc(700)),
	]);
