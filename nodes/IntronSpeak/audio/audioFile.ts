import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import type { AudioFormat } from '../catalog/audioFormats';
import { ByteReader } from './byteReader';

/** An audio file that can be read as often as needed. */
export interface AudioFile {
	readonly format: AudioFormat;
	open(): Promise<AsyncIterable<Uint8Array>>;
}

/** A file of n8n's storage; where n8n keeps its files in memory, it is there whole. */
export const audioFile = (
	{ helpers }: Pick<IExecuteFunctions, 'helpers'>,
	format: AudioFormat,
	{ id, data }: IBinaryData,
): AudioFile => ({
	format,
	open: async () =>
		id === undefined
			? (async function* () {
					yield Buffer.from(data, 'base64');
				})()
			: ((await helpers.getBinaryStream(id)) as AsyncIterable<Uint8Array>),
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
