import { createHash } from 'crypto';

import type { Recording } from '../audio/recording';
import type { OpenFile } from '../audio/storedFile';

/** Short enough to be kept for each item, long enough that no two recordings share it. */
const DIGEST_LENGTH = 32;

/** The digest of a text. */
export const digestOf = (text: string): string =>
	createHash('sha256').update(text).digest('hex').slice(0, DIGEST_LENGTH);

/** The bytes of an open file, which digest themselves on their way. */
export class DigestingBytes implements AsyncIterable<Uint8Array> {
	private readonly hash = createHash('sha256');

	/** Whether all bytes have been read. */
	isWhole = false;

	private isClosed = false;

	private thrown?: unknown;

	/** @param onWhole called when all bytes have passed */
	constructor(
		private readonly file: OpenFile,
		private readonly onWhole: () => void = () => {},
	) {}

	async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
		try {
			for await (const chunk of this.file.bytes) {
				// A request that was given up may still read, and must not become whole.
				if (this.isClosed) throw new Error('The file was let go');
				this.hash.update(chunk);
				yield chunk;
			}
		} catch (thrown) {
			throw this.noted(thrown);
		}
		this.isWhole = true;
		this.onWhole();
	}

	/** A file that is let go while it is read breaks off as well, which tells nothing of it. */
	private noted(thrown: unknown): Error {
		if (!this.isClosed) this.thrown = thrown;
		return thrown as Error;
	}

	/** What reading the file threw before it was let go; `undefined` when it threw nothing. */
	get brokenBy(): unknown {
		return this.thrown;
	}

	/** The digest of all bytes; `undefined` while some have not passed. To be asked once. */
	digest(): string | undefined {
		return this.isWhole ? this.hash.digest('hex').slice(0, DIGEST_LENGTH) : undefined;
	}

	/** Lets go of the file. */
	close(): void {
		this.isClosed = true;
		this.file.close();
	}
}

/** Reads a recording for its digest: an earlier try has left word of it. */
export async function readDigest({ open }: Recording): Promise<string> {
	const digesting = new DigestingBytes(await open());
	try {
		const chunks = digesting[Symbol.asyncIterator]();
		while (!(await chunks.next()).done);
		return digesting.digest() ?? '';
	} finally {
		digesting.close();
	}
}
