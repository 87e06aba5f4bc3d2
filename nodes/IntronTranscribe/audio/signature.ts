import type { AudioFormat } from '../catalog/audioFormats';
import { formatOfExtension } from '../catalog/audioFormats';

/** How many bytes at the start of a file are needed to recognise it. */
export const SIGNATURE_BYTES = 512;

/** What the first bytes of a file tell. */
export type Signature =
	/** One of the formats that the service accepts. */
	| { readonly kind: 'accepted'; readonly format: AudioFormat }
	/** Sound, or a movie with sound, in a format that the service does not accept. */
	| { readonly kind: 'otherAudio'; readonly name: string }
	/** Something without sound. */
	| { readonly kind: 'noAudio'; readonly name: string }
	/** Nothing certain. */
	| { readonly kind: 'unknown' };

const accepted = (extension: string): Signature => {
	const format = formatOfExtension(extension);
	return format ? { kind: 'accepted', format } : { kind: 'unknown' };
};
const otherAudio = (name: string): Signature => ({ kind: 'otherAudio', name });
const noAudio = (name: string): Signature => ({ kind: 'noAudio', name });

/** A test of a file's first bytes, given as Latin-1 text. */
type Test = (head: string) => boolean;

/** Whether one of the texts stands at the offset. */
const at =
	(offset: number, ...texts: readonly string[]): Test =>
	(head) =>
		texts.some((text) => head.startsWith(text, offset));

/** Matroska and WebM start alike; the document type follows within the header. */
const isWebm: Test = (head) => head.startsWith('\x1aE\xdf\xa3') && head.includes('webm');

/**
 * MPEG audio without a tag starts with a frame: eleven set bits, then version and layer, then codes
 * of bit rate and sampling rate, of which some do not exist.
 */
const isMp3Frame: Test = (head) => {
	const [first = 0, second = 0, third = 0] = Buffer.from(head, 'latin1');
	const isLayerThree = (second & 0b1110_0110) === 0b1110_0010;
	const hasBitRate = third >> 4 !== 0b1111;
	const hasSamplingRate = ((third >> 2) & 0b11) !== 0b11;
	return first === 0xff && isLayerThree && hasBitRate && hasSamplingRate;
};

/** No control characters at all: the web page or message that a failed download left behind. */
const isText: Test = (head) => /^[\t\n\r\x20-\x7e\x80-\xff]+$/.test(head);

/** The first test that holds tells what a file is. */
const SIGNATURES: ReadonlyArray<readonly [test: Test, signature: Signature]> = [
	[at(0, 'ID3'), accepted('mp3')],
	[at(0, 'OggS'), accepted('ogg')],
	[at(0, 'fLaC'), accepted('flac')],
	[at(8, 'WAVE'), accepted('wav')],
	[isWebm, accepted('webm')],
	[at(0, '\x1aE\xdf\xa3'), otherAudio('a Matroska file')],
	[at(4, 'ftypM4A', 'ftypM4B'), accepted('m4a')],
	[at(4, 'ftypqt'), otherAudio('a QuickTime file')],
	[at(4, 'ftyp3g'), otherAudio('a 3GP file')],
	[at(4, 'ftyphei', 'ftypmif1', 'ftypavif'), noAudio('a picture')],
	[at(4, 'ftyp'), accepted('mp4')],
	[at(0, '#!AMR'), otherAudio('an AMR file')],
	[at(8, 'AIFF', 'AIFC'), otherAudio('an AIFF file')],
	[at(8, 'AVI '), otherAudio('an AVI file')],
	[at(0, 'caff'), otherAudio('a CAF file')],
	[at(0, '.snd'), otherAudio('an AU file')],
	[at(0, 'MThd'), otherAudio('a MIDI file')],
	[at(0, '\x30\x26\xb2\x75\x8e\x66\xcf\x11'), otherAudio('a Windows Media file')],
	[at(0, '\xff\xf0', '\xff\xf1', '\xff\xf8', '\xff\xf9'), otherAudio('an AAC file')],
	[at(0, '%PDF'), noAudio('a PDF document')],
	[at(0, 'PK\x03\x04'), noAudio('a ZIP archive or an Office document')],
	[at(0, '\x1f\x8b'), noAudio('a GZIP archive')],
	[at(0, '\x89PNG', '\xff\xd8\xff', 'GIF8'), noAudio('a picture')],
	[at(8, 'WEBP'), noAudio('a picture')],
	[isMp3Frame, accepted('mp3')],
	[isText, noAudio('a text')],
];

/**
 * Recognises a file by its first bytes.
 *
 * @param head the first `SIGNATURE_BYTES` of the file, or all of a shorter one
 */
export function recognise(head: Uint8Array): Signature {
	const text = Buffer.from(head).toString('latin1');
	return SIGNATURES.find(([test]) => test(text))?.[1] ?? { kind: 'unknown' };
}
