import type { AudioFormat } from '../catalog/audioFormats';
import { formatOfExtension } from '../catalog/audioFormats';

/** How many bytes of a file are needed to recognise it. */
export const SIGNATURE_BYTES = 512;

/** What the first bytes of a file tell. */
export type Signature =
	/** One of the formats that the service accepts. */
	| { readonly kind: 'accepted'; readonly format: AudioFormat }
	/** Something else, under this name. */
	| { readonly kind: 'other'; readonly name: string; readonly isAudio: boolean }
	/** Nothing certain. */
	| { readonly kind: 'unknown' };

interface Magic {
	readonly offset: number;
	/** The bytes as Latin-1 text. */
	readonly bytes: string;
	/** An accepted extension, or else the name of what it is. */
	readonly extension?: string;
	readonly other?: string;
	readonly isAudio?: boolean;
}

/** First match wins. */
const MAGICS: readonly Magic[] = [
	{ offset: 8, bytes: 'WAVE', extension: 'wav' },
	{ offset: 0, bytes: 'ID3', extension: 'mp3' },
	{ offset: 0, bytes: 'OggS', extension: 'ogg' },
	{ offset: 0, bytes: 'fLaC', extension: 'flac' },
	{ offset: 4, bytes: 'ftypM4A', extension: 'm4a' },
	{ offset: 4, bytes: 'ftypM4B', extension: 'm4a' },
	{ offset: 4, bytes: 'ftypqt', other: 'a QuickTime movie', isAudio: true },
	{ offset: 4, bytes: 'ftyp3g', other: 'a 3GP recording', isAudio: true },
	{ offset: 4, bytes: 'ftyphei', other: 'a HEIC picture' },
	{ offset: 4, bytes: 'ftypavif', other: 'an AVIF picture' },
	{ offset: 4, bytes: 'ftyp', extension: 'mp4' },
	{ offset: 0, bytes: '#!AMR', other: 'an AMR recording', isAudio: true },
	{ offset: 8, bytes: 'AIFF', other: 'an AIFF recording', isAudio: true },
	{ offset: 8, bytes: 'AIFC', other: 'an AIFF recording', isAudio: true },
	{ offset: 8, bytes: 'AVI ', other: 'an AVI movie', isAudio: true },
	{ offset: 8, bytes: 'WEBP', other: 'a WebP picture' },
	{ offset: 0, bytes: 'caff', other: 'a CAF recording', isAudio: true },
	{ offset: 0, bytes: '.snd', other: 'an AU recording', isAudio: true },
	{ offset: 0, bytes: 'MThd', other: 'a MIDI file', isAudio: true },
	{ offset: 0, bytes: '\x30\x26\xb2\x75', other: 'a WMA recording', isAudio: true },
	{ offset: 0, bytes: '\xff\xf1', other: 'an AAC recording', isAudio: true },
	{ offset: 0, bytes: '\xff\xf9', other: 'an AAC recording', isAudio: true },
	{ offset: 0, bytes: '%PDF', other: 'a PDF document' },
	{ offset: 0, bytes: 'PK\x03\x04', other: 'a ZIP archive or an Office document' },
	{ offset: 0, bytes: '\x1f\x8b', other: 'a GZIP archive' },
	{ offset: 0, bytes: '\x89PNG', other: 'a PNG picture' },
	{ offset: 0, bytes: '\xff\xd8\xff', other: 'a JPEG picture' },
	{ offset: 0, bytes: 'GIF8', other: 'a GIF picture' },
];

/** MPEG audio frames start with eleven set bits; the codes after them rule most other data out. */
function isMpegAudioFrame(head: Uint8Array): boolean {
	const [first = 0, second = 0, third = 0] = head;
	const hasSync = first === 0xff && (second & 0xe0) === 0xe0;
	const isLayerThree = (second & 0x06) === 0x02;
	const hasBitRate = (third & 0xf0) !== 0xf0;
	const hasSampleRate = (third & 0x0c) !== 0x0c;
	return hasSync && isLayerThree && hasBitRate && hasSampleRate;
}

/** Whether the bytes are plain text, such as the web page that a failed download left behind. */
function isText(head: Uint8Array): boolean {
	return head.every((byte) => byte === 9 || byte === 10 || byte === 13 || byte >= 32);
}

/** Matroska and WebM share their first bytes; the document type follows within the header. */
function matroskaSignature(latin1: string): Signature | undefined {
	if (!latin1.startsWith('\x1a\x45\xdf\xa3')) return undefined;
	const webm = formatOfExtension('webm');
	return latin1.includes('webm') && webm
		? { kind: 'accepted', format: webm }
		: { kind: 'other', name: 'a Matroska movie', isAudio: true };
}

/**
 * Recognises a file by its first bytes.
 *
 * @param head at least `SIGNATURE_BYTES`, or the whole of a shorter file
 */
export function recognise(head: Uint8Array): Signature {
	const latin1 = Buffer.from(head.subarray(0, SIGNATURE_BYTES)).toString('latin1');
	const matroska = matroskaSignature(latin1);
	if (matroska) return matroska;
	const magic = MAGICS.find(({ offset, bytes }) => latin1.startsWith(bytes, offset));
	if (magic?.other) return { kind: 'other', name: magic.other, isAudio: magic.isAudio ?? false };
	const extension = magic?.extension ?? (isMpegAudioFrame(head) ? 'mp3' : undefined);
	const format = extension ? formatOfExtension(extension) : undefined;
	if (format) return { kind: 'accepted', format };
	if (isText(head.subarray(0, SIGNATURE_BYTES))) return { kind: 'other', name: 'text', isAudio: false };
	return { kind: 'unknown' };
}
