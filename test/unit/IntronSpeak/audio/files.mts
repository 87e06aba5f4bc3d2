import type { AudioFile } from '../../../../nodes/IntronSpeak/audio/audioFile';
import { formatOf } from '../../../../nodes/IntronSpeak/catalog/audioFormats';

/** Bytes as they come over a network: in pieces that end anywhere. */
export async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
	for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** A file of these bytes. */
export function fileOf(bytes: Buffer, size = 997): AudioFile {
	const format = formatOf(bytes);
	if (!format) throw new Error('This is no audio');
	return { format, open: async () => inPieces(bytes, size) };
}

/** All bytes of a stream, which must be there. */
export async function collect(stream: AsyncIterable<Uint8Array> | undefined): Promise<Buffer> {
	if (!stream) throw new Error('There is no stream');
	const chunks: Uint8Array[] = [];
	for await (const chunk of stream) chunks.push(chunk);
	return Buffer.concat(chunks);
}
