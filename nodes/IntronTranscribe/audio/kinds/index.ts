import { any, at, fits } from '../head';
import { isCompanded, isLinear } from '../structure/rawSound';
import { CONTAINERS, STUBS } from './accepted';
import { ARCHIVES, PROGRAMS } from './archives';
import { MANGLED, PARTS } from './damaged';
import { DATABASES, DOCUMENTS, PICTURES } from './documents';
import type { Kind } from './kind';
import { noAudio, otherAudio } from './kind';
import { OTHER_AUDIO, RAW_AUDIO } from './otherAudio';
import { RARE_AUDIO } from './rareAudio';
import { OTHER_TEXTS, TEXTS } from './texts';

export { WEB_PAGE } from './texts';
export { MP3, MP3_INSIDE, TAG_ONLY } from './mp3';

/** What the first bytes tell. The first test that holds decides, so texts stand before magic words. */
export const BY_FIRST_BYTES: readonly Kind[] = [
	...STUBS,
	...DOCUMENTS,
	...TEXTS,
	...MANGLED,
	...PICTURES,
	...CONTAINERS,
	...OTHER_AUDIO,
	...RARE_AUDIO,
	...ARCHIVES,
	...PROGRAMS,
	...DATABASES,
	...PARTS,
];

/** What all that is looked at has in common, where nothing else is found in it. */
export const BY_CONTENT: readonly Kind[] = [
	...OTHER_TEXTS,
	{ ...noAudio('a file of zeros only', fits(/^\0+$/)), yieldsTo: 'otherKnown' },
	noAudio('compressed data', at(0, '\x78\x01', '\x78\x5e', '\x78\x9c', '\x78\xda')),
	{
		...otherAudio('raw sound without a header', any(isCompanded, isLinear)),
		yieldsTo: 'otherKnown',
	},
];

/** All kinds that a name or a MIME type can tell, besides the accepted formats. */
export const BY_NAME: readonly Kind[] = [
	...CONTAINERS,
	...OTHER_AUDIO,
	...RARE_AUDIO,
	...RAW_AUDIO,
	...ARCHIVES,
];
