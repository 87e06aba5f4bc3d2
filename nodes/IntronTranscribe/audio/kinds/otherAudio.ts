import type { Head, Test } from '../head';
import { all, any, at, byteAt } from '../head';
import { isGsm } from '../structure/rawSound';
import type { Kind } from './kind';
import { otherAudio } from './kind';

/**
 * Whether frames start with two bytes like these and the second one stands where the first tells.
 *
 * @param lengthOf the length of the frame of at least 6 bytes at the offset
 */
const frames =
	(sync: number, mask: number, lengthOf: (bytes: Buffer) => number): Test =>
	({ bytes }) => {
		const isFrame = (offset: number) => (bytes.readUInt16BE(offset) & mask) === sync;
		if (bytes.length < 4 || !isFrame(0)) return false;
		if (bytes.length < 6) return true;
		const next = lengthOf(bytes);
		return next + 2 > bytes.length || isFrame(next);
	};

const isAdts = frames(0xfff0, 0xfff6, (bytes) => (bytes.readUInt32BE(2) >> 5) & 0x1fff);
const isLatm = frames(0x56e0, 0xffe0, (bytes) => 3 + (bytes.readUInt16BE(1) & 0x1fff));

/** AC-3 has 6 bits of version behind its code of the frame's length, and newer versions up to 16. */
const isAc3 = ({ bytes, text }: Head): boolean =>
	text.startsWith('\x0bw') && bytes.length > 5 && bytes.readUInt8(5) >> 3 <= 16;

/** Packets of a transport stream: of 188 bytes, or of 192 where each has a time in front. */
const isTransportStream = any(
	all(at(0, 'G'), at(188, 'G'), at(376, 'G')),
	all(at(4, 'G'), at(196, 'G'), at(388, 'G')),
);

const riff = (...forms: readonly string[]) => all(at(0, 'RIFF', 'RIFX'), at(8, ...forms));

/** Sound that tells itself by its first bytes, in formats that Intron does not take. */
export const OTHER_AUDIO: readonly Kind[] = [
	otherAudio('an AMR file', at(0, '#!AMR'), ['amr', 'awb'], ['audio/amr', 'audio/amr-wb']),
	otherAudio(
		'an AAC file',
		any(isAdts, at(0, 'ADIF')),
		['aac', 'adts'],
		['audio/aac', 'audio/aacp', 'audio/x-aac'],
	),
	otherAudio('an AAC stream (LATM)', isLatm, ['latm', 'loas'], ['audio/mp4a-latm']),
	otherAudio(
		'an AIFF file',
		all(at(0, 'FORM'), at(8, 'AIFF', 'AIFC')),
		['aif', 'aiff', 'aifc'],
		['audio/aiff', 'audio/x-aiff'],
	),
	otherAudio('an AVI file', riff('AVI '), ['avi'], ['video/x-msvideo', 'video/avi']),
	otherAudio('a QCP file', riff('QLCM'), ['qcp'], ['audio/qcelp']),
	otherAudio('a MIDI file', any(at(0, 'MThd'), riff('RMID')), ['mid', 'midi'], ['audio/midi']),
	otherAudio('a Wave64 file', at(0, 'riff\x2e\x91\xcf\x11'), ['w64'], ['audio/x-w64']),
	otherAudio('a CAF file', at(0, 'caff\0'), ['caf'], ['audio/x-caf']),
	otherAudio('an AU file', at(0, '.snd\0', 'dns.'), ['au', 'snd'], ['audio/basic', 'audio/x-au']),
	otherAudio(
		'a Windows Media file',
		at(0, '\x30\x26\xb2\x75\x8e\x66\xcf\x11'),
		['wma', 'wmv', 'asf'],
		['audio/x-ms-wma', 'video/x-ms-wmv', 'video/x-ms-asf'],
	),
	otherAudio(
		'a RealMedia file',
		at(0, '.RMF', '.ra\xfd'),
		['rm', 'ra', 'rmvb'],
		['audio/x-pn-realaudio'],
	),
	otherAudio(
		'a dictation file (DSS or DS2)',
		all(byteAt(0, 1, 8), at(1, 'dss', 'ds2')),
		['dss', 'ds2'],
		['audio/x-dss', 'audio/dss'],
	),
	otherAudio(
		'a SILK file',
		at(0, '#!SILK', '\x02#!SILK'),
		['silk', 'slk'],
		['audio/silk', 'audio/x-silk'],
	),
	otherAudio(
		'a voice file of a mobile phone',
		at(0, '#!EVRC', '#!SMV', '#!iLBC'),
		['evc', 'lbc'],
		['audio/ilbc'],
	),
	otherAudio('a WavPack file', at(0, 'wvpk'), ['wv'], ['audio/x-wavpack', 'audio/wavpack']),
	otherAudio("a Monkey's Audio file", at(0, 'MAC '), ['ape'], ['audio/x-ape', 'audio/ape']),
	otherAudio('a TTA file', at(0, 'TTA1', 'TTA2'), ['tta'], ['audio/x-tta']),
	otherAudio('a Musepack file', at(0, 'MPCK', 'MP+'), ['mpc'], ['audio/x-musepack']),
	otherAudio('an AC-3 file', isAc3, ['ac3', 'eac3'], ['audio/ac3', 'audio/eac3']),
	otherAudio('a DTS file', at(0, '\x7f\xfe\x80\x01', 'DTSHDHDR'), ['dts'], ['audio/vnd.dts']),
	otherAudio('a DSD file', at(0, 'DSD \x1c\0', 'FRM8\0'), ['dsf', 'dff'], ['audio/x-dsf']),
	otherAudio('a Shorten file', at(0, 'ajkg'), ['shn'], ['audio/x-shorten']),
	otherAudio('a VOC file', at(0, 'Creative Voice File\x1a'), ['voc'], ['audio/x-voc']),
	otherAudio('a SPHERE file', at(0, 'NIST_1A\n'), ['sph', 'nist'], []),
	otherAudio('a file of Opus packets without OGG', at(0, 'OpusHead')),
	otherAudio('a Flash video', at(0, 'FLV\x01'), ['flv', 'f4v'], ['video/x-flv']),
	otherAudio(
		'an MPEG video',
		at(0, '\0\0\x01\xba', '\0\0\x01\xb3', '\0\0\x01\xbb'),
		['mpg', 'mpeg', 'vob'],
		['video/mpeg', 'video/mp2p'],
	),
	otherAudio('an MPEG transport stream', isTransportStream, ['ts', 'mts', 'm2ts'], ['video/mp2t']),
	otherAudio(
		'an MXF file',
		at(0, '\x06\x0e\x2b\x34\x02\x05\x01\x01'),
		['mxf'],
		['application/mxf'],
	),
	otherAudio('a GSM recording', isGsm, ['gsm'], ['audio/gsm', 'audio/x-gsm']),
];

/** Sound without a header: only its name or MIME type can tell which. */
export const RAW_AUDIO: readonly Kind[] = [
	otherAudio(
		'raw sound of Asterisk (SLN)',
		undefined,
		['sln', 'sln8', 'sln12', 'sln16', 'sln24', 'sln32', 'sln44', 'sln48', 'slin'],
		['audio/x-sln', 'audio/sln'],
	),
	otherAudio(
		'raw µ-law or A-law sound',
		undefined,
		['ulaw', 'ul', 'mulaw', 'pcmu', 'alaw', 'al', 'pcma', 'g711'],
		['audio/pcmu', 'audio/pcma', 'audio/x-mulaw', 'audio/x-alaw', 'audio/g711'],
	),
	otherAudio(
		'raw PCM sound',
		undefined,
		['pcm', 'raw', 's16le', 'l16'],
		['audio/l16', 'audio/l24', 'audio/pcm', 'audio/x-raw', 'audio/raw'],
	),
	otherAudio('a VOX file', undefined, ['vox'], ['audio/vox', 'audio/x-vox']),
	otherAudio(
		'a G.72x recording',
		undefined,
		['g722', 'g723', 'g7231', 'g726', 'g729', 'g719', 'siren7', 'siren14'],
		['audio/g722', 'audio/g723', 'audio/g726', 'audio/g726-32', 'audio/g729', 'audio/g719'],
	),
	otherAudio('a file of Speex packets', undefined, [], ['audio/speex', 'audio/x-speex']),
];
