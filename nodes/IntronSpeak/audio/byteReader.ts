/** Reads bytes that come in chunks of any size. */
export class ByteReader {
	private readonly chunks: AsyncIterator<Uint8Array>;

	private held = Buffer.alloc(0);

	constructor(source: AsyncIterable<Uint8Array>) {
		this.chunks = source[Symbol.asyncIterator]();
	}

	/**
	 * The next bytes; fewer than asked for at the end.
	 *
	 * @throws what the source throws
	 */
	async take(length: number): Promise<Buffer> {
		while (this.held.length < length) {
			const next = await this.chunks.next();
			if (next.done) break;
			this.held = Buffer.concat([this.held, next.value]);
		}
		const taken = this.held.subarray(0, length);
		this.held = this.held.subarray(length);
		return taken;
	}

	/** Lets go of the source. */
	async close(): Promise<void> {
		await this.chunks.return?.();
	}

	/** The next bytes as they come, at most so many. */
	async *stream(length = Infinity): AsyncGenerator<Uint8Array> {
		let left = length;
		while (left > 0) {
			if (this.held.length === 0) {
				const next = await this.chunks.next();
				if (next.done) return;
				this.held = Buffer.from(next.value);
			}
			const some = this.held.subarray(0, left);
			this.held = this.held.subarray(some.length);
			left -= some.length;
			yield some;
		}
	}
}
