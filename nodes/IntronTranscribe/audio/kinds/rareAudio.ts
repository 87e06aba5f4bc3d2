import { all, any, at, byteAt } from '../head';
import type { Kind } from './kind';
import { otherAudio } from './kind';

/** Sound of dictation machines, contact centres, instruments and laboratories. */
export const RARE_AUDIO: readonly Kind[] = [
	otherAudio('a dictation file of Sony', at(0, 'MS_VOICE'), ['msv', 'dvf'], ['audio/x-msv']),
	otherAudio('a recording of a NICE system', at(0, 'NICE'), ['nmf', 'aud']),
	otherAudio('an audio book of Audible', at(4, '\x57\x90\x75\x36'), ['aa'], ['audio/audible']),
	otherAudio('a sound of an Amiga (IFF)', all(at(0, 'FORM'), at(8, '8SVX', 'MAUD')), [
		'8svx',
		'iff',
	]),
	otherAudio('a SoX file', at(0, '.SoX', 'XoS.'), ['sox']),
	otherAudio('an IRCAM file', at(0, '\x64\xa3', '\0\x01\xa3\x64', '\0\x02\xa3\x64'), [
		'sf',
		'ircam',
	]),
	otherAudio('a PVF file', at(0, 'PVF1\n', 'PVF2\n'), ['pvf']),
	otherAudio('a PAF file', at(0, ' paf', 'fap '), ['paf', 'fap']),
	otherAudio('an AVR file', at(0, '2BIT'), ['avr']),
	otherAudio('a Psion sound', at(0, 'ALawSoundFile**\0', '\x37\0\0\x10\x6d\0\0\x10'), [
		'wve',
		'prc',
	]),
	otherAudio('a SoundTool file', at(0, 'SOUND\x1a'), ['sndt', 'sndr']),
	otherAudio('a sound of a sampler', at(0, 'LM8953', 'SOUND SAMPLE DATA 2'), ['txw', 'smp']),
	otherAudio('a HCOM file', at(65, 'FSSD'), ['hcom']),
	otherAudio('a Codec 2 file', at(0, '\xc0\xde\xc2'), ['c2'], ['audio/codec2']),
	otherAudio('an ATRAC file', at(0, 'EA3\x01', 'EA3\x02', 'EA3\x03', 'ea3\x03'), [
		'oma',
		'aa3',
		'at3',
	]),
	otherAudio('a SMAF ringtone', at(0, 'MMMD'), ['mmf'], ['application/vnd.smaf']),
	otherAudio('an AST file', all(at(0, 'STRM'), at(64, 'BLCK')), ['ast']),
	otherAudio('an ADX file', all(at(0, '\x80\0'), byteAt(4, 3, 3)), ['adx']),
	otherAudio('an MLP or TrueHD file', at(4, '\xf8\x72\x6f\xba', '\xf8\x72\x6f\xbb'), [
		'mlp',
		'thd',
	]),
	otherAudio('a TAK file', at(0, 'tBaK'), ['tak']),
	otherAudio('an OptimFROG file', at(0, 'OFR '), ['ofr']),
	otherAudio('a TwinVQ file', at(0, 'TWIN9'), ['vqf']),
	otherAudio('a tracker module', any(at(0, 'Extended Module: ', 'IMPM'), at(44, 'SCRM')), [
		'xm',
		'it',
		's3m',
	]),
	otherAudio('a NUT file', at(0, 'nut/multimedia container\0'), ['nut']),
	otherAudio('a recording of Windows Media Center', at(0, '\xb7\xd8\0\x20\x37\x49\xda\x11'), [
		'wtv',
	]),
	otherAudio('a GXF file', at(0, '\0\0\0\0\x01\xbc'), ['gxf']),
	otherAudio('a DV movie', at(0, '\x1f\x07\0\x3f'), ['dv'], ['video/x-dv']),
];
