import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import type { AudioFormat } from '../catalog/audioFormats';
import { AUDIO_FORMAT_NAMES } from '../catalog/audioFormats';
import { inputError } from '../inputError';
import { FIELD_PARAMETER_TITLE, findFile } from './itemFile';
import { displayName, formatOf } from './naming';
import { recognise, SIGNATURE_BYTES } from './signature';

/** A recording that is ready to be uploaded. */
export interface Recording {
	/** n8n's id of the file; empty when n8n keeps it in memory. */
	readonly id: string;
	/** The name that the user knows it by. */
	readonly name: string;
	readonly format: AudioFormat;
	/** In bytes. */
	readonly size: number;
	/** The bytes; they can be read once. */
	readonly bytes: AsyncIterable<Uint8Array>;
	/** Lets go of the file; to be called whether `bytes` was read or not. */
	close(): void;
}

/** An open file: its bytes, to be read once. */
interface Source {
	readonly size: number;
	readonly chunks: AsyncIterator<Uint8Array>;
	close(): void;
}

/** How much Base64 is decoded at a time: a multiple of four, since four characters make three bytes. */
const BASE64_SLICE = 4 * 16_384;

/** Decodes Base64 piece by piece, so that a file that n8n keeps in memory is not there twice. */
async function* decodeBase64(text: string): AsyncGenerator<Uint8Array> {
	for (let start = 0; start < text.length; start += BASE64_SLICE) {
		yield Buffer.from(text.slice(start, start + BASE64_SLICE), 'base64');
	}
}

/** Opens a file in n8n's binary storage, or in memory when n8n keeps its binaries there. */
async function openFile(context: IExecuteFunctions, file: IBinaryData): Promise<Source> {
	if (file.id === undefined) {
		const size = Buffer.byteLength(file.data, 'base64');
		return { size, chunks: decodeBase64(file.data), close: () => undefined };
	}
	const { fileSize } = await context.helpers.getBinaryMetadata(file.id);
	const stream = await context.helpers.getBinaryStream(file.id);
	const chunks = (stream as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
	return { size: fileSize, chunks, close: () => stream.destroy() };
}

/** Reads chunks until there are enough bytes to recognise the file. */
async function readHead(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array[]> {
	const head: Uint8Array[] = [];
	let length = 0;
	while (length < SIGNATURE_BYTES) {
		const { value, done } = await chunks.next();
		if (done) break;
		head.push(value);
		length += value.length;
	}
	return head;
}

/** The whole file again: what was read ahead, then the rest. */
async function* wholeFile(
	head: Uint8Array[],
	rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
	yield* head;
	yield* { [Symbol.asyncIterator]: () => rest };
}

/**
 * Makes the file of an item ready for the upload. Reads no more of it than is needed to recognise
 * its format, so that what is no recording costs nothing.
 *
 * @param field the name of the binary field, or the binary object itself
 * @throws NodeOperationError when there is no file, or it is empty, unreadable or not accepted
 */
export async function openRecording(
	context: IExecuteFunctions,
	itemIndex: number,
	field: unknown,
): Promise<Recording> {
	const file = findFile(context, itemIndex, field);
	const fail = (message: string, description: string) =>
		inputError(context, itemIndex, message, description);

	let source: Source;
	let head: Uint8Array[];
	try {
		source = await openFile(context, file);
		head = await readHead(source.chunks);
	} catch {
		throw fail(
			`The file that '${FIELD_PARAMETER_TITLE}' names can't be read from n8n's binary data storage`,
			'Its execution data may have been deleted. With several n8n workers, store binary data where all of them reach it (the database or S3).',
		);
	}

	const start = Buffer.concat(head).subarray(0, SIGNATURE_BYTES);
	const signature = recognise(start);
	const format = formatOf(file, signature);
	if (start.length > 0 && format) {
		return {
			id: file.id ?? '',
			name: displayName(file),
			format,
			size: source.size,
			bytes: wholeFile(head, source.chunks),
			close: source.close,
		};
	}

	source.close();
	if (start.length === 0) {
		throw fail(
			`The file that '${FIELD_PARAMETER_TITLE}' names is empty`,
			'Check the node that the recording comes from.',
		);
	}
	if (signature.kind === 'otherAudio') {
		throw fail(
			`Intron does not accept the format of the file that '${FIELD_PARAMETER_TITLE}' names: it is ${signature.name}`,
			`Convert it to one of ${AUDIO_FORMAT_NAMES} first.`,
		);
	}
	throw fail(
		`The file that '${FIELD_PARAMETER_TITLE}' names is not a recording${signature.kind === 'noAudio' ? `: it is ${signature.name}` : ''}`,
		`Intron accepts ${AUDIO_FORMAT_NAMES}. Check the node that the file comes from.`,
	);
}
