import type { ByteReader } from './byteReader';
import { elementAt, float, MAX_ELEMENT_HEADER_BYTES, unsigned, widthOf } from './ebml';

/** The elements of EBML that count, by their IDs. */
const SEGMENT = 0x1853_8067;
const INFO = 0x1549_a966;
const TIMECODE_SCALE = 0x2a_d7b1;
const DURATION = 0x4489;
const CLUSTER = 0x1f43_b675;
const TIMECODE = 0xe7;
const SIMPLE_BLOCK = 0xa3;
const BLOCK_GROUP = 0xa0;
const BLOCK = 0xa1;
const BLOCK_DURATION = 0x9b;

/** They hold nothing but elements; live recordings leave their sizes open. */
const BRANCHES = new Set([SEGMENT, INFO, CLUSTER, BLOCK_GROUP]);

const CLUSTER_PATTERN = Buffer.from(CLUSTER.toString(16), 'hex');

/** As much as is needed of a content: a number, or the head of a block. */
const MAX_CONTENT_BYTES = 10;
const LOOK_BYTES = MAX_ELEMENT_HEADER_BYTES + MAX_CONTENT_BYTES;

/** What a unit of time is without `TIMECODE_SCALE`, in nanoseconds. */
const DEFAULT_SCALE = 1_000_000;

/** What the elements of a file tell of its length, in units of its time. */
class Timeline {
	/** In nanoseconds. */
	private scale = DEFAULT_SCALE;

	/** Of the whole file, as its head tells. */
	private duration = 0;

	private clusterTime = 0;

	private blockTime = 0;

	/** Where the first block begins: live recordings can begin late. */
	private start: number | undefined;

	/** How far the blocks go. */
	private end = 0;

	get isComplete(): boolean {
		return this.duration > 0;
	}

	/** Takes an element whose content, or the beginning of it, stands from `start` to `end`. */
	take(id: number, bytes: Buffer, start: number, end: number): void {
		switch (id) {
			case SIMPLE_BLOCK:
			case BLOCK:
				this.block(bytes, start, end);
				break;
			case TIMECODE:
				this.clusterTime = unsigned(bytes, start, end);
				break;
			case BLOCK_DURATION:
				this.reach(this.blockTime + unsigned(bytes, start, end));
				break;
			case TIMECODE_SCALE:
				this.scale = unsigned(bytes, start, end) || DEFAULT_SCALE;
				break;
			case DURATION:
				this.duration = float(bytes, start, end);
		}
	}

	/** The length in seconds, as far as it was told. */
	seconds(): number | undefined {
		const units = this.duration || this.end - (this.start ?? 0);
		return units > 0 ? (units * this.scale) / 1e9 : undefined;
	}

	/** A block begins with the number of its track and its time within its cluster. */
	private block(bytes: Buffer, start: number, end: number): void {
		const place = start + widthOf(bytes[start] ?? 0);
		if (place + 2 > end) return;
		this.blockTime = this.clusterTime + bytes.readInt16BE(place);
		this.start ??= this.blockTime;
		this.reach(this.blockTime);
	}

	private reach(time: number): void {
		this.end = Math.max(this.end, time);
	}
}

/**
 * Reads the length of a WebM file, in seconds: from its head, or, where the recorder could not know
 * it when it wrote the head (browsers), from the last block.
 */
export async function webmSeconds(reader: ByteReader): Promise<number | undefined> {
	const timeline = new Timeline();
	let infoEnd = Infinity;
	for (;;) {
		const ahead = await reader.peek(LOOK_BYTES);
		if (ahead.length === 0) break;
		let offset = 0;
		let isDamaged = false;
		do {
			const element = elementAt(ahead, offset);
			const isOver = element?.id === CLUSTER || reader.position + offset >= infoEnd;
			if (isOver && timeline.isComplete) return timeline.seconds();
			if (!element) {
				isDamaged = true;
				break;
			}
			const { id, size, headerBytes } = element;
			offset += headerBytes;
			if (id === INFO) infoEnd = reader.position + offset + size;
			if (BRANCHES.has(id)) continue;
			const end = Math.min(offset + size, offset + MAX_CONTENT_BYTES, ahead.length);
			timeline.take(id, ahead, offset, end);
			offset += size;
		} while (offset + LOOK_BYTES <= ahead.length);
		await reader.skip(offset);
		// Behind the damage, the next cluster can be whole.
		if (isDamaged && !((await reader.skip(1)) && (await reader.find(CLUSTER_PATTERN)))) break;
	}
	return timeline.seconds();
}
