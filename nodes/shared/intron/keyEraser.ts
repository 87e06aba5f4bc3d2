/** Stands where the key stood. */
const MASK = '***';

/**
 * A shorter key is likely to be a part of ids and words, so it is erased only where it is sure to be
 * the key: behind the word Bearer.
 */
const SHORTEST_SURE_KEY = 8;

const escapeForRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

const htmlEncoded = (text: string): string =>
	text
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/>/g, '&gt;')
		.replace(/"/g, '&quot;')
		.replace(/'/g, '&#39;');

/** The inside of a text's JSON. */
const jsonEncoded = (text: string): string => JSON.stringify(text).slice(1, -1);

/**
 * What Base64 makes of a text that stands somewhere within another one: it depends on where within
 * three bytes it begins, and its first and last letters on its neighbours, so those are left out.
 */
function base64Encoded(text: string): string[] {
	return [0, 1, 2].flatMap((before) => {
		const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
		const whole = bytes.toString('base64');
		const from = Math.ceil((before * 4) / 3);
		const to = Math.floor((bytes.length * 4) / 3);
		const sure = whole.slice(from, to);
		return [sure, sure.replace(/\+/g, '-').replace(/\//g, '_')];
	});
}

/** The forms in which a service or a proxy may echo the key. */
function formsOf(key: string): string[] {
	// A text's half of a character is no key's, and can't be encoded.
	const wellFormed = Buffer.from(key).toString();
	const encoded = [encodeURIComponent(wellFormed), htmlEncoded(key), jsonEncoded(key)];
	const all = [key, ...encoded, jsonEncoded(jsonEncoded(key)), ...base64Encoded(key)];
	return [...new Set(all)].sort((a, b) => b.length - a.length);
}

/**
 * Makes what erases an API key from texts of an answer, in any letter case and encoding that an echo
 * may have. A text that does not hold the key costs no more than looking for it.
 */
export function keyEraser(key: string): (text: string) => string {
	const forms = formsOf(key);
	const patterns = forms.map(escapeForRegExp).join('|');
	if (key.length < SHORTEST_SURE_KEY) {
		const behindBearer = new RegExp(`(bearer(?:\\s|%20|\\+)+)(?:${patterns})`, 'gi');
		return (text) => text.replace(behindBearer, `$1${MASK}`);
	}
	const anywhere = new RegExp(patterns, 'gi');
	const wanted = forms.map((form) => form.toLowerCase());
	return (text) => {
		const lower = text.toLowerCase();
		return wanted.some((form) => lower.includes(form)) ? text.replace(anywhere, MASK) : text;
	};
}
