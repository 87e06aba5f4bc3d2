import type { Head } from '../head';
import { all, fits } from '../head';
import type { Kind } from './kind';
import { noAudio } from './kind';

/** What colours a text on a screen, and what rings. */
const ESCAPE = '\x1b';
const BELL = '\x07';

/** No control characters but those of texts. */
export const isPrintable = (text: string): boolean =>
	/^[\b-\r -~\x80-\uffff]+$/.test(text.replaceAll(ESCAPE, '').replaceAll(BELL, ''));

/** What ends a text in DOS, and in memory. */
const END_OF_FILE = '\x1a';
const ZEROS = /\0{1,8}$/;

/** The longest run of one byte that a text in another encoding than UTF-8 is believed to have. */
const LONG_RUN = /([\x80-\xff])\1{15}/;

/** Bytes that UTF-8 does not have, and ones that can't follow each other. Ends most looks at once. */
const NO_UTF8 = /[\xc0\xc1\xf5-\xff]|[\0-\x7f][\x80-\xbf]|[\xc2-\xf4](?![\x80-\xbf])./s;

/**
 * What bytes are as UTF-8. The last character may be cut.
 *
 * @returns `undefined` when they are none
 */
export function utf8Text({ bytes, text }: Head): string | undefined {
	if (NO_UTF8.test(text)) return undefined;
	const cut = /[\xc2-\xf4][\x80-\xbf]{0,2}$/.exec(text);
	const candidates = cut ? [cut.index, text.length] : [text.length];
	return candidates
		.map((end) => bytes.subarray(0, end))
		.filter((part) => Buffer.from(part.toString('utf8')).equals(part))
		.map((part) => part.toString('utf8'))
		.at(-1);
}

const start = ({ bytes, text }: Head): Buffer => bytes.subarray(0, text.length);

const isUtf8 = (head: Head): boolean => isPrintable(utf8Text(head) ?? '');

/** Latin, Cyrillic, Chinese … in the encodings of older systems. */
const isOtherEncoding = ({ text }: Head): boolean =>
	isPrintable(text.replaceAll(END_OF_FILE, '').replace(ZEROS, '')) && !LONG_RUN.test(text);

/** The units of a text of two or four bytes each; `undefined` where no such text starts. */
function wideText(bytes: Buffer): string | undefined {
	const even = bytes.subarray(0, bytes.length - (bytes.length % 4 === 3 ? 3 : bytes.length % 2));
	const start = even.toString('latin1', 0, 4);
	if (start === '\xff\xfe\0\0' || start === '\0\0\xfe\xff') return narrowed(even, start);
	if (/^(?:[\t\n\r\x20-\x7e]\0{3}){2}/.test(even.toString('latin1'))) return narrowed(even, '\xff');
	if (/^(?:\0{3}[\t\n\r\x20-\x7e]){2}/.test(even.toString('latin1'))) return narrowed(even, '\0');
	if (start.startsWith('\xff\xfe')) return even.subarray(2).toString('utf16le');
	if (start.startsWith('\xfe\xff')) return Buffer.from(even).swap16().toString('utf16le', 2);
	// Without a mark in front only a text in Latin letters is told, by the zero in each unit.
	if (/^(?:[\t\n\r\x20-\x7e]\0){4}/.test(even.toString('latin1'))) return even.toString('utf16le');
	if (/^(?:\0[\t\n\r\x20-\x7e]){4}/.test(even.toString('latin1'))) {
		return Buffer.from(even).swap16().toString('utf16le');
	}
	return undefined;
}

/** UTF-32 of characters that fit into two bytes, as UTF-16. */
function narrowed(bytes: Buffer, mark: string): string {
	const isLittle = mark.startsWith('\xff');
	const units: number[] = [];
	for (let i = 4; i + 4 <= bytes.length; i += 4) {
		const point = isLittle ? bytes.readUInt32LE(i) : bytes.readUInt32BE(i);
		units.push(Math.min(point, 0x1_0000) & 0xffff);
	}
	return String.fromCharCode(...units);
}

/** Also no half of a character, which sound has everywhere. */
const isWide = (head: Head): boolean => {
	const text = wideText(start(head)) ?? '';
	return isPrintable(text) && !/\p{Cs}|\p{Cn}/u.test(text.slice(0, -1));
};

const form = noAudio(
	'the body of a form, with a file in it',
	fits(/^\s{0,4}--[^\r\n]{1,200}\r?\n(?:content-[^\r\n]*\r?\n)*content-disposition:/i),
);

/** A kind of text, by how it starts. */
const text = (what: string, pattern: RegExp): Kind =>
	noAudio(`a text (${what})`, all(fits(pattern), isUtf8));

/** What the address of a page gives, and a sign-in that stands in front of a file. */
export const WEB_PAGE = text(
	'a web page',
	/^(?:\xef\xbb\xbf)?\s{0,64}<(?:!doctype html|html|head|body|!--)/i,
);

/** What a failed download or a wrong step before left in place of a recording. */
export const TEXTS: readonly Kind[] = [
	form,
	text('a data URL', /^(?:\xef\xbb\xbf)?\s{0,16}data:[^,\s]{0,200},/i),
	WEB_PAGE,
	text('XML', /^(?:\xef\xbb\xbf)?\s{0,64}<\?xml/i),
	text('a playlist', /^(?:\xef\xbb\xbf)?(?:#EXTM3U|\[playlist\])/i),
	text('JSON', /^(?:\xef\xbb\xbf)?\s{0,64}[{[]\s{0,64}["{[\]}]/),
	text('Base64', /^[\w+/-]{64}[\w+/\s-]*={0,2}\s{0,4}$/),
	noAudio('a text', isUtf8),
	noAudio('a text', isWide),
];

/** Where a name or type tells of a raw recording, that is more likely. */
export const OTHER_TEXTS: readonly Kind[] = [
	{ ...noAudio('a text', isOtherEncoding), yieldsTo: 'otherKnown' },
];
