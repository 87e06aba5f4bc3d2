import type { AudioFormat } from '../../catalog/audioFormats';
import { FORMAT } from '../../catalog/audioFormats';
import type { Head, Test } from '../head';
import { all, any, at, fits } from '../head';
import { flacHasSound } from '../structure/flac';
import { isBareSound, mp4HasSound, startsWithBox } from '../structure/mp4';
import { oggHasSound } from '../structure/ogg';
import { wavHasSound } from '../structure/riff';
import { documentType, webmHasSound } from '../structure/webm';
import type { Kind } from './kind';
import { otherAudio } from './kind';

const accepted = (name: string, format: AudioFormat, test: Test, hasSound?: Test): Kind => ({
	name,
	verdict: 'accepted',
	format,
	test,
	hasSound,
});

/** The container of MP4, with the brand that its writer gave it. */
const brand = (pattern: string): Test => fits(new RegExp(`^\\0[^]{3}ftyp(?:${pattern})`));

/** A file as MP4 had it before it had brands, and as old cameras and phones write it. */
const isUnbranded = (head: Head): boolean =>
	startsWithBox('moov', 'mdat', 'free', 'skip', 'wide', 'pnot', 'uuid', 'junk')(head) &&
	!isBareSound(head);

const isEbml = at(0, '\x1aE\xdf\xa3');
const isWebm = (head: Head): boolean => documentType(head) === 'webm';

const MP4_FAMILY = [FORMAT.mp4, FORMAT.m4a];

/** The flag of the first page of a stream of Ogg, which tells what is in it. */
const FIRST_PAGE = 0x02;
const isFirstPage = ({ bytes }: Head): boolean => ((bytes[5] ?? 0) & FIRST_PAGE) !== 0;

/** What ends within its first letters. */
export const STUBS: readonly Kind[] = [
	accepted('an OGG recording', FORMAT.ogg, fits(/^OggS\0?$/), oggHasSound),
	accepted('a FLAC recording', FORMAT.flac, fits(/^fLaC\0{0,3}$/), flacHasSound),
	accepted('a WAV recording', FORMAT.wav, fits(/^RIFF(?:[^]{4}(?:WAVE)?)?$/), wavHasSound),
];

/** Recordings that tell themselves by their first bytes: they can't lack them. */
export const CONTAINERS: readonly Kind[] = [
	accepted(
		'a WAV recording',
		FORMAT.wav,
		all(at(0, 'RIFF', 'RIFX', 'RF64', 'BW64'), at(8, 'WAVE')),
		wavHasSound,
	),
	accepted('an OGG recording', FORMAT.ogg, all(at(0, 'OggS\0'), isFirstPage), oggHasSound),
	accepted(
		'a FLAC recording',
		FORMAT.flac,
		at(0, 'fLaC\0\0\0\x22', 'fLaC\x80\0\0\x22'),
		flacHasSound,
	),
	accepted('a WEBM recording', FORMAT.webm, isWebm, webmHasSound),
	{
		...otherAudio(
			'a Matroska file',
			isEbml,
			['mkv', 'mka', 'mk3d'],
			['video/x-matroska', 'audio/x-matroska', 'video/matroska', 'audio/matroska'],
		),
		alsoAs: [FORMAT.webm],
		hasSound: webmHasSound,
	},
	accepted('an M4A recording', FORMAT.m4a, brand('M4[AB] '), mp4HasSound),
	otherAudio('a protected M4P file', brand('M4P |aax|odcf'), ['m4p', 'aax']),
	{
		...otherAudio(
			'a QuickTime file',
			any(brand('qt  |mqt '), isUnbranded),
			['mov', 'qt', 'qta'],
			['video/quicktime', 'audio/quicktime'],
		),
		alsoAs: MP4_FAMILY,
		hasSound: mp4HasSound,
	},
	{
		...otherAudio(
			'a 3GP file',
			brand('3g'),
			['3gp', '3gpp', '3g2', '3ga'],
			['video/3gpp', 'audio/3gpp', 'video/3gpp2', 'audio/3gpp2'],
		),
		alsoAs: MP4_FAMILY,
		hasSound: mp4HasSound,
	},
	{
		...accepted('an MP4 recording', FORMAT.mp4, brand(''), mp4HasSound),
		alsoAs: [FORMAT.m4a],
	},
];
