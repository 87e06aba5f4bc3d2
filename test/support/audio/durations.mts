import { durationOf } from '../../../nodes/IntronTranscribe/audio/duration';
import type { WatchedFile } from './watched.mts';
import { watched } from './watched.mts';

/** What became of reading a length. */
export interface Reading {
	seconds: number | undefined;
	file: WatchedFile;
}

/** Reads the length of a file as the node does. */
export async function readDuration(
	extension: string,
	content: Uint8Array,
	chunkBytes?: number,
): Promise<Reading> {
	const file = watched(content, chunkBytes);
	const seconds = await durationOf({ extension }, file.bytes, content.length);
	return { seconds, file };
}

/** A built file: what it is called, its bytes, and how long it is. */
export type BuiltCase = readonly [what: string, content: Buffer, seconds: number | undefined];
