/** Small files of the kinds that users have, made byte by byte. */

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

/** Bytes that look like nothing: a simple generator, always the same, without 0xff. */
export function noise(length: number, seed = 1): Buffer {
	let state = seed;
	const bytes = Uint8Array.from({ length }, () => {
		state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
		return (state >>> 16) % 0xff;
	});
	return Buffer.from(bytes);
}

const chunk = (name: string, content: Buffer, size = content.length): Buffer => {
	const header = Buffer.alloc(8);
	header.write(name, 'latin1');
	header.writeUInt32LE(size, 4);
	return Buffer.concat([header, content]);
};

/** @param size what the header says of the sound's length in bytes */
export function wav(sound: Buffer, { before = [] as Buffer[], size = sound.length } = {}): Buffer {
	const format = latin1('\x01\0\x01\0\x40\x1f\0\0\x80\x3e\0\0\x02\0\x10\0');
	const body = Buffer.concat([
		latin1('WAVE'),
		...before,
		chunk('fmt ', format),
		chunk('data', sound, size),
	]);
	return chunk('RIFF', body);
}

export const wavChunk = chunk;

/** A frame: its header in hexadecimal digits, and noise up to the length in bytes. */
export const frame = (header: string, length: number): Buffer =>
	Buffer.concat([Buffer.from(header, 'hex'), noise(length - header.length / 2, 7)]);

/** Frames of layer III at 128 kbit/s and 44.1 kHz. */
export const mp3 = (frames = 12): Buffer =>
	Buffer.concat(Array.from({ length: frames }, () => frame('fffb9064', 417)));

/** The same of layer II at 64 kbit/s and 44.1 kHz. */
export const layerTwo = (frames = 12): Buffer =>
	Buffer.concat(Array.from({ length: frames }, () => frame('fffd4064', 208)));

/** Frames of layer III that do not tell their length. */
export const freeFormat = (frames = 12): Buffer =>
	Buffer.concat(Array.from({ length: frames }, (_none, i) => frame('fffb0064', 1077 + (i % 2))));

export function id3(content: Buffer): Buffer {
	const size = content.length;
	const sizes = [21, 14, 7, 0].map((bits) => (size >> bits) & 0x7f);
	return Buffer.concat([latin1('ID3\x03\0\0'), Buffer.from(sizes), content]);
}

/** A tag of APE version 2. */
export function ape(content: Buffer): Buffer {
	const header = Buffer.alloc(32);
	header.write('APETAGEX');
	header.writeUInt32LE(2000, 8);
	header.writeUInt32LE(content.length, 12);
	return Buffer.concat([header, content]);
}

export const adts = (frames = 12): Buffer =>
	Buffer.concat(Array.from({ length: frames }, () => frame('fff15080199ffc', 204)));

interface Page {
	content: Buffer;
	/** Samples until here; 0 in pages of headers. */
	position?: number;
	isFirst?: boolean;
}

export const ogg = (pages: Page[]): Buffer =>
	Buffer.concat(
		pages.flatMap(({ content, position = 0, isFirst = false }) => {
			const header = Buffer.alloc(27);
			header.write('OggS');
			header.writeUInt8(isFirst ? 2 : 0, 5);
			header.writeBigInt64LE(BigInt(position), 6);
			const whole = Math.floor(content.length / 255);
			const sizes = Buffer.from([...Array<number>(whole).fill(255), content.length % 255]);
			header.writeUInt8(sizes.length, 26);
			return [header, sizes, content];
		}),
	);

export const OGG_HEADERS: Page[] = [
	{ content: latin1('OpusHead\x01\x01\x38\x01\x80\x3e\0\0\0\0\0'), isFirst: true },
	{ content: latin1('OpusTags\x04\0\0\0test\0\0\0\0') },
];

export const opus = (): Buffer => ogg([...OGG_HEADERS, { content: noise(600), position: 960 }]);

/** @param sound what stands behind the metadata */
export const flac = (sound = noise(600)): Buffer =>
	Buffer.concat([latin1('fLaC\x80\0\0\x22'), noise(34, 3), sound]);

export function box(kind: string, content: Buffer = Buffer.alloc(0)): Buffer {
	const header = Buffer.alloc(8);
	header.writeUInt32BE(8 + content.length);
	header.write(kind, 4, 'latin1');
	return Buffer.concat([header, content]);
}

/** @param brand of four letters, such as `M4A ` */
export const mp4 = (brand: string, rest = [box('moov', noise(300)), box('mdat', noise(600))]) =>
	Buffer.concat([box('ftyp', latin1(`${brand}\0\0\x02\0${brand}isom`)), ...rest]);

/** @param id in hexadecimal digits */
export const element = (id: string, content: Buffer): Buffer => {
	const size = Buffer.alloc(4);
	size.writeUInt32BE(0x1000_0000 + content.length);
	return Buffer.concat([Buffer.from(id, 'hex'), size, content]);
};

export const CLUSTER = element('1f43b675', noise(600));

/** @param before elements of the header in front of the document type */
export const ebml = (
	documentType: string,
	content = CLUSTER,
	before: Buffer = Buffer.alloc(0),
): Buffer =>
	Buffer.concat([
		element('1a45dfa3', Buffer.concat([before, element('4282', latin1(documentType))])),
		element('18538067', Buffer.concat([element('1654ae6b', noise(100)), content])),
	]);

/** An element that says nothing. */
export const ebmlVoid = (length: number): Buffer => element('ec', Buffer.alloc(length));

/** Speech as its loudness goes up and down, from -1 to 1. */
const speech = (samples: number): number[] =>
	Array.from(
		{ length: samples },
		(_none, i) => 0.1 * Math.sin(i / 5 + i ** 2 / 9e4) * Math.sin(i / 900) ** 2,
	);

export function muLaw(samples = 8000): Buffer {
	return Buffer.from(
		speech(samples).map((value) => {
			const loudness = Math.round((127 * Math.log1p(255 * Math.abs(value))) / Math.log(256));
			return 0xff ^ (loudness | (value < 0 ? 0x80 : 0));
		}),
	);
}

export function linear(samples = 8000): Buffer {
	const bytes = Buffer.alloc(2 * samples);
	speech(samples).forEach((value, i) => bytes.writeInt16LE(Math.round(value * 20_000), 2 * i));
	return bytes;
}

export const gsm = (frames = 40): Buffer =>
	Buffer.concat(Array.from({ length: frames }, (_none, i) => frame('d2a5e1b7', 33).fill(i, 5, 7)));

/** As a program leaves it that reads bytes as UTF-8, or as Latin-1, and writes UTF-8. */
export const mangled = (bytes: Buffer, readAs: 'utf8' | 'latin1'): Buffer =>
	Buffer.from(bytes.toString(readAs));

export const utf16 = (text: string, { mark = true, isBig = false } = {}): Buffer => {
	const units = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
	return isBig ? units.swap16() : units;
};
