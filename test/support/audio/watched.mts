/** A file whose reader is watched. */
export interface WatchedFile {
	/** Counts each time that somebody begins to read. */
	readonly bytes: AsyncIterable<Uint8Array>;
	/** How often it was begun. */
	passes: number;
	/** How many bytes were given. */
	pulled: number;
	/** Whether the reader went to the end or let go. */
	isClosed: boolean;
}

/** Gives the bytes in chunks, as n8n's storage does. */
export function watched(content: Uint8Array, chunkBytes: number = 4096): WatchedFile {
	async function* read() {
		file.passes++;
		try {
			for (let start = 0; start < content.length; start += chunkBytes) {
				const chunk = content.subarray(start, start + chunkBytes);
				file.pulled += chunk.length;
				yield chunk;
			}
		} finally {
			file.isClosed = true;
		}
	}
	const file: WatchedFile = {
		bytes: { [Symbol.asyncIterator]: read },
		passes: 0,
		pulled: 0,
		isClosed: false,
	};
	return file;
}
