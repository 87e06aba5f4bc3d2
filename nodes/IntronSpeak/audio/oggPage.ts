import type { ByteReader } from './byteReader';

const HEAD_BYTES = 27;

/** Where fields stand in the head of a page (RFC 3533). */
const AT = { flags: 5, position: 6, serial: 14, sequence: 18, checksum: 22, segments: 26 } as const;

const FLAG = { continued: 1, first: 2, last: 4 } as const;

/** A packet's length is told in parts of at most this many bytes. */
const LACING_BYTES = 255;

const POLYNOMIAL = 0x04c1_1db7;

const CHECKSUMS = Uint32Array.from({ length: 256 }, (_, byte) => {
	let value = byte << 24;
	for (let bit = 0; bit < 8; bit++) value = (value << 1) ^ (value < 0 ? POLYNOMIAL : 0);
	return value;
});

function checksum(page: Buffer): number {
	let value = 0;
	for (const byte of page) value = (value << 8) ^ (CHECKSUMS[(value >>> 24) ^ byte] ?? 0);
	return value >>> 0;
}

/** A page of an Ogg file. */
export class OggPage {
	private constructor(private readonly bytes: Buffer) {}

	/**
	 * Reads the next page.
	 *
	 * @returns `undefined` at the end
	 * @throws RangeError when there is something else
	 */
	static async read(reader: ByteReader): Promise<OggPage | undefined> {
		const head = await reader.take(HEAD_BYTES);
		if (head.length === 0) return undefined;
		if (head.toString('latin1', 0, 4) !== 'OggS') throw new RangeError('No page of an Ogg file');
		const lacing = await reader.take(head[AT.segments] ?? 0);
		const length = lacing.reduce((sum, bytes) => sum + bytes, 0);
		const content = await reader.take(length);
		if (content.length < length) throw new RangeError('A page of an Ogg file is cut short');
		return new OggPage(Buffer.concat([head, lacing, content]));
	}

	/** Samples of the stream up to the end of the page. */
	get position(): bigint {
		return this.bytes.readBigInt64LE(AT.position);
	}

	/** Whether a stream begins with it. */
	get isFirst(): boolean {
		return ((this.bytes[AT.flags] ?? 0) & FLAG.first) !== 0;
	}

	/** The packets that begin in it, whole or not. */
	get packets(): Buffer[] {
		const start = HEAD_BYTES + (this.bytes[AT.segments] ?? 0);
		const packets: Buffer[] = [];
		let from = start;
		let to = start;
		for (const bytes of this.bytes.subarray(HEAD_BYTES, start)) {
			to += bytes;
			if (bytes === LACING_BYTES) continue;
			packets.push(this.bytes.subarray(from, to));
			from = to;
		}
		if (from < to) packets.push(this.bytes.subarray(from, to));
		const isContinued = ((this.bytes[AT.flags] ?? 0) & FLAG.continued) !== 0;
		return isContinued ? packets.slice(1) : packets;
	}

	/** The same page at another place of another stream. */
	moved(serial: number, sequence: number, position: bigint, isLast: boolean): Buffer {
		const page = Buffer.from(this.bytes);
		const flags = (page[AT.flags] ?? 0) & ~FLAG.last;
		page[AT.flags] = isLast ? flags | FLAG.last : flags;
		page.writeBigInt64LE(position, AT.position);
		page.writeUInt32LE(serial, AT.serial);
		page.writeUInt32LE(sequence, AT.sequence);
		page.writeUInt32LE(0, AT.checksum);
		page.writeUInt32LE(checksum(page), AT.checksum);
		return page;
	}
}
