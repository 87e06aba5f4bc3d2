import type { Item } from '../../shared/run/item';
import type { AudioFormat } from '../catalog/audioFormats';
import { NotBase64 } from './base64';
import { exactly } from './exactly';
import type { Head } from './head';
import { findFile } from './itemFile';
import { judge } from './judge';
import type { FileMessage } from './messages';
import { NAMELESS_FILE, RECORDING_MESSAGES } from './messages';
import { plainName } from './names/plainName';
import { displayName } from './naming';
import type { OpenFile } from './storedFile';
import { openFile, readHead, sizeOf } from './storedFile';

/** A recording that can be uploaded. */
export interface Recording {
	/** The name that the user knows it by. */
	readonly name: string;
	readonly format: AudioFormat;
	/** In bytes. */
	readonly size: number;
	/**
	 * Opens it, as often as it is uploaded: nothing stays open until then. Its bytes are exactly as many
	 * as `size`; reading them throws `LengthMismatch` where the file has not so many.
	 */
	open(): Promise<OpenFile>;
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
	const fileName = plainName(file.fileName) || undefined;
	const refuse = (message: FileMessage, what = '') => {
		const error = item.refusal(message, { file: fileName ?? NAMELESS_FILE, what });
		// The item of the error tells it.
		Object.assign(error.context, { fileName });
		return error;
	};
	const unreadable = (thrown: unknown) =>
		refuse(
			thrown instanceof NotBase64 ? RECORDING_MESSAGES.notBase64 : RECORDING_MESSAGES.unreadable,
		);

	let size: number;
	let head: Head;
	try {
		size = await sizeOf(context, file);
		head = await readHead(context, file, size);
	} catch (thrown) {
		throw unreadable(thrown);
	}
	if (head.bytes.length === 0) throw refuse(RECORDING_MESSAGES.empty);
	const judgement = judge(head, file);
	if ('refusal' in judgement) throw refuse(judgement.refusal, judgement.what);

	return {
		name: displayName(file.fileName),
		format: judgement.format,
		size,
		open: async () => {
			try {
				const { bytes, close } = await openFile(context, file);
				return { bytes: exactly(bytes, size), close };
			} catch (thrown) {
				throw unreadable(thrown);
			}
		},
	};
}
