/** A file that is not as long as it was said to be. */
export class LengthMismatch extends Error {
	override readonly name = 'LengthMismatch';

	/**
	 * @param promised in bytes
	 * @param found in bytes; where the file is longer, what was read of it until that showed
	 */
	constructor(
		readonly promised: number,
		readonly found: number,
	) {
		super(`The file was said to have ${promised} bytes, and has ${found}`);
	}
}

/**
 * Holds a stream to its promised length. A request whose body is shorter than its Content-Length waits
 * for ever, and one that is longer runs over into the next. The last bytes are kept back until the end
 * of the stream, so that no request is whole that should not be.
 *
 * @param size in bytes
 * @throws LengthMismatch as soon as the stream is longer, or ends before
 */
export async function* exactly(
	bytes: AsyncIterable<Uint8Array>,
	size: number,
): AsyncGenerator<Uint8Array> {
	let found = 0;
	let last: Uint8Array | undefined;
	for await (const chunk of bytes) {
		found += chunk.length;
		if (found > size) throw new LengthMismatch(size, found);
		if (last) yield last;
		last = chunk;
	}
	if (found !== size) throw new LengthMismatch(size, found);
	if (last) yield last;
}
