import { readFileSync } from 'node:fs';
import recordings from '../recordings/recordings.json' with { type: 'json' };

/** A recording whose words are known. */
export interface Recording {
	readonly file: string;
	readonly sha256: string;
	readonly mimeType: string;
	readonly language: string;
	readonly durationSeconds: number;
	readonly transcript: string;
	/** The transcript by speaker, one turn a line, where there is more than one speaker. */
	readonly diarized?: string;
}

export const RECORDINGS: readonly Recording[] = recordings;

const byHash = new Map(RECORDINGS.map((recording) => [recording.sha256, recording]));

/** Finds a recording by its content, since its name says nothing after an upload. */
export function findRecording(sha256: string): Recording | undefined {
	return byHash.get(sha256);
}

/** The content of a recording. */
export function recordingBytes(file: string): Buffer {
	return readFileSync(new URL(`../recordings/${file}`, import.meta.url));
}
