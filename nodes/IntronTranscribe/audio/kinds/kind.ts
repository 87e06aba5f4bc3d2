import type { AudioFormat } from '../../catalog/audioFormats';
import type { Test } from '../head';

/** What a file can be, and what is done with it. */
export interface Kind {
	/** As a message says it, with its article: `a PDF document`. */
	readonly name: string;
	/**
	 * - `accepted`: a recording that Intron takes
	 * - `otherAudio`: sound, or a movie with sound, in a format that Intron does not take
	 * - `noAudio`: something without sound
	 * - `damaged`: what is left of a recording that can't be played
	 */
	readonly verdict: 'accepted' | 'otherAudio' | 'noAudio' | 'damaged';
	/** Told by the bytes. Without it only a name or a MIME type can tell. */
	readonly test?: Test;
	/** The format that it is sent as; always there when it is accepted. */
	readonly format?: AudioFormat;
	/** The formats of the same container: sent as one of them when its name or MIME type says so. */
	readonly alsoAs?: readonly AudioFormat[];
	/** Whether an accepted recording holds sound and not only its header. */
	readonly hasSound?: Test;
	/**
	 * When a name or MIME type counts more than these bytes: when it tells of any other kind of file,
	 * or only when of one that this table knows.
	 */
	readonly yieldsTo?: 'anyOther' | 'otherKnown';
	/** Extensions in lower case, by which bytes that tell nothing are believed to be of this kind. */
	readonly extensions?: readonly string[];
	/** The same of MIME types. */
	readonly mimeTypes?: readonly string[];
}

/** The parts of a kind of sound that Intron does not take. */
export const otherAudio = (
	name: string,
	test: Test | undefined,
	extensions: readonly string[] = [],
	mimeTypes: readonly string[] = [],
): Kind => ({ name, verdict: 'otherAudio', test, extensions, mimeTypes });

export const noAudio = (name: string, test: Test): Kind => ({ name, verdict: 'noAudio', test });

export const damaged = (name: string, test: Test): Kind => ({ name, verdict: 'damaged', test });
