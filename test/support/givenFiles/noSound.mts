import {
	box,
	ebml,
	flac,
	id3,
	mp3,
	mp4,
	noise,
	ogg,
	OGG_HEADERS,
	utf16,
	wav,
	wavChunk,
} from '../unit/soundFiles.mts';
import { givenFiles, join, latin1, noRecording, noSound } from './givenFile.mts';

const page = '<!DOCTYPE html>\n<html><p>Sign in</p></html>';
const base64 = noise(300).toString('base64');

const NO_RECORDINGS: Array<[string, Buffer, string]> = [
	['a web page', latin1(page), 'a text (a web page)'],
	['XML', latin1("<?xml version='1.0'?><RestException/>"), 'a text (XML)'],
	['JSON', latin1('{"error":"expired"}'), 'a text (JSON)'],
	['JSON behind a mark', join('\xef\xbb\xbf', '{"a":1}'), 'a text (JSON)'],
	['a playlist', latin1('#EXTM3U\n#EXTINF:6,\nseg0.ts\n'), 'a text (a playlist)'],
	['a data URL', latin1(`data:audio/ogg;base64,${base64}`), 'a text (a data URL)'],
	['Base64', latin1(base64), 'a text (Base64)'],
	['a message', latin1('no'), 'a text'],
	['Amharic', Buffer.from('ይቅርታ, file not found'), 'a text'],
	['a text that is cut within a letter', Buffer.from('ይቅርታ'.repeat(30)).subarray(0, 100), 'a text'],
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
	['an old Office document', latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'an old Office document'],
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
];

/** Headers of WAV with nothing behind them. */
const WAV_HEADERS: Array<[string, Buffer]> = [
	['a call that nobody took', wav(Buffer.alloc(0))],
	['the same of a size that was not known', wav(Buffer.alloc(0), { size: 0xffff_ffff })],
	['the same with a tag behind', join(wav(Buffer.alloc(0)), wavChunk('id3 ', noise(20)))],
	['its first letters', latin1('RIFF')],
	['the same with a title behind', join(wav(Buffer.alloc(0)), wavChunk('LIST', noise(20)))],
	['a WAV that ends early', wav(noise(9)).subarray(0, 30)],
];

const OTHER_HEADERS: Array<[string, Buffer, string]> = [
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
];

/** What is no recording, whatever it is called. */
export const NO_RECORDING = givenFiles(
	NO_RECORDINGS.map(([what, bytes, name]) => [what, bytes, {}, noRecording(name)] as const),
);

/** Recordings without any sound. */
export const HEADERS_ONLY = givenFiles([
	...WAV_HEADERS.map(([what, bytes]) => [what, bytes, {}, noSound('WAV')] as const),
	...OTHER_HEADERS.map(([what, bytes, format]) => [what, bytes, {}, noSound(format)] as const),
]);
