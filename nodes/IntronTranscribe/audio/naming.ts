import type { AudioFormat } from '../catalog/audioFormats';
import { formatOfExtension } from '../catalog/audioFormats';
import { plainName } from './names/plainName';

/** Longest base name that is sent; file systems allow 255 bytes, and one character can take four. */
const MAX_BASE_NAME_LENGTH = 60;

/** What a recording without a name is called. */
export const DEFAULT_BASE_NAME = 'audio';

/** What stands behind the last dot of a plain name. */
function splitName(name: string): [base: string, extension: string] {
	const dot = name.lastIndexOf('.');
	return dot < 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot + 1)];
}

/** A plain name without the extension of an audio format, also where it stands twice. */
function withoutExtension(name: string): string {
	const [base, extension] = splitName(name);
	const format = formatOfExtension(extension);
	if (!format) return name;
	return formatOfExtension(splitName(base)[1]) === format ? withoutExtension(base) : base;
}

/** The extension of a file's name without its dot; empty where it has none. */
export const extensionOf = (fileName: unknown): string => splitName(plainName(fileName))[1];

/**
 * The name of a file as its user knows it.
 *
 * @param fileName as n8n has it: a Code node can put anything there
 * @returns e.g. `Call 17.mp3`; `audio` when the file has no name
 */
export function displayName(fileName: unknown): string {
	const name = plainName(fileName);
	const base = withoutExtension(name);
	const extension = base === name ? '' : `.${splitName(name)[1]}`;
	return `${base || DEFAULT_BASE_NAME}${extension}`;
}

/** The same without an audio extension: what `audio_file_name` carries. */
export function baseName(name: string): string {
	return Array.from(withoutExtension(plainName(name)))
		.slice(0, MAX_BASE_NAME_LENGTH)
		.join('')
		.trim();
}

/**
 * The file name that is sent: the service documents seven extensions, so it ends in one of them.
 *
 * @param name from `displayName`
 */
export function uploadName(name: string, format: AudioFormat): string {
	const base = baseName(name);
	const isDoubled = formatOfExtension(splitName(base)[1]) === format;
	const sent = (isDoubled ? withoutExtension(base) : base).replace(/[\\/]/g, '-');
	return `${sent || DEFAULT_BASE_NAME}.${format.extension}`;
}
