import type { AudioFormat } from '../catalog/audioFormats';
import { formatOf, SIGNATURE_BYTES } from '../catalog/audioFormats';
import { ByteReader } from './byteReader';

/** The bytes of an audio file, of which the first were looked at. */
export interface CheckedAudio {
	readonly format: AudioFormat;
	/** All bytes; it throws when fewer come than were announced. Can be read once. */
	readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * Looks at how a download begins.
 *
 * @param length how many bytes were announced; `undefined` when that was not told
 * @returns `undefined` when it is no audio, or empty
 * @throws what the source throws
 */
export async function checkedAudio(
	source: AsyncIterable<Uint8Array>,
	length: number | undefined,
): Promise<CheckedAudio | undefined> {
	const reader = new ByteReader(source);
	const head = await reader.take(SIGNATURE_BYTES);
	const format = formatOf(head);
	if (!format) return undefined;
	async function* all(): AsyncGenerator<Uint8Array> {
		yield head;
		let total = head.length;
		for await (const chunk of reader.stream()) {
			total += chunk.length;
			yield chunk;
		}
		if (length !== undefined && total !== length)
			throw new RangeError('The download was cut short');
	}
	return { format, bytes: all() };
}
