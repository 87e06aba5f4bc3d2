import type { Item } from '../../shared/run/item';
import type { AudioFormat } from '../catalog/audioFormats';
import { NotBase64 } from './base64';
import { durationOf } from './duration';
import { exactly, LengthMismatch } from './exactly';
import type { Head } from './head';
import type { ItemFile } from './itemFile';
import { findFile } from './itemFile';
import { judge } from './judge';
import { WEB_PAGE } from './kinds';
import type { FileMessage, Origin } from './messages';
import { FROM_ITEM, RECORDING_MESSAGES } from './messages';
import { plainName } from './names/plainName';
import { displayName } from './naming';
import type { OpenFile } from './storedFile';
import { openFile, pieceOf, readHead, sizeOf } from './storedFile';

/** A recording that can be uploaded. */
export interface Recording {
	/** The name that the user knows it by. */
	readonly name: string;
	readonly format: AudioFormat;
	/** The field that it was found in, where the named one holds nothing. */
	readonly foundIn?: string;
	/** In bytes. */
	readonly size: number;
	/** How long it is, where its first bytes tell: then it need not be opened for that. */
	readonly secondsInHead: number | undefined;
	/**
	 * Opens it, as often as it is uploaded: nothing stays open until then. Its bytes are exactly as many
	 * as `size`.
	 *
	 * @throws NodeOperationError when the file can't be opened; so do its bytes when it can't be read to
	 *   its end, or is not as long as it was said to be
	 */
	open(): Promise<OpenFile>;
}

/** Passes bytes on, and throws something else where reading them throws. */
async function* rethrowing(
	bytes: AsyncIterable<Uint8Array>,
	toThrow: (thrown: unknown) => Error,
): AsyncGenerator<Uint8Array> {
	try {
		yield* bytes;
	} catch (thrown) {
		throw toThrow(thrown);
	}
}

/** The first bytes of a file. Who wants more of one that has more meets no end of it. */
async function* firstBytes({ bytes }: Head, size: number): AsyncGenerator<Uint8Array> {
	yield bytes;
	if (bytes.length < size) throw new Error('No more is at hand');
}

/**
 * Finds the recording of an item.
 *
 * @param field the name of the binary field, or the binary object itself
 * @throws NodeOperationError when there is no file, or it is empty, unreadable or not accepted
 */
export const findRecording = async (item: Item, field: unknown): Promise<Recording> =>
	await recordingOf(item, findFile(item, field), FROM_ITEM);

/**
 * The recording that a file is. Reads no more of it than is needed to recognise its format, so that
 * what is no recording costs nothing.
 *
 * @throws NodeOperationError when the file is empty, unreadable or not accepted
 */
export async function recordingOf(item: Item, file: ItemFile, origin: Origin): Promise<Recording> {
	const { nameless, check, webPage } = origin;
	const fileName = plainName(file.fileName) || undefined;
	const refuse = (message: FileMessage, what = '') => {
		const error = item.refusal(message, { file: fileName ?? nameless, what, check });
		// The item of the error tells it.
		Object.assign(error.context, { fileName });
		return error;
	};
	const unreadable = (thrown: unknown) => {
		if (thrown instanceof NotBase64) return refuse(RECORDING_MESSAGES.notBase64);
		return thrown instanceof LengthMismatch
			? refuse(RECORDING_MESSAGES.otherLength, `${thrown.promised} bytes`)
			: refuse(RECORDING_MESSAGES.unreadable);
	};

	let size: number;
	let head: Head;
	try {
		size = await sizeOf(item, file);
		head = await readHead(item, file, size);
	} catch (thrown) {
		throw unreadable(thrown);
	}
	if (head.bytes.length === 0 && !head.isTagged) throw refuse(RECORDING_MESSAGES.empty);
	const judgement = judge(head, file);
	if ('refusal' in judgement) {
		const { refusal, what } = judgement;
		throw refuse(what === WEB_PAGE.name ? (webPage ?? refusal) : refusal, what);
	}

	const { format } = judgement;
	return {
		name: displayName(file.fileName),
		format,
		secondsInHead: await durationOf(format, firstBytes(head, size), size),
		foundIn: file.foundIn,
		size,
		open: async () => {
			try {
				const { bytes, close } = await openFile(item, file, pieceOf(size));
				return { bytes: rethrowing(exactly(bytes, size), unreadable), close };
			} catch (thrown) {
				throw unreadable(thrown);
			}
		},
	};
}
