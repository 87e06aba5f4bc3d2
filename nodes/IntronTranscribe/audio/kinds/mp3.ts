import { FORMAT } from '../../catalog/audioFormats';
import type { Kind } from './kind';

/** MPEG sound from the first byte on, or from the end of a tag on. */
export const MP3: Kind = { name: 'an MP3 recording', verdict: 'accepted', format: FORMAT.mp3 };

/** MPEG sound behind something else: half a frame, zeros, a tag of another kind, a message. */
export const MP3_INSIDE: Kind = { ...MP3, yieldsTo: 'anyOther' };

/** A tag with nothing behind it, as a download leaves it that was cut. */
export const TAG_ONLY: Kind = { ...MP3, hasSound: () => false };
