import type { FileHints } from '../../../nodes/IntronTranscribe/audio/claim';

/** A file as n8n hands it over. */
export interface GivenFile {
	readonly what: string;
	readonly bytes: Buffer;
	readonly hints: FileHints;
	/** The extension that it is sent with, or the beginning of what the user reads of `It`. */
	readonly fate: string;
}

type Row = readonly [what: string, bytes: Buffer, hints: FileHints, fate: string];

/** Makes a table of rows. */
export const givenFiles = (rows: readonly Row[]): GivenFile[] =>
	rows.map(([what, bytes, hints, fate]) => ({ what, bytes, hints, fate }));

export const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

export const join = (...parts: Array<Buffer | string>): Buffer =>
	Buffer.concat(parts.map((part): Buffer => (typeof part === 'string' ? latin1(part) : part)));

export const otherFormat = (what: string) => `It is ${what}, a format that Intron does not accept`;
export const noRecording = (what: string) => `It is ${what}, not a recording`;
export const damaged = (what: string) => `It is damaged: it is ${what}`;
export const noSound = (format: string) =>
	`It has no sound in it: it is the header of ${format} only`;
export const lacksHeader = (format: string) =>
	`It is not a recording: by its name or type it is ${format}, but it lacks the header of that format`;
export const NO_FRAMES =
	'It is not a recording: by its name or type it is MP3, but it holds no MP3 sound';
export const UNKNOWN = 'It is not a recording';
