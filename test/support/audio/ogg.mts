import { streamInfo } from './flac.mts';

/** A granule position for a page on which no packet ends. */
export const NO_GRANULE = 0xffff_ffff_ffff_ffffn;

export interface Page {
	serial?: number;
	granule?: number | bigint;
	isFirst?: boolean;
	body?: Buffer;
}

/** A page; readers of lengths don't look at its check sum. */
export function page({ serial = 7, granule = 0, isFirst = false, body = Buffer.alloc(600) }: Page) {
	const header = Buffer.alloc(27);
	header.write('OggS');
	header.writeUInt8(isFirst ? 2 : 0, 5);
	header.writeBigUInt64LE(BigInt(granule), 6);
	header.writeUInt32LE(serial, 14);
	const full = Math.floor(body.length / 255);
	const segments = Buffer.from([...Array<number>(full).fill(255), body.length % 255]);
	header.writeUInt8(segments.length, 26);
	return Buffer.concat([header, segments, body]);
}

export function opusHead(preSkip: number): Buffer {
	const head = Buffer.from('OpusHead\x01\x01\0\0\x40\x1f\0\0\0\0\0', 'latin1');
	head.writeUInt16LE(preSkip, 10);
	return head;
}

function headWithRate(magic: string, offset: number, length: number, sampleRate: number): Buffer {
	const head = Buffer.alloc(length);
	head.write(magic, 'latin1');
	head.writeUInt32LE(sampleRate, offset);
	return head;
}

export const vorbisHead = (rate: number) => headWithRate('\x01vorbis', 12, 30, rate);
export const speexHead = (rate: number) => headWithRate('Speex   1.2', 36, 80, rate);
export const theoraHead = () => headWithRate('\x80theora', 12, 42, 0);
export const flacHead = (rate: number) =>
	Buffer.concat([Buffer.from('\x7fFLAC\x01\0\0\x01fLaC\0\0\0\x22', 'latin1'), streamInfo(rate, 0)]);

/** A stream: its first packet, a page of comments, and a page for every second. */
export function stream(head: Buffer, granules: readonly number[], serial: number = 7): Buffer {
	return Buffer.concat([
		page({ serial, isFirst: true, body: head }),
		page({ serial, body: Buffer.alloc(40) }),
		...granules.map((granule) => page({ serial, granule })),
	]);
}
