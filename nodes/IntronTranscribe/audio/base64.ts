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

/** What may stand in front of the Base64 in a data URL. */
const DATA_URL = /^\s{0,64}data:[^,]{0,200};base64,/i;

const NOT_BARE = /[^\w+/-]/;
const BLANKS = /\s+/g;
const STRANGE = /[^\w+/=-]/;

/**
 * Decodes Base64 piece by piece. The length of a file is that of the same pieces, so that what is told
 * of it in advance fits.
 *
 * @throws NotBase64 at the first character that can't be
 */
export function* decodeBase64(text: string): Generator<Buffer> {
	const prefix = DATA_URL.exec(text.slice(0, 300))?.[0] ?? '';
	/** Characters that make no whole bytes yet. */
	let rest = '';
	for (let start = prefix.length; start < text.length; start += SLICE) {
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
