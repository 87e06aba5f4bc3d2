import type { AudioFile } from './audioFile';
import { reading } from './audioFile';
import { ByteReader } from './byteReader';
import { OggPage } from './oggPage';

/** Positions count samples at this rate whatever the sound was made from (RFC 7845). */
const SAMPLES_PER_MS = 48;

/** Lengths of a frame in milliseconds, by the first five bits of a packet (RFC 6716). */
const SILK_MS = [10, 20, 40, 60] as const;
const HYBRID_MS = [10, 20] as const;
const CELT_MS = [2.5, 5, 10, 20] as const;

/** Where the rate of the sound that was encoded stands in the head; decoders don't need it. */
const RATE = { from: 12, to: 16 } as const;

/** The one stream of the joined file; any number will do. */
const SERIAL = 1;

function frameMs(configuration: number): number {
	if (configuration < 12) return SILK_MS[configuration % 4] ?? 0;
	return (configuration < 16 ? HYBRID_MS[configuration % 2] : CELT_MS[configuration % 4]) ?? 0;
}

/** How many samples a packet decodes to. */
function samplesOf(packet: Buffer): bigint {
	const [first = 0, second = 0] = packet;
	const code = first & 3;
	const frames = code === 0 ? 1 : code === 3 ? second & 63 : 2;
	return BigInt(Math.round(frameMs(first >> 3) * SAMPLES_PER_MS * frames));
}

/** What two streams must agree in to be one: channels, pre-skip, gain and mapping. */
function headOf(page: OggPage | undefined): string | undefined {
	const [head] = page?.packets ?? [];
	if (!page?.isFirst || head?.toString('latin1', 0, 8) !== 'OpusHead') return undefined;
	return Buffer.concat([head.subarray(0, RATE.from), head.subarray(RATE.to)]).toString('latin1');
}

/** Reads the head of a file and the comments, which may take several pages. */
async function readHeads(reader: ByteReader): Promise<OggPage[]> {
	const head = await OggPage.read(reader);
	const comments: OggPage[] = [];
	let page = await OggPage.read(reader);
	// The comments end on a page of their own; a page of them that is not the last ends no packet
	while (page) {
		comments.push(page);
		if (page.position === 0n) break;
		page = await OggPage.read(reader);
	}
	return head ? [head, ...comments] : [];
}

async function* joined(files: readonly AudioFile[]): AsyncGenerator<Uint8Array> {
	let sequence = 0;
	let total = 0n;
	for (const [index, file] of files.entries()) {
		const reader = new ByteReader(await file.open());
		const heads = await readHeads(reader);
		if (index === 0) {
			for (const page of heads) yield page.moved(SERIAL, sequence++, page.position, false);
		}
		const isLastFile = index === files.length - 1;
		const before = total;
		let page = await OggPage.read(reader);
		while (page) {
			const next = await OggPage.read(reader);
			if (next?.isFirst) throw new RangeError('More than one stream in an Ogg file');
			for (const packet of page.packets) total += samplesOf(packet);
			const isLast = isLastFile && !next;
			// Only at its very end may a stream stop within a packet
			const position = isLast ? before + page.position : total;
			yield page.moved(SERIAL, sequence++, position, isLast);
			page = next;
		}
	}
}

/**
 * Joins Ogg files with Opus into one with a single stream; players handle chained streams badly. The
 * pages stay as they are, but for their place in the stream, so nothing is encoded anew. At each seam
 * a few milliseconds come to the length, with which the encoder had filled up the last packet.
 *
 * @returns its bytes; `undefined` when the streams differ in what a decoder must know
 */
export async function joinOpus(
	files: readonly AudioFile[],
): Promise<AsyncIterable<Uint8Array> | undefined> {
	const heads = await Promise.all(
		files.map(
			async (file) => await reading(file, async (reader) => headOf(await OggPage.read(reader))),
		),
	);
	const [first] = heads;
	return first !== undefined && heads.every((head) => head === first) ? joined(files) : undefined;
}
