import type { AudioFormat } from '../catalog/audioFormats';
import { formatOfExtension, formatOfMimeType } from '../catalog/audioFormats';
import type { Signature } from './signature';

/** What n8n tells of a file besides its bytes. */
export interface FileHints {
	/** As the node before named it; chat and mail nodes often leave it out or invent one. */
	readonly fileName?: string;
	readonly mimeType?: string;
}

/** Longest base name that is sent; file systems allow 255 bytes, and one character can take four. */
const MAX_BASE_NAME_LENGTH = 60;

const DEFAULT_BASE_NAME = 'audio';

/** Splits a file name at its last dot, where an audio format's extension follows. */
function splitName(name: string): { base: string; claimed?: AudioFormat } {
	const dot = name.lastIndexOf('.');
	const claimed = dot > 0 ? formatOfExtension(name.slice(dot + 1)) : undefined;
	return claimed ? { base: name.slice(0, dot), claimed } : { base: name };
}

/** The last part of a path, on one line. */
function plainName(name: string): string {
	const withoutFolders = name.replace(/^.*[/\\]/s, '');
	return withoutFolders.replace(/\p{Cc}+/gu, ' ').trim();
}

/**
 * The name of a file as its user knows it.
 *
 * @returns e.g. `Call 17.mp3`; `audio` when the file has no name
 */
export function displayName({ fileName = '' }: FileHints): string {
	return plainName(fileName) || DEFAULT_BASE_NAME;
}

/** The same without an audio extension: what `audio_file_name` carries. */
export function baseName(name: string): string {
	return Array.from(splitName(plainName(name)).base)
		.slice(0, MAX_BASE_NAME_LENGTH)
		.join('')
		.trim();
}

/**
 * The format of a file. Its bytes decide where they can, since names and MIME types of files from
 * chats, phones and mails are often missing or wrong; then its name, then its MIME type.
 *
 * @returns `undefined` when nothing tells that it is a recording that the service accepts
 */
export function formatOf(hints: FileHints, signature: Signature): AudioFormat | undefined {
	const claimed =
		splitName(plainName(hints.fileName ?? '')).claimed ?? formatOfMimeType(hints.mimeType ?? '');
	if (signature.kind === 'unknown') return claimed;
	if (signature.kind !== 'accepted') return undefined;
	// M4A and MP4 are one container; files of either name start alike.
	const isM4a = signature.format.extension === 'mp4' && claimed?.extension === 'm4a';
	return isM4a ? claimed : signature.format;
}

/**
 * The file name that is sent: the service documents seven extensions, so it ends in one of them.
 *
 * @param name from `displayName`
 */
export function uploadName(name: string, format: AudioFormat): string {
	return `${baseName(name) || DEFAULT_BASE_NAME}.${format.extension}`;
}
