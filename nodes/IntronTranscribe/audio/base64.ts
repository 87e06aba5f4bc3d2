/**
 * The bytes of a file that n8n keeps in memory as Base64. A Code node can put there what other
 * programs made: with line ends, with a `data:` prefix, in the letters for addresses, several joined.
 */

/** A text that is no Base64. */
export class NotBase64 extends Error {
	override readonly name = 'NotBase64';
}

/** How many characters are decoded at a time, so that a file is not in memory twice. */
const SLICE = 65_536;

/** What may stand in front of the Base64 in a data URL; browsers name codecs there, with commas. */
const DATA_URL = /^\s{0,64}data:[^\n]{0,200}?;\s?base64,/i;

const NOT_BARE = /[^\w+/-]/;
const BLANKS = /\s+/g;
const STRANGE = /[^\w+/=-]/;

/** Characters of Base64 and its blanks, as addresses and forms escape them. */
const ESCAPED = /%(?:2b|2f|3d|0a|0d|20)/gi;

/** A blank between two letters, with nothing else around. */
const LONE_BLANK = /(?<=[A-Za-z\d/]) (?=[A-Za-z\d/])/g;

/** What a text has that lost no plus, or that was cut into lines. */
const PLUS_OR_LINES = /[+_\-\t\r\n]/;

/**
 * Whether blanks stand where a plus was, which a form makes of it: they stand anywhere then, and not
 * where a line would end.
 */
function lostPlus(text: string): boolean {
	if (!text.includes(' ') || PLUS_OR_LINES.test(text)) return false;
	const bare = text.trim();
	const blanks = Array.from(bare.matchAll(LONE_BLANK), ({ index }) => index);
	const [first = 0] = blanks;
	if (blanks.length === 1) return bare.length % 4 === 0;
	return blanks.some((place, i) => place !== first + i * (first + 1));
}

/** Base64 in the letters that programs decode, with blanks and line ends. */
function unescaped(text: string): string {
	const plain = text.includes('%') ? text.replace(ESCAPED, decodeURIComponent) : text;
	return lostPlus(plain) ? plain.trim().replaceAll(' ', '+') : plain;
}

/**
 * Decodes Base64 piece by piece. The length of a file is that of the same pieces, so that what is told
 * of it in advance fits.
 *
 * @throws NotBase64 at the first character that can't be
 */
export function* decodeBase64(given: string): Generator<Buffer> {
	const prefix = DATA_URL.exec(given.slice(0, 300))?.[0] ?? '';
	const text = unescaped(given.slice(prefix.length));
	/** Characters that make no whole bytes yet. */
	let rest = '';
	for (let start = 0; start < text.length; start += SLICE) {
		const slice = text.slice(start, start + SLICE);
		let current = rest + slice;
		if (NOT_BARE.test(slice)) {
			const bare = slice.replace(BLANKS, '');
			if (STRANGE.test(bare)) throw new NotBase64();
			// Padding ends a text; what follows is another one.
			const [first = '', ...others] = bare.split(/=+/);
			current = rest + first;
			for (const next of others) {
				yield Buffer.from(current, 'base64');
				current = next;
			}
		}
		const whole = current.length - (current.length % 4);
		yield Buffer.from(current.slice(0, whole), 'base64');
		rest = current.slice(whole);
	}
	yield Buffer.from(rest, 'base64');
}

/**
 * How many bytes a text holds.
 *
 * @throws NotBase64 when it is none
 */
export function decodedBytes(text: string): number {
	let bytes = 0;
	for (const piece of decodeBase64(text)) bytes += piece.length;
	return bytes;
}
