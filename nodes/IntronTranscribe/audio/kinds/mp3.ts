import { FORMAT } from '../../catalog/audioFormats';
import type { Kind } from './kind';

/** MPEG sound from the first byte on, or from the end of a tag on. */
export const MP3: Kind = { name: 'an MP3 recording', verdict: 'accepted', format: FORMAT.mp3 };

/** MPEG sound behind something else: half a frame, zeros, a tag of another kind, a message. */
export const MP3_INSIDE: Kind = { ...MP3, yieldsTo: 'anyOther' };

/**
 * A tag, with a picture mostly, that is longer than what was read. MP3 has such tags; FLAC and AAC
 * may have them too, which only a name can tell then.
 */
export const LONG_TAG: Kind = { ...MP3, alsoAs: [FORMAT.flac], yieldsTo: 'otherKnown' };
