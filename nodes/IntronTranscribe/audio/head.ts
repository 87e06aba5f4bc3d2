/** The start of a file, by which it is recognised. */
export interface Head {
	readonly bytes: Buffer;
	/** The first `TEXT_BYTES` of it, a character for each byte (Latin-1). */
	readonly text: string;
	/** The size of the whole file in bytes, or of what is left of it behind tags. */
	readonly fileBytes: number;
	/** Whether tags stood in front of it, which are left out. */
	readonly isTagged: boolean;
}

/** How much is read of every file: enough for all that tells itself by its first bytes. */
export const HEAD_BYTES = 4096;

/** How much is read of a file that its first bytes don't tell: MP3 may follow behind other things. */
export const SEARCH_BYTES = 65_536;

/** How much of a head is looked at as a text. */
const TEXT_BYTES = HEAD_BYTES;

/**
 * @param fileBytes the size of the whole file
 * @param tagBytes how long the tags are that are left out
 */
export const headOf = (bytes: Buffer, fileBytes: number, tagBytes = 0): Head => ({
	bytes,
	text: bytes.toString('latin1', 0, TEXT_BYTES),
	fileBytes: fileBytes - tagBytes,
	isTagged: tagBytes > 0,
});

/** Whether a file is of some kind. */
export type Test = (head: Head) => boolean;

/** Whether one of the texts stands at the offset. */
export const at =
	(offset: number, ...texts: readonly string[]): Test =>
	({ text }) =>
		texts.some((wanted) => text.startsWith(wanted, offset));

/** Whether all tests hold. */
export const all =
	(...tests: readonly Test[]): Test =>
	(head) =>
		tests.every((test) => test(head));

/** Whether one of the tests holds. */
export const any =
	(...tests: readonly Test[]): Test =>
	(head) =>
		tests.some((test) => test(head));

/** Whether the byte at the offset is one of these. */
export const byteAt =
	(offset: number, least: number, most: number): Test =>
	({ bytes }) => {
		const byte = bytes[offset] ?? -1;
		return byte >= least && byte <= most;
	};

/** Whether the first bytes, as a text, fit the pattern. */
export const fits =
	(pattern: RegExp): Test =>
	({ text }) =>
		pattern.test(text);
