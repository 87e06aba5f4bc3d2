import { describe, expect, test } from '@jest/globals';

import type { FileHints } from '../../../../nodes/IntronTranscribe/audio/claim';
import { judge } from '../../../../nodes/IntronTranscribe/audio/judge';
import { readHead } from '../../../../nodes/IntronTranscribe/audio/storedFile';
import { formatOfExtension } from '../../../../nodes/IntronTranscribe/catalog/audioFormats';
import { itemWith } from '../../../support/unit/items.mts';
import { RECORDINGS, recordingBytes } from '../../../support/service/recordings.mts';
import {
	adts,
	box,
	CLUSTER,
	ebml,
	ebmlVoid,
	flac,
	freeFormat,
	gsm,
	id3,
	layerTwo,
	linear,
	mangled,
	mp3,
	mp4,
	muLaw,
	noise,
	ogg,
	OGG_HEADERS,
	opus,
	utf16,
	wav,
	wavChunk,
} from '../../../support/unit/soundFiles.mts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const join = (...parts: Array<Buffer | string>) =>
	Buffer.concat(parts.map((part): Buffer => (typeof part === 'string' ? latin1(part) : part)));

/** The extension that a file is sent with, or what the user reads of it. */
async function fate(bytes: Buffer, hints: FileHints = {}): Promise<string> {
	const head = await readHead(itemWith(), { data: bytes.toString('base64') }, bytes.length);
	const judgement = judge(head, hints);
	if ('format' in judgement) return judgement.format.extension;
	return judgement.refusal.message({ file: 'It', what: judgement.what, check: '' });
}

/** A tag of APE, of 58 bytes. */
const ape = () => join('APETAGEX', latin1('\xd0\x07\0\0\x1a\0\0\0'), Buffer.alloc(16), noise(26));

const otherFormat = (what: string) => `It is ${what}, a format that Intron does not accept`;
const noRecording = (what: string) => `It is ${what}, not a recording`;
const lacksHeader = (format: string) =>
	`It is not a recording: by its name or type it is ${format}, but it lacks the header of that format`;
const NO_FRAMES = 'It is not a recording: by its name or type it is MP3, but it holds no MP3 sound';
const UNKNOWN = 'It is not a recording';

describe('recordings', () => {
	test.each(RECORDINGS)('$file, by its bytes alone', async ({ file }) => {
		const format = formatOfExtension(file.slice(file.lastIndexOf('.') + 1));
		expect(await fate(recordingBytes(file))).toBe(format?.extension);
	});

	const fragmented = [box('moov', noise(200)), box('moof', noise(100)), box('mdat', noise(300))];

	test.each<[string, Buffer, FileHints, string]>([
		['WAV', wav(noise(200)), {}, 'wav'],
		['WAV of one sample', wav(noise(1)), {}, 'wav'],
		['WAV of silence', wav(Buffer.alloc(32_000)), {}, 'wav'],
		['WAV whose length was not known', wav(noise(200), { size: 0xffff_ffff }), {}, 'wav'],
		['WAV whose length was never written', wav(noise(200), { size: 0 }), {}, 'wav'],
		[
			'WAV with a long first chunk',
			wav(noise(9), { before: [wavChunk('JUNK', Buffer.alloc(90_000))] }),
			{},
			'wav',
		],
		[
			'WAV with an odd chunk',
			wav(noise(9), { before: [wavChunk('LIST', Buffer.alloc(5)), Buffer.alloc(1)] }),
			{},
			'wav',
		],
		['WAV of more than 4 GB', join('RF64', wav(noise(200)).subarray(4)), {}, 'wav'],
		['WAV named MP3', wav(noise(200)), { fileName: 'a.mp3', mimeType: 'audio/mpeg' }, 'wav'],
		['MP3', mp3(), {}, 'mp3'],
		['MP3 called a text', mp3(), { fileName: 'call.txt', mimeType: 'text/plain' }, 'mp3'],
		['MP3 of layer II', layerTwo(), {}, 'mp3'],
		['MP3 of free bit rate', freeFormat(), {}, 'mp3'],
		['MP3 with a tag', join(id3(noise(200)), mp3()), {}, 'mp3'],
		[
			'MP3 with a tag and zeros',
			join(id3(noise(200)), Buffer.alloc(900), mp3()),
			{ mimeType: 'text/plain' },
			'mp3',
		],
		['MP3 with two tags', join(id3(noise(200)), id3(noise(20)), mp3()), {}, 'mp3'],
		['MP3 with a cover', join(id3(noise(300_000)), mp3()), {}, 'mp3'],
		['MP3 with two covers', join(id3(noise(90_000)), id3(noise(70_000)), mp3()), {}, 'mp3'],
		[
			'MP3 with a cover, from within a frame',
			join(id3(noise(90_000)), mp3().subarray(333)),
			{ mimeType: 'text/plain' },
			'mp3',
		],
		['MP3 with a tag that tells a wrong length', join(id3(mp3()).subarray(0, -9)), {}, 'mp3'],
		['the same of any sound', mp3().subarray(333), { mimeType: 'audio/*' }, 'mp3'],
		['the same of a type of old servers', mp3().subarray(333), { mimeType: 'audio/x-mp2' }, 'mp3'],
		['MP3 with a tag of APE', join(ape(), mp3()), {}, 'mp3'],
		['MP3 behind zeros', join(Buffer.alloc(417), mp3()), {}, 'mp3'],
		['MP3 behind many zeros', join(Buffer.alloc(50_000), mp3()), {}, 'mp3'],
		['MP3 behind noise', join(noise(1000), mp3()), {}, 'mp3'],
		['MP3 behind a byte order mark', join('\xef\xbb\xbf', mp3()), {}, 'mp3'],
		['MP3 behind a line end', join('\r\n', mp3()), {}, 'mp3'],
		[
			'MP3 behind the lines of a radio',
			join('ICY 200 OK\r\nicy-name: Radio\r\n\r\n', mp3()),
			{},
			'mp3',
		],
		[
			'MP3 behind a warning',
			join('<br />\n<b>Warning</b>: x\n', mp3()),
			{ fileName: 'a.mp3' },
			'mp3',
		],
		['MP3 behind an old tag', join('TAG', Buffer.alloc(125), mp3()), {}, 'mp3'],
		['MP3 behind set bits', join(Buffer.alloc(8, 0xff), mp3()), {}, 'mp3'],
		['MP3 from within a frame', mp3().subarray(333), { mimeType: 'audio/wav' }, 'mp3'],
		[
			'the same of a vague type',
			mp3().subarray(333),
			{ mimeType: 'application/force-download' },
			'mp3',
		],
		['the same of a number as type', mp3().subarray(333), { fileName: 'a', mimeType: 42 }, 'mp3'],
		['FLAC', flac(), {}, 'flac'],
		['FLAC with a tag', join(id3(noise(200)), flac()), { fileName: 'a.mp3' }, 'flac'],
		['FLAC with a cover', join(id3(noise(90_000)), flac()), { fileName: 'a.mp3' }, 'flac'],
		['FLAC with a tag of APE', join(ape(), flac()), {}, 'flac'],
		['Ogg with a cover', join(id3(noise(90_000)), opus()), { mimeType: 'audio/mpeg' }, 'ogg'],
		['M4A with a tag', join(id3(noise(20)), mp4('M4A ')), {}, 'm4a'],
		['Ogg', opus(), { fileName: 'a.mp3' }, 'ogg'],
		['WebM', ebml('webm'), {}, 'webm'],
		['WebM with a long header', ebml('webm', CLUSTER, ebmlVoid(600)), {}, 'webm'],
		[
			'Matroska of a browser',
			ebml('matroska'),
			{ fileName: 'recording.webm', mimeType: 'video/x-matroska' },
			'webm',
		],
		['Matroska without a name, of a browser', ebml('matroska'), { mimeType: 'audio/webm' }, 'webm'],
		['M4A', mp4('M4A '), {}, 'm4a'],
		['an audio book', mp4('M4B '), {}, 'm4a'],
		['MP4', mp4('mp42'), {}, 'mp4'],
		['MP4 named M4A', mp4('isom'), { fileName: 'a.m4a' }, 'm4a'],
		['MP4 in fragments', mp4('iso5', fragmented), {}, 'mp4'],
		['MP4 whose index is missing', mp4('isom', [box('mdat', noise(600))]), {}, 'mp4'],
		[
			'3GP of a phone named M4A',
			mp4('3gp4'),
			{ fileName: 'Voice 001.m4a', mimeType: 'audio/3gpp' },
			'm4a',
		],
		['3GP of the type MP4', mp4('3gp5'), { mimeType: 'video/mp4' }, 'mp4'],
		[
			'QuickTime named M4A',
			mp4('qt  '),
			{ fileName: 'memo.m4a', mimeType: 'video/quicktime' },
			'm4a',
		],
		[
			'old MP4 without a brand',
			join(box('moov', noise(90)), box('mdat', noise(90))),
			{ fileName: 'old.mp4' },
			'mp4',
		],
		[
			'old MP4 with a gap first',
			join(box('skip', noise(9)), box('mdat', noise(90)), box('moov', noise(90))),
			{ fileName: 'old.mp4' },
			'mp4',
		],
	])('%s', async (_what, bytes, hints, extension) => {
		expect(await fate(bytes, hints)).toBe(extension);
	});
});

describe('sound in formats that are not accepted', () => {
	test.each<[string, Buffer, FileHints, string]>([
		['3GP', mp4('3gp4'), {}, 'a 3GP file'],
		['3G2', mp4('3g2a'), { fileName: 'a.3g2' }, 'a 3GP file'],
		['QuickTime', mp4('qt  '), { fileName: 'IMG_1.MOV' }, 'a QuickTime file'],
		[
			'QuickTime without a brand',
			box('skip', noise(99)),
			{ fileName: '1.MOV' },
			'a QuickTime file',
		],
		[
			'protected MP4',
			mp4('M4P '),
			{ fileName: 'song.m4p', mimeType: 'audio/mp4' },
			'a protected M4P file',
		],
		['Matroska', ebml('matroska'), { fileName: 'call.mka' }, 'a Matroska file'],
		['AAC', adts(), { fileName: 'voice.mp3' }, 'an AAC file'],
		['AAC with a tag', join(id3(noise(200)), adts()), { fileName: 'a.mp3' }, 'an AAC file'],
		['AAC with a cover', join(id3(noise(90_000)), adts()), { fileName: 'a.mp3' }, 'an AAC file'],
		['AMR with a tag', join(id3(noise(20)), '#!AMR\n\0'), {}, 'an AMR file'],
		['AAC from within a frame', noise(900), { mimeType: 'audio/aac' }, 'an AAC file'],
		[
			'LATM',
			join('\x56\xe0\x0a', noise(10), '\x56\xe0\x0a', noise(10)),
			{},
			'an AAC stream (LATM)',
		],
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
		['Sony', latin1('MS_VOICE\0\x01'), { fileName: 'a.mp3' }, 'a dictation file of Sony'],
		['NICE', latin1('NICE\0\x01'), { fileName: 'a.wav' }, 'a recording of a NICE system'],
		['Amiga', latin1('FORM\0\0\0\x018SVX'), {}, 'a sound of an Amiga (IFF)'],
		['SoX', latin1('.SoX\x1c\0'), { fileName: 'a.wav' }, 'a SoX file'],
		['IRCAM', latin1('\x64\xa3\x01\0'), {}, 'an IRCAM file'],
		['Codec 2', latin1('\xc0\xde\xc2\0'), { fileName: 'a.ogg' }, 'a Codec 2 file'],
		['ATRAC', latin1('EA3\x03\0\x60'), { fileName: 'a.mp3' }, 'an ATRAC file'],
		['MLP', latin1('\xc0\x2c\0\0\xf8\x72\x6f\xbb'), {}, 'an MLP or TrueHD file'],
		['NUT with MP3', join('nut/multimedia container\0', mp3()), {}, 'a NUT file'],
		['GXF', latin1('\0\0\0\0\x01\xbc'), {}, 'a GXF file'],
		['µ-law', muLaw(), { fileName: 'call.wav' }, 'raw sound without a header'],
		['µ-law by its name', muLaw(), { fileName: 'call.ulaw' }, 'raw µ-law or A-law sound'],
		['PCM', linear(), { fileName: 'call.wav' }, 'raw sound without a header'],
	])('%s', async (_what, bytes, hints, name) => {
		expect(await fate(bytes, hints)).toBe(otherFormat(name));
	});
});

describe('what holds no sound', () => {
	const asAudio: FileHints[] = ['wav', 'mp3', 'ogg', 'm4a'].map((end) => ({
		fileName: `a.${end}`,
	}));
	const page = '<!DOCTYPE html>\n<html><p>Sign in</p></html>';
	const base64 = noise(300).toString('base64');

	test.each<[string, Buffer, string]>([
		['a web page', latin1(page), 'a text (a web page)'],
		['XML', latin1("<?xml version='1.0'?><RestException/>"), 'a text (XML)'],
		['JSON', latin1('{"error":"expired"}'), 'a text (JSON)'],
		['JSON behind a mark', join('\xef\xbb\xbf', '{"a":1}'), 'a text (JSON)'],
		['a playlist', latin1('#EXTM3U\n#EXTINF:6,\nseg0.ts\n'), 'a text (a playlist)'],
		['a data URL', latin1(`data:audio/ogg;base64,${base64}`), 'a text (a data URL)'],
		['Base64', latin1(base64), 'a text (Base64)'],
		['a message', latin1('no'), 'a text'],
		['Amharic', Buffer.from('ይቅርታ, file not found'), 'a text'],
		[
			'a text that is cut within a letter',
			Buffer.from('ይቅርታ'.repeat(30)).subarray(0, 100),
			'a text',
		],
		['coloured text', latin1('\x1b[31mFatal\x1b[0m'), 'a text'],
		['Latin-1', latin1('Tonaufnahme f\xfcr sp\xe4ter'), 'a text'],
		['Cyrillic of Windows', latin1('\xd4\xe0\xe9\xeb \xed\xe5 \xed\xe0\xe9\xe4\xe5\xed'), 'a text'],
		['UTF-16', utf16('{"error":"file not found"}'), 'a text'],
		['UTF-16 of the other order', utf16('not found', { isBig: true }), 'a text'],
		['UTF-16 without a mark', utf16('not found', { mark: false }), 'a text'],
		['the same of the other order', utf16('not found', { mark: false, isBig: true }), 'a text'],
		['UTF-32', latin1('\xff\xfe\0\0n\0\0\0o\0\0\0'), 'a text'],
		['UTF-32 without a mark', latin1('n\0\0\0o\0\0\0!\0\0\0'), 'a text'],
		['the same of the other order', latin1('\0\0\0n\0\0\0o\0\0\0!'), 'a text'],
		['a text that rings', latin1('\x07not found'), 'a text'],
		['a text of DOS', latin1('not found\r\n\x1a'), 'a text'],
		['a text of C', latin1('not found\0\0'), 'a text'],
		['a page behind a tag', join(id3(noise(20)), page), 'a text (a web page)'],
		['a page behind a cover', join(id3(noise(90_000)), page), 'a text (a web page)'],
		['a text with a magic word of WAV', latin1('Invalid WAVE file: no data\n'), 'a text'],
		['a text with all of it', latin1('RIFF or WAVE, whatever\n'), 'a text'],
		['a text with one of Ogg', latin1('OggS is missing\n'), 'a text'],
		['a text with one of FLAC', latin1('fLaC is missing\n'), 'a text'],
		['a text with one of MP4', latin1('The ftypM4A box is missing\n'), 'a text'],
		['a text with one of a tag', latin1('ID3 is missing\n'), 'a text'],
		['a text with one of a program', latin1('MZ is missing\n'), 'a text'],
		[
			'a form',
			join('------X\r\nContent-Disposition: form-data; name="f"\r\n\r\n', mp3()),
			'the body of a form, with a file in it',
		],
		['a PDF', latin1('%PDF-1.7\n%\xe2\xe3'), 'a PDF document'],
		[
			'an old Office document',
			latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
			'an old Office document',
		],
		['PNG', latin1('\x89PNG\r\n\x1a\n'), 'a picture'],
		['JPEG', latin1('\xff\xd8\xff\xe0\0\x10JFIF'), 'a picture'],
		['GIF', latin1('GIF89a\x01'), 'a picture'],
		['WebP', latin1('RIFF\0\0\0\0WEBPVP8 '), 'a picture'],
		['HEIC', mp4('heic'), 'a picture'],
		['AVIF', mp4('avif'), 'a picture'],
		['BMP', join('BM\xee\x0b\0\0\0\0\0\0\x36\0\0\0', Buffer.alloc(99)), 'a picture'],
		['TIFF', latin1('II*\0\x08'), 'a picture'],
		['PGM of set bits', join('P5\n64 48\n255\n', Buffer.alloc(4000, 0xff)), 'a picture'],
		['PGM with a comment', join('P6 # by hand\n64 48\n255\n', noise(400)), 'a picture'],
		['FITS', join('SIMPLE  =                    T', Buffer.alloc(99)), 'a picture'],
		['PCX', latin1('\x0a\x05\x01\x08\0\0'), 'a picture'],
		['SGI', latin1('\x01\xda\x01\x01\0\x03'), 'a picture'],
		['DICOM', join(Buffer.alloc(128), 'DICM\x02\0'), 'a medical picture (DICOM)'],
		['an icon', latin1('\0\0\x01\0\x01\0'), 'a picture'],
		['ZIP', latin1('PK\x03\x04\x14'), 'a ZIP archive or an Office document'],
		['GZIP', latin1('\x1f\x8b\x08'), 'a GZIP archive'],
		['BZIP2', latin1('BZh91AY&SY\x80\0'), 'a BZIP2 archive'],
		['XZ', latin1('\xfd7zXZ\0'), 'an XZ archive'],
		['7-Zip', latin1("7z\xbc\xaf'\x1c"), 'a 7-Zip archive'],
		['RAR', latin1('Rar!\x1a\x07\x01'), 'a RAR archive'],
		[
			'TAR with a recording',
			join('call.mp3', Buffer.alloc(249), 'ustar', Buffer.alloc(250), mp3()),
			'a TAR archive',
		],
		['CPIO with a recording', join('070701', '0'.repeat(104), 'a.mp3\0', mp3()), 'a CPIO archive'],
		['the image of a disk', latin1('QFI\xfb\0\0\0\x03'), 'the image of a disk'],
		['a property list', latin1('bplist00\xd1\x01'), 'a property list'],
		['Zstandard', latin1('\x28\xb5\x2f\xfd\x04'), 'a Zstandard archive'],
		['zlib', latin1('\x78\x9c\x01\x02'), 'compressed data'],
		['OpenSSL', latin1('Salted__\x01\x02'), 'an encrypted file'],
		['a program of Windows', latin1('MZ\x90\0\x03'), 'a program'],
		['a program of Linux', latin1('\x7fELF\x02'), 'a program'],
		['SQLite', latin1('SQLite format 3\0'), 'an SQLite database'],
		[
			'a companion of macOS',
			latin1('\0\x05\x16\x07\0\x02'),
			"a companion file of macOS (its name starts with '._')",
		],
		['zeros', Buffer.alloc(20_000), 'a file of zeros only'],
	])('%s, whatever it is called', async (_what, bytes, name) => {
		for (const hints of [{}, ...asAudio]) expect(await fate(bytes, hints)).toBe(noRecording(name));
	});

	test.each<[string, Buffer]>([
		['a call that nobody took', wav(Buffer.alloc(0))],
		['the same of a size that was not known', wav(Buffer.alloc(0), { size: 0xffff_ffff })],
		['the same with a tag behind', join(wav(Buffer.alloc(0)), wavChunk('id3 ', noise(20)))],
		['its first letters', latin1('RIFF')],
		['the same with a title behind', join(wav(Buffer.alloc(0)), wavChunk('LIST', noise(20)))],
		['a WAV that ends early', wav(noise(9)).subarray(0, 30)],
	])('the header of a WAV: %s', async (_what, bytes) => {
		expect(await fate(bytes)).toBe('It has no sound in it: it is the header of WAV only');
	});

	test.each<[string, Buffer, string]>([
		['pages of headers', ogg(OGG_HEADERS), 'OGG'],
		['four letters', latin1('OggS'), 'OGG'],
		['metadata', flac(Buffer.alloc(0)), 'FLAC'],
		['its first letters', latin1('fLaC'), 'FLAC'],
		['a tag', id3(noise(99)), 'MP3'],
		['a cover', id3(noise(300_000)), 'MP3'],
		['an index', mp4('M4A ', [box('moov', noise(99))]), 'M4A'],
		['an index and an empty box', mp4('isom', [box('moov', noise(99)), box('mdat')]), 'MP4'],
		['tracks', ebml('webm', Buffer.alloc(0)), 'WEBM'],
		['metadata behind a tag', join(id3(noise(99)), flac(Buffer.alloc(0))), 'FLAC'],
	])('the header of another format: %s', async (_what, bytes, format) => {
		expect(await fate(bytes)).toBe(`It has no sound in it: it is the header of ${format} only`);
	});
});

describe('what is left of a recording', () => {
	const readAsText = 'a recording that was read as a text on its way';

	test.each<[string, Buffer, string]>([
		['Ogg read as UTF-8', mangled(opus(), 'utf8'), readAsText],
		['Ogg read as Latin-1', mangled(opus(), 'latin1'), readAsText],
		['MP3 read as UTF-8', mangled(mp3(), 'utf8'), readAsText],
		['WAV read as UTF-8', mangled(wav(noise(400)), 'utf8'), readAsText],
		[
			'MP3 with a tag, read as UTF-8',
			mangled(join(id3(latin1('TIT2')), mp3()), 'utf8'),
			readAsText,
		],
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
	])('%s', async (_what, bytes, name) => {
		for (const hints of [{}, { fileName: 'a.ogg' }]) {
			expect(await fate(bytes, hints)).toBe(`It is damaged: it is ${name}`);
		}
	});
});

describe('bytes that tell nothing', () => {
	const encrypted = noise(4106);

	test.each<[string, FileHints, string]>([
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
	])('%s', async (_what, hints, message) => {
		expect(await fate(encrypted, hints)).toBe(message);
	});

	test.each<[string, Buffer]>([
		['one byte', latin1('\x01')],
		['one frame of MPEG sound', mp3(1)],
		['a frame with another behind it', join(mp3(1), layerTwo(1))],
		['a tag with noise behind it', join(id3(noise(99)), noise(99))],
		['a cover with noise behind it', join(id3(noise(90_000)), noise(99))],
		['a tag that was cut', id3(noise(99)).subarray(0, 60)],
		['set bits', Buffer.alloc(9000, 0xff)],
		['what looks like layer I', join(...Array<Buffer>(9).fill(join('\xff\xff\x87\0', noise(256))))],
	])('%s, named MP3', async (_what, bytes) => {
		expect(await fate(bytes, { fileName: 'call.mp3' })).toBe(NO_FRAMES);
	});

	test.each(['audio/vnd.wav', 'audio/vorbis', 'application/x-flac', 'multipart/form-data'])(
		'frames within something of the type %s are not believed',
		async (mimeType) => {
			expect(await fate(mp3().subarray(333), { mimeType })).toBe(UNKNOWN);
		},
	);
});
