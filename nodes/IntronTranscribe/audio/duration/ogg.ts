import type { ByteReader } from './byteReader';
import { streamInfoRate } from './flac';

const CAPTURE_PATTERN = Buffer.from('OggS');

const PAGE_HEADER_BYTES = 27;

/** A header, and the lengths of at most 255 segments. */
const LOOK_BYTES = PAGE_HEADER_BYTES + 255;

/** The flag of a page that begins a logical stream. */
const BEGINS_STREAM = 0x02;

/** The granule position of a page on which no packet ends: all bits set. */
const MAX_GRANULE = 2 ** 62;

/** No page of sound is as long. */
const MAX_PAGE_SECONDS = 60;

/** A logical stream of sound. */
interface SoundStream {
	readonly serial: number;
	/** Granules in a second. */
	readonly rate: number;
	/** Where the sound begins, in granules. */
	start: number;
	/** Where the last page ended, in granules. */
	end?: number;
}

/** How the first packet tells its codec, the rate of its granules, and how many to leave out. */
const CODECS: ReadonlyArray<{
	magic: string;
	headBytes: number;
	rate: (head: Buffer) => number;
	preSkip?: (head: Buffer) => number;
}> = [
	{
		magic: 'OpusHead',
		headBytes: 12,
		rate: () => 48_000,
		preSkip: (head) => head.readUInt16LE(10),
	},
	{ magic: '\x01vorbis', headBytes: 16, rate: (head) => head.readUInt32LE(12) },
	{ magic: 'Speex   ', headBytes: 40, rate: (head) => head.readUInt32LE(36) },
	{ magic: '\x7fFLAC', headBytes: 30, rate: (head) => streamInfoRate(head.subarray(17)) },
];

/** As much as is needed of a first packet. */
const MAX_HEAD_BYTES = Math.max(...CODECS.map(({ headBytes }) => headBytes));

/** The stream of sound that a first packet begins; other streams are pictures or texts. */
function soundStream(serial: number, head: Buffer): SoundStream | undefined {
	const codec = CODECS.find(({ magic }) => head.toString('latin1', 0, magic.length) === magic);
	if (!codec || head.length < codec.headBytes) return undefined;
	return { serial, rate: codec.rate(head), start: codec.preSkip?.(head) ?? 0 };
}

const secondsOf = (stream: SoundStream | undefined) =>
	stream?.end === undefined ? 0 : (stream.end - stream.start) / stream.rate;

/**
 * Reads the length of an Ogg file, in seconds: each page tells how far it goes, so the last one
 * counts. Of streams side by side the first one with sound counts, of streams one behind the other
 * (internet radio, joined files) all.
 */
export async function oggSeconds(reader: ByteReader): Promise<number | undefined> {
	let before = 0;
	let stream: SoundStream | undefined;
	while (await reader.find(CAPTURE_PATTERN)) {
		const page = await reader.peek(LOOK_BYTES);
		if (page.length < PAGE_HEADER_BYTES) break;
		const flags = page.readUInt8(5);
		const granule = Number(page.readBigUInt64LE(6));
		const serial = page.readUInt32LE(14);
		const bodyStart = PAGE_HEADER_BYTES + page.readUInt8(26);
		const body = page.subarray(PAGE_HEADER_BYTES, bodyStart).reduce((sum, byte) => sum + byte, 0);
		await reader.skip(bodyStart);

		const isOver = !stream || stream.end !== undefined;
		if (flags & BEGINS_STREAM && isOver) {
			const head = (await reader.peek(MAX_HEAD_BYTES)).subarray(0, body);
			const next = soundStream(serial, head);
			if (next) {
				before += secondsOf(stream);
				stream = next;
			}
		}
		const isWhole = await reader.skip(body);
		if (!isWhole || stream?.serial !== serial || granule === 0 || granule > MAX_GRANULE) continue;
		// What was cut out of a longer stream goes on counting where it was cut.
		const isCutOut = stream.end === undefined && granule > MAX_PAGE_SECONDS * stream.rate;
		if (isCutOut) stream.start = granule;
		stream.end = granule;
	}
	return stream?.end === undefined ? undefined : before + secondsOf(stream);
}
