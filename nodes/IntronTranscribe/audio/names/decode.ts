/** Undoes what mails and web addresses do to file names that are not plain ASCII. */

/** `=?UTF-8?B?…?=` and `=?UTF-8?Q?…?=`. */
const WORD = /=\?([\w-]{1,40})(?:\*[\w-]{1,40})?\?([bq])\?([^?\s]*)\?=/gi;

/** Several in a row; the blanks between two of them are no part of the name. */
const WORDS = new RegExp(`${WORD.source}(?:\\s*${WORD.source})*`, 'gi');

/** `UTF-8''Call%2017.mp3`, the way of `filename*` in a Content-Disposition. */
const EXTENDED_VALUE = /^"?(utf-8|iso-8859-1|us-ascii)'[\w-]{0,40}'/i;

/** One character of UTF-8 in escapes. */
const ESCAPED_CHARACTER =
	/%[0-7][\da-f]|%[cd][\da-f]%[89ab][\da-f]|%e[\da-f](?:%[89ab][\da-f]){2}|%f[0-7](?:%[89ab][\da-f]){3}/gi;

const ESCAPED_BYTE = /%([\da-f]{2})/gi;

/** @returns `undefined` for an encoding that is not known, and for bytes that it does not have */
function decodeBytes(bytes: Buffer, charset: string): string | undefined {
	try {
		return new TextDecoder(charset, { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

const quotedPrintable = (text: string): Buffer =>
	Buffer.from(
		text
			.replace(/_/g, ' ')
			.replace(/=([\da-f]{2})/gi, (_match, hex: string) => String.fromCharCode(parseInt(hex, 16))),
		'latin1',
	);

/** Decodes words in a row: mailers cut them within characters. */
function decodeRow(row: string): string {
	const parts: Array<{ charset: string; words: string; bytes: Buffer[] }> = [];
	for (const [word, given = '', way = '', content = ''] of row.matchAll(WORD)) {
		const charset = given.toLowerCase();
		const last = parts.at(-1);
		const part = last?.charset === charset ? last : { charset, words: '', bytes: [] };
		if (part !== last) parts.push(part);
		part.words += word;
		part.bytes.push(/b/i.test(way) ? Buffer.from(content, 'base64') : quotedPrintable(content));
	}
	return parts
		.map(({ charset, words, bytes }) => decodeBytes(Buffer.concat(bytes), charset) ?? words)
		.join('');
}

/** Decodes the encoded words of a mail's header. */
export const decodeWords = (text: string): string => text.replace(WORDS, decodeRow);

/** Escapes that stand for no character stay as they are. */
const decodeEscapes = (text: string): string =>
	text.replace(ESCAPED_CHARACTER, (escaped) => {
		try {
			return decodeURIComponent(escaped);
		} catch {
			return escaped;
		}
	});

const decodeLatin = (text: string): string =>
	text.replace(ESCAPED_BYTE, (_match, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** Decodes the escapes of a web address or a header. */
export function decodePercents(text: string): string {
	const [prefix, charset = ''] = EXTENDED_VALUE.exec(text) ?? [];
	if (prefix === undefined) return decodeEscapes(text);
	const value = text.slice(prefix.length);
	return charset.toLowerCase() === 'iso-8859-1' ? decodeLatin(value) : decodeEscapes(value);
}
