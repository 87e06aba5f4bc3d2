import type { Readable } from 'node:stream';
import { parseStream } from 'music-metadata';
import type { ProbedContent } from './received.mts';

/**
 * The containers of the accepted formats, by the prober's names. An MP4 file with nothing but audio
 * is an M4A file whatever its brand says, so that both extensions fit both.
 */
const CONTAINERS: ReadonlyArray<
	Omit<ProbedContent, 'container' | 'durationSeconds'> & { pattern: RegExp }
> = [
	{ pattern: /^WAVE/, extensions: ['wav'] },
	{ pattern: /^MPEG/, extensions: ['mp3'] },
	{ pattern: /^Ogg/, extensions: ['ogg'] },
	{ pattern: /^FLAC/, extensions: ['flac'] },
	{ pattern: /^EBML\/webm/, extensions: ['webm'] },
	{ pattern: /^M4[AB]/, extensions: ['m4a', 'mp4'] },
	{ pattern: /(^|\/)(isom|iso\d|mp4\d|M4V|dash)/, extensions: ['mp4', 'm4a'] },
];

/**
 * Finds out what a file is from its content alone: neither its name nor its type is believed.
 *
 * `duration` makes the prober read to the end where the head of the file does not tell the length.
 */
export async function probe(content: Readable): Promise<ProbedContent> {
	try {
		const { format } = await parseStream(content, undefined, { duration: true, skipCovers: true });
		const known = CONTAINERS.find(({ pattern }) => pattern.test(format.container ?? ''));
		return {
			container: format.container,
			extensions: known?.extensions ?? [],
			durationSeconds: format.duration,
		};
	} catch {
		// Whatever makes the prober fail, the content is not audio that it can read
		return { container: undefined, extensions: [], durationSeconds: undefined };
	}
}
