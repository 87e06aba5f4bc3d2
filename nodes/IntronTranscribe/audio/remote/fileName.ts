import { formatOfExtension } from '../../catalog/audioFormats';
import { plainName } from '../names/plainName';
import { extensionOf } from '../naming';

/** A name in a Content-Disposition, in quotes or without; `filename*` has the letters of all languages. */
const NAMES = ['filename\\*', 'filename'].map(
	(name) => new RegExp(`(?:^|[;\\s])${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^;]*))`, 'i'),
);

/** Header values come as Latin letters; many servers write UTF-8 into them. */
function asUtf8(value: string): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(value, 'latin1'));
	} catch {
		return value;
	}
}

/** The file name in a Content-Disposition. */
function nameInHeader(disposition: unknown): string {
	if (typeof disposition !== 'string') return '';
	const [name] = NAMES.flatMap((pattern) => {
		const [, quoted, bare] = pattern.exec(disposition) ?? [];
		const value = quoted?.replace(/\\(["\\])/g, '$1') ?? bare;
		return plainName(asUtf8(value ?? '')) || [];
	});
	return name ?? '';
}

/**
 * The plain name of the file that an address leads to, without its query, in which a signature may be.
 *
 * @param url anything
 * @returns empty when there is none
 */
export function nameInUrl(url: unknown): string {
	try {
		return plainName(new URL(String(url)).pathname);
	} catch {
		return '';
	}
}

/**
 * The plain name of a fetched file: as the server calls it, or else as its address ends. One with the
 * extension of a recording says more than one without.
 *
 * @param disposition value of the header Content-Disposition
 * @param url the address that was asked
 * @returns empty when there is none
 */
export function fetchedName(disposition: unknown, url: unknown): string {
	const names = [nameInHeader(disposition), nameInUrl(url)].filter(Boolean);
	return names.find((name) => formatOfExtension(extensionOf(name))) ?? names[0] ?? '';
}
