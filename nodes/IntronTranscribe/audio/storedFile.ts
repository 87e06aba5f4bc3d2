import { eachWithin, STORAGE_PATIENCE_MS, within } from '../../shared/intron/within';
import type { Item } from '../../shared/run/item';
import { decodeBase64, decodedBytes } from './base64';
import type { Head } from './head';
import { HEAD_BYTES, headOf, SEARCH_BYTES } from './head';
import type { ItemFile } from './itemFile';
import { recognise } from './recognise';
import { tagsEnd } from './structure/tags';

/** An open file. */
export interface OpenFile {
	/** Its bytes; they can be read once. */
	readonly bytes: AsyncIterable<Uint8Array>;
	/** Lets go of the file; to be called whether `bytes` was read or not. */
	readonly close: () => void;
}

async function* decoded(text: string): AsyncGenerator<Uint8Array> {
	yield* decodeBase64(text);
}

/** How much of a large file is read at a time. */
const PIECE_BYTES = 131_072;

/** How much is read at a time of a whole file: a small one in one piece, for which no room is left over. */
export const pieceOf = (fileBytes: number): number =>
	Math.min(fileBytes, PIECE_BYTES) || PIECE_BYTES;

/**
 * Opens a file in n8n's binary storage, or in memory when n8n keeps its binaries there. A storage that
 * does nothing any more is waited for no longer than `STORAGE_PATIENCE_MS`.
 *
 * @param chunkBytes how much is read at a time
 */
export async function openFile(
	{ context, clock }: Item,
	{ id, data }: ItemFile,
	chunkBytes: number,
): Promise<OpenFile> {
	if (id === undefined) return { bytes: decoded(data), close: () => undefined };
	const open = async () => await context.helpers.getBinaryStream(id, chunkBytes);
	const stream = await within(clock, STORAGE_PATIENCE_MS, open);
	// A stream that its reader destroys early makes an error of that, with a stack of calls that n8n
	// looks up in its source maps; `close` does it without.
	const bytes = stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
	return {
		bytes: eachWithin(clock, STORAGE_PATIENCE_MS, bytes),
		close: () => stream.destroy(),
	};
}

const isSize = (value: unknown): value is number =>
	Number.isSafeInteger(value) && Number(value) > 0;

/**
 * The size of a file in bytes. The storage is asked for it only where the item does not tell: it reads
 * another file for that, or asks a server.
 *
 * @throws NotBase64 when it is in memory and its data can't be decoded
 */
export async function sizeOf(
	{ context, clock }: Item,
	{ id, data, bytes }: ItemFile,
): Promise<number> {
	if (id === undefined) return decodedBytes(data);
	if (isSize(bytes)) return bytes;
	const read = async () => await context.helpers.getBinaryMetadata(id);
	return (await within(clock, STORAGE_PATIENCE_MS, read)).fileSize;
}

/**
 * The first bytes of a file: few of most, and more only of one that they don't tell. Tags that are
 * longer than that, such as pictures of covers, are passed over: what the sound is stands behind them.
 */
export async function readHead(item: Item, file: ItemFile, fileBytes: number): Promise<Head> {
	const { bytes, close } = await openFile(item, file, HEAD_BYTES);
	let chunks: Uint8Array[] = [];
	let length = 0;
	let wanted = HEAD_BYTES;
	/** Where that starts in the file which is looked at, and how far the file was read. */
	let start = 0;
	let position = 0;
	const head = () => headOf(Buffer.concat(chunks).subarray(0, SEARCH_BYTES), fileBytes, start);
	try {
		for await (const chunk of bytes) {
			const behindTag = chunk.subarray(Math.max(start - position, 0));
			position += chunk.length;
			chunks.push(behindTag);
			length += behindTag.length;
			if (length < wanted) continue;
			if (wanted === SEARCH_BYTES) break;
			const read = head();
			const tags = tagsEnd(read);
			if (tags > length) {
				start += tags;
				[chunks, length] = [[], 0];
			} else if (recognise(read, false)) return read;
			else wanted = SEARCH_BYTES;
		}
	} finally {
		close();
	}
	return head();
}
