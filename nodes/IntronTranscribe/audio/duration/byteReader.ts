const NOTHING = Buffer.alloc(0);

/**
 * Reads a file forward, once, holding no more of it than the chunk at hand and what was asked to be
 * seen before it.
 */
export class ByteReader {
	/** How many bytes lie behind. */
	position = 0;

	/** Whether the source broke off with an exception: what it gave is not the whole file. */
	isBroken = false;

	private readonly source: AsyncIterator<Uint8Array>;

	private buffer: Buffer = NOTHING;

	private hasEnded = false;

	constructor(bytes: AsyncIterable<Uint8Array>) {
		this.source = bytes[Symbol.asyncIterator]();
	}

	/**
	 * Looks at the next bytes without going past them.
	 *
	 * @param count a small number that no content of a file can raise
	 * @returns all bytes that are at hand: `count` or more, fewer only where the file ends
	 */
	async peek(count: number): Promise<Buffer> {
		if (this.buffer.length >= count) return this.buffer;
		const chunks = [this.buffer];
		let length = this.buffer.length;
		while (length < count) {
			const chunk = await this.pull();
			if (!chunk) break;
			chunks.push(chunk);
			length += chunk.length;
		}
		// All at once, since chunks can be tiny.
		this.buffer = Buffer.concat(chunks, length);
		return this.buffer;
	}

	/**
	 * Goes past the next bytes.
	 *
	 * @returns whether the file had as many
	 */
	async skip(count: number): Promise<boolean> {
		let left = count;
		while (left > this.buffer.length) {
			left -= this.buffer.length;
			this.position += this.buffer.length;
			const chunk = await this.pull();
			this.buffer = chunk ?? NOTHING;
			if (!chunk) return false;
		}
		this.buffer = this.buffer.subarray(left);
		this.position += left;
		return true;
	}

	/**
	 * Goes to the next place where a pattern stands, which is here if it stands here.
	 *
	 * @returns whether there is one
	 */
	async find(pattern: Buffer): Promise<boolean> {
		for (;;) {
			const ahead = await this.peek(pattern.length);
			const place = ahead.indexOf(pattern);
			if (place >= 0) return await this.skip(place);
			if (ahead.length < pattern.length) return false;
			// Its first bytes may be the last ones at hand.
			await this.skip(ahead.length - pattern.length + 1);
		}
	}

	/** Lets go of the source. */
	async close(): Promise<void> {
		try {
			await this.source.return?.();
		} catch {
			// Nothing more is wanted of it.
		}
	}

	private async pull(): Promise<Buffer | undefined> {
		if (this.hasEnded) return undefined;
		try {
			const { done, value } = await this.source.next();
			if (!done) return Buffer.from(value.buffer, value.byteOffset, value.length);
		} catch {
			this.isBroken = true;
		}
		this.hasEnded = true;
		return undefined;
	}
}
