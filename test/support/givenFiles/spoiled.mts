import type { FileHints } from '../../../nodes/IntronTranscribe/audio/claim';
import {
	box,
	CLUSTER,
	id3,
	layerTwo,
	mangled,
	mp3,
	mp4,
	noise,
	ogg,
	opus,
	wav,
} from '../unit/soundFiles.mts';
import {
	damaged,
	givenFiles,
	join,
	lacksHeader,
	latin1,
	NO_FRAMES,
	noRecording,
	UNKNOWN,
} from './givenFile.mts';

const readAsText = 'a recording that was read as a text on its way';

const LEFT_OVERS: Array<[string, Buffer, string]> = [
	['Ogg read as UTF-8', mangled(opus(), 'utf8'), readAsText],
	['Ogg read as Latin-1', mangled(opus(), 'latin1'), readAsText],
	['MP3 read as UTF-8', mangled(mp3(), 'utf8'), readAsText],
	['WAV read as UTF-8', mangled(wav(noise(400)), 'utf8'), readAsText],
	['MP3 with a tag, read as UTF-8', mangled(join(id3(latin1('TIT2')), mp3()), 'utf8'), readAsText],
	[
		'a decoded data URL',
		join('\x75\xab\x5a\x6a', noise(99)),
		'a data URL that was decoded together with its prefix',
	],
	[
		'a later page of Ogg',
		ogg([{ content: noise(99), position: 9 }]),
		'a part of an OGG recording without its start',
	],
	['a cluster of WebM', CLUSTER, 'a part of a WEBM recording without its start'],
	[
		'a fragment of MP4',
		join(box('moof', noise(9)), box('mdat', noise(99))),
		'a part of an MP4 recording without its start',
	],
	[
		'the sound of an MP4',
		join(box('free', noise(9)), box('mdat', noise(99))),
		'a part of an MP4 recording without its start',
	],
	[
		'a WAV behind a line end',
		join('\r\n', wav(noise(99))),
		'a recording with something else in front of its start',
	],
	[
		'an Ogg behind a warning',
		join('<b>Warning</b>\n', opus()),
		'a recording with something else in front of its start',
	],
	[
		'an M4A behind a mark',
		join('\xef\xbb\xbf', mp4('M4A ')),
		'a recording with something else in front of its start',
	],
];

/** What is left of a recording. */
export const DAMAGED = givenFiles(
	LEFT_OVERS.map(([what, bytes, name]) => [what, bytes, {}, damaged(name)] as const),
);

/** As WhatsApp's media are. */
const encrypted = noise(4106);

const ENCRYPTED: Array<[string, FileHints, string]> = [
	['named WAV', { fileName: 'call.wav' }, lacksHeader('WAV')],
	['of the type Ogg', { mimeType: 'audio/ogg; codecs=opus' }, lacksHeader('OGG')],
	['named MP4', { fileName: 'call.mp4', mimeType: 'video/mp4' }, lacksHeader('MP4')],
	['named FLAC', { fileName: 'call.flac' }, lacksHeader('FLAC')],
	['named WebM', { fileName: 'call.webm' }, lacksHeader('WEBM')],
	['named MP3', { fileName: 'call.mp3' }, NO_FRAMES],
	['of the type MP3', { mimeType: 'audio/mpeg' }, NO_FRAMES],
	['without a name', {}, UNKNOWN],
	['named otherwise', { fileName: 'data', mimeType: 'application/octet-stream' }, UNKNOWN],
	['of WhatsApp', { fileName: 'ABC.enc' }, noRecording('an encrypted file')],
];

const NO_MP3: Array<[string, Buffer]> = [
	['one byte', latin1('\x01')],
	['one frame of MPEG sound', mp3(1)],
	['a frame with another behind it', join(mp3(1), layerTwo(1))],
	['a tag with noise behind it', join(id3(noise(99)), noise(99))],
	['a cover with noise behind it', join(id3(noise(90_000)), noise(99))],
	['a tag that was cut', id3(noise(99)).subarray(0, 60)],
	['set bits', Buffer.alloc(9000, 0xff)],
	['what looks like layer I', join(...Array<Buffer>(9).fill(join('\xff\xff\x87\0', noise(256))))],
];

const TYPES_OF_OTHER_THINGS = [
	'audio/vnd.wav',
	'audio/vorbis',
	'application/x-flac',
	'multipart/form-data',
];

/** Bytes that tell nothing. */
export const UNTOLD = givenFiles([
	...ENCRYPTED.map(
		([what, hints, fate]) => [`encrypted, ${what}`, encrypted, hints, fate] as const,
	),
	...NO_MP3.map(
		([what, bytes]) => [`${what}, named MP3`, bytes, { fileName: 'call.mp3' }, NO_FRAMES] as const,
	),
	...TYPES_OF_OTHER_THINGS.map(
		(mimeType) =>
			[
				`frames within something of the type ${mimeType}`,
				mp3().subarray(333),
				{ mimeType },
				UNKNOWN,
			] as const,
	),
]);
