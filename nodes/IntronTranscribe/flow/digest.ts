import { createHash } from 'crypto';

import type { Recording } from '../audio/recording';

/** Short enough to be kept for each item, long enough that no two recordings share it. */
const DIGEST_LENGTH = 32;

/** The digest of a text. */
export const digestOf = (text: string): string =>
	createHash('sha256').update(text).digest('hex').slice(0, DIGEST_LENGTH);

/** Passes bytes on and digests them on their way. */
export class DigestingBytes implements AsyncIterable<Uint8Array> {
	private readonly hash = createHash('sha256');

	private isWhole = false;

	/** @param onWhole called when all bytes have passed */
	constructor(
		private readonly source: AsyncIterable<Uint8Array>,
		private readonly onWhole: () => void = () => {},
	) {}

	async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
		for await (const chunk of this.source) {
			this.hash.update(chunk);
			yield chunk;
		}
		this.isWhole = true;
		this.onWhole();
	}

	/** The digest of all bytes; `undefined` while some have not passed. To be asked once. */
	digest(): string | undefined {
		return this.isWhole ? this.hash.digest('hex').slice(0, DIGEST_LENGTH) : undefined;
	}
}

/** Reads a recording for its digest: an earlier try has left word of it. */
export async function readDigest({ open }: Recording): Promise<string> {
	const { bytes, close } = await open();
	try {
		const digesting = new DigestingBytes(bytes);
		const chunks = digesting[Symbol.asyncIterator]();
		while (!(await chunks.next()).done);
		return digesting.digest() ?? '';
	} finally {
		close();
	}
}
