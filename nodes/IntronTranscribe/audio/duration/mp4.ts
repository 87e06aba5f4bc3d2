import type { ByteReader } from './byteReader';
import { Mp4Movie } from './mp4Movie';

/** Boxes that hold nothing but boxes; the way to those that tell something. */
const BRANCHES = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'mvex', 'moof', 'traf']);

/** The boxes that tell something, and how much of them is looked at. */
const LEAVES = { mvhd: 32, tkhd: 24, mdhd: 32, stts: 8, mehd: 12, trex: 16, tfhd: 24 } as const;
type Leaf = keyof typeof LEAVES;
const isLeaf = (type: string): type is Leaf => Object.hasOwn(LEAVES, type);

/** The flags of `trun`: what it tells before its samples, and of each one. */
const BEFORE_SAMPLES = [0x01, 0x04];
const HAS_DURATIONS = 0x100;
const OF_EACH_SAMPLE = [HAS_DURATIONS, 0x200, 0x400, 0x800];

interface Box {
	readonly type: string;
	/** Where it ends in the file. */
	readonly end: number;
}

/** Goes past the header of a box; `undefined` where none can be. */
async function readHeader(reader: ByteReader, size: number): Promise<Box | undefined> {
	const start = reader.position;
	const header = await reader.peek(16);
	if (header.length < 8) return undefined;
	const type = header.toString('latin1', 4, 8);
	const short = header.readUInt32BE(0);
	// 1 stands for a size of 64 bits behind the type, 0 for all that is left.
	if (short === 1 && header.length < 16) return undefined;
	const isLong = short === 1;
	const length = isLong ? Number(header.readBigUInt64BE(8)) : short || size - start;
	const headerBytes = isLong ? 16 : 8;
	if (length < headerBytes) return undefined;
	await reader.skip(headerBytes);
	return { type, end: start + length };
}

/** Reads `trun`: so many samples of a fragment, of the usual length or each with its own. */
async function readRun(reader: ByteReader, end: number, movie: Mp4Movie): Promise<void> {
	const head = await reader.peek(8);
	if (head.length < 8) return;
	const flags = head.readUInt32BE(0);
	const count = head.readUInt32BE(4);
	if (!(flags & HAS_DURATIONS)) {
		movie.samples(count);
		return;
	}
	const bytesOf = (fields: readonly number[]) => 4 * fields.filter((flag) => flags & flag).length;
	const sampleBytes = bytesOf(OF_EACH_SAMPLE);
	await reader.skip(8 + bytesOf(BEFORE_SAMPLES));
	let left = Math.min(count, Math.floor((end - reader.position) / sampleBytes));
	while (left > 0) {
		const ahead = await reader.peek(sampleBytes);
		const samples = Math.min(left, Math.floor(ahead.length / sampleBytes));
		if (samples === 0) return;
		let units = 0;
		for (let i = 0; i < samples; i++) units += ahead.readUInt32BE(i * sampleBytes);
		movie.units(units);
		await reader.skip(samples * sampleBytes);
		left -= samples;
	}
}

/**
 * Reads the length of an MP4 or M4A file, in seconds: from `moov`, wherever it stands, and, where
 * that was written before the sound (Safari, live recordings), from the fragments.
 *
 * @param size of the file, in bytes
 */
export async function mp4Seconds(reader: ByteReader, size: number): Promise<number | undefined> {
	const movie = new Mp4Movie();
	let moovEnd = Infinity;
	while (reader.position < moovEnd || !movie.isComplete) {
		const box = await readHeader(reader, size);
		if (!box) break;
		const { type, end } = box;
		if (BRANCHES.has(type)) {
			if (type === 'moov') moovEnd = end;
			if (type === 'trak') movie.trak();
			if (type === 'mvex') movie.mvex();
			continue;
		}
		if (isLeaf(type)) {
			const content = await reader.peek(LEAVES[type]);
			if (content.length >= LEAVES[type]) movie[type](content);
		} else if (type === 'trun') {
			await readRun(reader, end, movie);
		}
		// Nothing can follow what goes to the end of the file.
		if (end >= size) break;
		await reader.skip(end - reader.position);
	}
	return movie.seconds();
}
