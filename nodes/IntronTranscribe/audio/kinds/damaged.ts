import type { Head } from '../head';
import { any, at, fits } from '../head';
import { isBareSound, startsWithBox } from '../structure/mp4';
import type { Kind } from './kind';
import { damaged } from './kind';
import { isPrintable, utf8Text } from './texts';

/** So many characters beyond ASCII, and no byte that is not UTF-8: no sound is so by chance. */
const MANY = 8;

/** Bytes that some program read as a text and wrote as UTF-8; what they were can't be told any more. */
function isMangled(head: Head): boolean {
	const mangled = utf8Text(head) ?? '';
	return !isPrintable(mangled) && (mangled.match(/[^\0-\x7f]/gu) ?? []).length >= MANY;
}

/** Ruined on the way, also where the start of the recording is still to be seen. */
export const MANGLED: readonly Kind[] = [
	damaged('a recording that was read as a text on its way', isMangled),
	damaged('a data URL that was decoded together with its prefix', at(0, '\x75\xab\x5a')),
];

/** The starts of recordings, where they don't stand at the start of the file. */
const STARTS = [
	/RI(?:FF|FX)[^]{4}WAVEfmt /,
	/OggS\0[^]\0{8}/,
	/fLaC\0\0\0"/,
	/E\xdf\xa3[^]{1,40}(?:webm|matroska)/,
	/\0\0\0[^]ftyp[\w ]{4}\0/,
];

/** What is left of a recording. Without their start these formats can't be played. */
export const PARTS: readonly Kind[] = [
	damaged('a part of an OGG recording without its start', at(0, 'OggS\0')),
	damaged('a part of a WEBM recording without its start', at(0, '\x1f\x43\xb6\x75')),
	damaged(
		'a part of an MP4 recording without its start',
		any(startsWithBox('moof', 'styp', 'sidx'), isBareSound),
	),
	damaged('a recording with something else in front of its start', any(...STARTS.map(fits))),
];
