import type { IBinaryData } from 'n8n-workflow';

import { eachWithin, STORAGE_PATIENCE_MS, within } from '../../shared/intron/within';
import type { Item } from '../../shared/run/item';
import type { AudioFormat } from '../catalog/audioFormats';
import { ByteReader } from './byteReader';

/** An audio file that can be read as often as needed. */
export interface AudioFile {
	readonly format: AudioFormat;
	open(): Promise<AsyncIterable<Uint8Array>>;
}

async function* inMemory(base64: string): AsyncGenerator<Uint8Array> {
	yield Buffer.from(base64, 'base64');
}

/**
 * A file of n8n's storage; where n8n keeps its files in memory, it is there whole. A storage that does
 * nothing any more is waited for no longer than `STORAGE_PATIENCE_MS`.
 */
export const audioFile = (
	{ context, clock }: Item,
	format: AudioFormat,
	{ id, data }: IBinaryData,
): AudioFile => ({
	format,
	open: async () => {
		if (id === undefined) return inMemory(data);
		const open = async () => await context.helpers.getBinaryStream(id);
		const stream = await within(clock, STORAGE_PATIENCE_MS, open);
		return eachWithin(clock, STORAGE_PATIENCE_MS, stream as AsyncIterable<Uint8Array>);
	},
});

/** Reads of a file, and lets go of it, however much was read. */
export async function reading<T>(
	file: AudioFile,
	read: (reader: ByteReader) => Promise<T>,
): Promise<T> {
	const reader = new ByteReader(await file.open());
	try {
		return await read(reader);
	} finally {
		await reader.close();
	}
}
