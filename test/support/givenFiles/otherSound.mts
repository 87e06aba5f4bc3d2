import type { FileHints } from '../../../nodes/IntronTranscribe/audio/claim';
import { adts, box, ebml, gsm, id3, linear, mp4, muLaw, noise } from '../unit/soundFiles.mts';
import { givenFiles, join, latin1, otherFormat } from './givenFile.mts';

/** Sound in formats that Intron does not take, with what it is called. */
const ROWS: Array<[string, Buffer, FileHints, string]> = [
	['3GP', mp4('3gp4'), {}, 'a 3GP file'],
	['3G2', mp4('3g2a'), { fileName: 'a.3g2' }, 'a 3GP file'],
	['QuickTime', mp4('qt  '), { fileName: 'IMG_1.MOV' }, 'a QuickTime file'],
	['QuickTime without a brand', box('skip', noise(99)), { fileName: '1.MOV' }, 'a QuickTime file'],
	[
		'protected MP4',
		mp4('M4P '),
		{ fileName: 'song.m4p', mimeType: 'audio/mp4' },
		'a protected M4P file',
	],
	['Matroska', ebml('matroska'), { fileName: 'call.mka' }, 'a Matroska file'],
	['AAC', adts(), { fileName: 'voice.mp3' }, 'an AAC file'],
	['AAC with a tag', join(id3(noise(200)), adts()), { fileName: 'a.mp3' }, 'an AAC file'],
	['AAC with a long tag', join(id3(noise(90_000)), adts()), { fileName: 'a.aac' }, 'an AAC file'],
	['AAC from within a frame', noise(900), { mimeType: 'audio/aac' }, 'an AAC file'],
	['LATM', join('\x56\xe0\x0a', noise(10), '\x56\xe0\x0a', noise(10)), {}, 'an AAC stream (LATM)'],
	['AMR', latin1('#!AMR\n\0'), {}, 'an AMR file'],
	['AIFF', latin1('FORM\0\0\0\0AIFF'), {}, 'an AIFF file'],
	['AVI', latin1('RIFF\0\0\0\0AVI '), {}, 'an AVI file'],
	['QCP', latin1('RIFF\0\0\0\0QLCM'), {}, 'a QCP file'],
	['Wave64', latin1('riff\x2e\x91\xcf\x11'), {}, 'a Wave64 file'],
	['CAF', latin1('caff\0\x01'), {}, 'a CAF file'],
	['AU', latin1('.snd\0\0\0\x18'), {}, 'an AU file'],
	['WMA', latin1('\x30\x26\xb2\x75\x8e\x66\xcf\x11'), {}, 'a Windows Media file'],
	['RealMedia', latin1('.RMF\0\0\0\x12'), {}, 'a RealMedia file'],
	['DSS', latin1('\x02dss\0'), {}, 'a dictation file (DSS or DS2)'],
	['SILK of WeChat', latin1('\x02#!SILK_V3\x0c\0'), {}, 'a SILK file'],
	['WavPack', latin1('wvpk\0'), { fileName: 'a.wav' }, 'a WavPack file'],
	['TTA', latin1('TTA1\x01\0'), {}, 'a TTA file'],
	['AC-3', latin1('\x0bw\0\0\x1e\x40'), { fileName: 'a.mp3' }, 'an AC-3 file'],
	['FLV', latin1('FLV\x01\x05'), { fileName: 'a.mp4' }, 'a Flash video'],
	['MPEG-PS', latin1('\0\0\x01\xba\x44'), { fileName: 'a.mp4' }, 'an MPEG video'],
	[
		'MPEG-TS',
		Buffer.concat([1, 2, 3].map(() => join('G', noise(187)))),
		{},
		'an MPEG transport stream',
	],
	['GSM', gsm(), { fileName: 'call.wav', mimeType: 'audio/wav' }, 'a GSM recording'],
	[
		'GSM by its name',
		noise(900),
		{ fileName: 'call.gsm', mimeType: 'audio/wav' },
		'a GSM recording',
	],
	['SLN', noise(900), { fileName: 'call.sln' }, 'raw sound of Asterisk (SLN)'],
	['VOX', noise(900), { mimeType: 'audio/vox' }, 'a VOX file'],
	['G.722', noise(900), { mimeType: 'audio/G722' }, 'a G.72x recording'],
	[
		'G.722 that reads like a text',
		latin1('\xfa\xfc'.repeat(9)),
		{ fileName: 'a.g722' },
		'a G.72x recording',
	],
	['PCM by its type', noise(900), { mimeType: 'audio/L16;rate=8000' }, 'raw PCM sound'],
	['µ-law', muLaw(), { fileName: 'call.wav' }, 'raw sound without a header'],
	['µ-law by its name', muLaw(), { fileName: 'call.ulaw' }, 'raw µ-law or A-law sound'],
	['PCM', linear(), { fileName: 'call.wav' }, 'raw sound without a header'],
];

export const OTHER_SOUND = givenFiles(
	ROWS.map(([what, bytes, hints, name]) => [what, bytes, hints, otherFormat(name)]),
);
