import { decodePercents, decodeWords } from './decode';

/** The longest name that is shown, in characters; its extension stays. */
const MAX_NAME_LENGTH = 160;

/** Longest extension that is kept when a name is cut, with its dot. */
const MAX_EXTENSION_LENGTH = 12;

/** Marks that turn the direction of letters, by which `3pm.exe` can be made to read as `exe.mp3`. */
const INVISIBLE = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb]/g;

/** What a text becomes that a program made of nothing. */
const NOTHING = /^(?:undefined|null|nan|\[object \w+\])?(?=\.\w{1,5}$|$)/i;

/** An address, or a path from the root of a file system, of a drive or of a folder. */
const ABSOLUTE = /^(?:[a-z][a-z\d+.-]{0,20}:\/\/|[a-z]:[\\/]|[\\/]|~[\\/]|\.{1,2}[\\/])/i;

/** A slash of a date or a fraction (`03/11/2025`), or one with a blank on each side, is no path. */
const SEPARATOR = /[\\/]/g;
const isInText = (text: string, offset: number): boolean =>
	text.charAt(offset) === '/' &&
	(/^\d\/\d$/.test(text.slice(offset - 1, offset + 2)) ||
		/^[^\s\\/] \/ [^\s\\/]$/.test(text.slice(Math.max(offset - 2, 0), offset + 3)));

/** The start of an address, whose name ends where its query or its fragment starts. */
const ADDRESS = /^[a-z][a-z\d+.-]{0,20}:\/\//i;

/**
 * Where a query starts in what is no whole address: `?` with what reads as settings behind it, or
 * directly behind an extension. In a title, such as `Why?.mp3`, it is a question mark.
 */
const QUERIES = [
	/\?[^\s?=]{1,300}=/,
	/(?<=\.\w{1,5})\?[^\s=&?]{0,300}&/,
	/(?<=\.\w{1,5})[?#][^\s.?#]*$/,
	// `call.mp3;jsessionid=…`, which is no query and as secret
	/(?<=\.\w{1,5})[;&][^\s;&=]{1,300}=/,
];

/** Cuts the query, in which a signature is a secret, and the fragment. */
function withoutQuery(text: string): string {
	const queries = ADDRESS.test(text) ? [/[?#]/, ...QUERIES] : QUERIES;
	return queries.reduce((rest, query) => {
		const at = rest.search(query);
		return at < 0 ? rest : rest.slice(0, at);
	}, text);
}

/** The part of a path behind the last folder. */
function withoutFolders(text: string): string {
	const isAbsolute = ABSOLUTE.test(text);
	let start = 0;
	for (const { index } of text.matchAll(SEPARATOR)) {
		if (isAbsolute || !isInText(text, index)) start = index + 1;
	}
	return text.slice(start);
}

/** On one line, with no character that a reader can't see and no half of one. */
const onOneLine = (text: string): string =>
	text
		.replace(INVISIBLE, '')
		.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
		.replace(/\p{Cs}/gu, '\ufffd')
		.trim();

/** Cuts a long name, never within a character. */
function shortened(text: string): string {
	const characters = Array.from(text);
	if (characters.length <= MAX_NAME_LENGTH) return text;
	const dot = characters.lastIndexOf('.');
	const extension = characters.length - dot <= MAX_EXTENSION_LENGTH ? characters.slice(dot) : [];
	const base = characters.slice(0, MAX_NAME_LENGTH - extension.length);
	return [...base.join('').trimEnd(), ...extension].join('');
}

/** Without the ending that a download has until it is done. */
const withoutPart = (text: string): string =>
	text.replace(
		/(?<=\.\w{2,5})\.(?:part|partial|filepart|crdownload|opdownload|download|tmp|temp)$/i,
		'',
	);

/** A name in quotes, as headers have it. */
const QUOTED = /^"([^"]*)"?$/;

/** Dots in front of an extension, and behind all. */
const DOTS = /^\.+(?=\.\w{1,5}$)|\.+$/g;

function onePass(text: string): string {
	if (/^data:/i.test(text)) return '';
	const words = decodeWords(text.trim().replace(QUOTED, '$1'));
	const decoded = decodePercents(withoutQuery(words));
	const name = onOneLine(withoutFolders(withoutQuery(decoded)));
	return shortened(withoutPart(name)).replace(DOTS, '').replace(NOTHING, '');
}

/**
 * The plain name in what some node, mail or address gives as a file's name: decoded, on one line,
 * without folders, query and what can't be seen. Also for a name of a Content-Disposition, and for a
 * whole address.
 *
 * @param given anything; what is neither a text nor a number is no name
 * @returns e.g. `Call 17.mp3`; empty when there is no name. A plain name stays as it is.
 */
export function plainName(given: unknown): string {
	let name = typeof given === 'number' ? String(given) : typeof given === 'string' ? given : '';
	for (;;) {
		const next = onePass(name);
		if (next === name) return name;
		name = next;
	}
}
