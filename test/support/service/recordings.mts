import { readFileSync } from 'node:fs';

import { inRepo } from '../../../lab/paths.mts';

/** One of the sample recordings. */
export interface SampleRecording {
	file: string;
	mimeType: string;
	language: string;
	durationSeconds: number;
	transcript: string;
	diarized?: string;
}

/** Where a sample recording lies, e.g. `english.wav`. */
export const recordingPath = (file: string): string => inRepo('sandbox', 'recordings', file);

/** The bytes of a sample recording. */
export const recordingBytes = (file: string): Buffer => readFileSync(recordingPath(file));

/** All sample recordings. */
export const RECORDINGS = JSON.parse(
	recordingBytes('recordings.json').toString(),
) as SampleRecording[];

/** What is known of a sample recording. */
export function recordingEntry(file: string): SampleRecording {
	const entry = RECORDINGS.find((candidate) => candidate.file === file);
	if (!entry) throw new Error(`There is no sample recording ${file}`);
	return entry;
}
