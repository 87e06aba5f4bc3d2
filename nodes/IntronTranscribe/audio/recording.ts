import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import type { Item } from '../../shared/run/item';
import type { AudioFormat } from '../catalog/audioFormats';
import { findFile } from './itemFile';
import { AUDIO_MESSAGES } from './messages';
import { displayName, formatOf } from './naming';
import { recognise, SIGNATURE_BYTES } from './signature';

/** An open file. */
export interface OpenFile {
	/** Its bytes; they can be read once. */
	readonly bytes: AsyncIterable<Uint8Array>;
	/** Lets go of the file; to be called whether `bytes` was read or not. */
	readonly close: () => void;
}

/** A recording that can be uploaded. */
export interface Recording {
	/** The name that the user knows it by. */
	readonly name: string;
	readonly format: AudioFormat;
	/** In bytes. */
	readonly size: number;
	/** Opens it, as often as it is uploaded: nothing stays open until then. */
	open(): Promise<OpenFile>;
}

/** How much Base64 is decoded at a time: a multiple of four, since four characters make three bytes. */
const BASE64_SLICE = 4 * 16_384;

/** Decodes Base64 piece by piece, so that a file that n8n keeps in memory is not there twice. */
async function* decodeBase64(text: string): AsyncGenerator<Uint8Array> {
	for (let start = 0; start < text.length; start += BASE64_SLICE) {
		yield Buffer.from(text.slice(start, start + BASE64_SLICE), 'base64');
	}
}

/**
 * Opens a file in n8n's binary storage, or in memory when n8n keeps its binaries there.
 *
 * @param chunkBytes how much is read at a time; n8n's own measure without it
 */
async function openFile(
	context: IExecuteFunctions,
	{ id, data }: IBinaryData,
	chunkBytes?: number,
): Promise<OpenFile> {
	if (id === undefined) return { bytes: decodeBase64(data), close: () => undefined };
	const stream = await context.helpers.getBinaryStream(id, chunkBytes);
	return { bytes: stream as AsyncIterable<Uint8Array>, close: () => stream.destroy() };
}

/** The size of a file in bytes. */
async function sizeOf(context: IExecuteFunctions, { id, data }: IBinaryData): Promise<number> {
	if (id === undefined) return Buffer.byteLength(data, 'base64');
	return (await context.helpers.getBinaryMetadata(id)).fileSize;
}

/** The first bytes of a file, by which it is recognised; less where it is shorter. */
async function readHead(context: IExecuteFunctions, file: IBinaryData): Promise<Buffer> {
	const { bytes, close } = await openFile(context, file, SIGNATURE_BYTES);
	const chunks: Uint8Array[] = [];
	let length = 0;
	try {
		for await (const chunk of bytes) {
			chunks.push(chunk);
			length += chunk.length;
			if (length >= SIGNATURE_BYTES) break;
		}
	} finally {
		close();
	}
	return Buffer.concat(chunks).subarray(0, SIGNATURE_BYTES);
}

/**
 * Finds the recording of an item. Reads no more of the file than is needed to recognise its format,
 * so that what is no recording costs nothing.
 *
 * @param field the name of the binary field, or the binary object itself
 * @throws NodeOperationError when there is no file, or it is empty, unreadable or not accepted
 */
export async function findRecording(item: Item, field: unknown): Promise<Recording> {
	const { context } = item;
	const file = findFile(item, field);
	let size: number;
	let head: Buffer;
	try {
		size = await sizeOf(context, file);
		head = await readHead(context, file);
	} catch {
		throw item.refusal(AUDIO_MESSAGES.unreadable);
	}
	if (head.length === 0) throw item.refusal(AUDIO_MESSAGES.empty);
	const signature = recognise(head);
	const format = formatOf(file, signature);
	if (format) {
		return {
			name: displayName(file),
			format,
			size,
			open: async () => {
				try {
					return await openFile(context, file);
				} catch {
					throw item.refusal(AUDIO_MESSAGES.unreadable);
				}
			},
		};
	}
	if (signature.kind === 'otherAudio') throw item.refusal(AUDIO_MESSAGES.otherAudio, signature);
	throw item.refusal(AUDIO_MESSAGES.noAudio, {
		what: signature.kind === 'noAudio' ? `: it is ${signature.name}` : '',
	});
}
