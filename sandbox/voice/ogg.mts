/** Ogg pages (RFC 3533), as far as one stream of Opus needs them. */

const HEADER_BYTES = 27;

/** A packet's length is told in parts of at most this many bytes. */
const LACING_BYTES = 255;

const FLAG_FIRST = 2;

const FLAG_LAST = 4;

/** Where fields stand in a page's header. */
const OFFSET = { flags: 5, granule: 6, serial: 14, sequence: 18, checksum: 22, segments: 26 };

const POLYNOMIAL = 0x04c11db7;

const CHECKSUMS = Uint32Array.from({ length: 256 }, (_, byte) => {
	let value = byte << 24;
	for (let bit = 0; bit < 8; bit += 1) {
		value = (value << 1) ^ (value < 0 ? POLYNOMIAL : 0);
	}
	return value;
});

function checksum(page: Buffer): number {
	let value = 0;
	for (const byte of page) value = (value << 8) ^ (CHECKSUMS[(value >>> 24) ^ byte] ?? 0);
	return value >>> 0;
}

/** Some whole packets of a stream. */
export interface OggPage {
	readonly packets: readonly Buffer[];
	/** Samples of the stream up to the end of the page. */
	readonly granule: number;
}

function lacingOf({ length }: Buffer): number[] {
	const whole = Math.floor(length / LACING_BYTES);
	return [...Array.from({ length: whole }, () => LACING_BYTES), length % LACING_BYTES];
}

/** Writes a stream. */
export function writeOgg(pages: readonly OggPage[], serial: number): Buffer {
	return Buffer.concat(
		pages.map(({ packets, granule }, sequence) => {
			const lacing = packets.flatMap(lacingOf);
			const header = Buffer.alloc(HEADER_BYTES);
			header.write('OggS');
			header[OFFSET.flags] =
				(sequence === 0 ? FLAG_FIRST : 0) | (sequence === pages.length - 1 ? FLAG_LAST : 0);
			header.writeBigUInt64LE(BigInt(granule), OFFSET.granule);
			header.writeUInt32LE(serial, OFFSET.serial);
			header.writeUInt32LE(sequence, OFFSET.sequence);
			header[OFFSET.segments] = lacing.length;
			const page = Buffer.concat([header, Buffer.from(lacing), ...packets]);
			page.writeUInt32LE(checksum(page), OFFSET.checksum);
			return page;
		}),
	);
}

/** The packets of a file with one stream. */
export function readPackets(file: Buffer): Buffer[] {
	const packets: Buffer[] = [];
	const begun: Buffer[] = [];
	for (let page = 0; page < file.length; ) {
		const segments = file[page + OFFSET.segments] ?? 0;
		const lacing = file.subarray(page + HEADER_BYTES, page + HEADER_BYTES + segments);
		let at = page + HEADER_BYTES + segments;
		for (const bytes of lacing) {
			begun.push(file.subarray(at, at + bytes));
			at += bytes;
			if (bytes < LACING_BYTES) packets.push(Buffer.concat(begun.splice(0)));
		}
		page = at;
	}
	return packets;
}
