import type { Head } from '../head';
import { all, any, at, byteAt, fits } from '../head';
import type { Kind } from './kind';
import { noAudio } from './kind';

/** A bitmap has two empty fields, and its pixels start soon after its header. */
const isBitmap = ({ bytes }: Head): boolean => {
	if (bytes.length < 26 || bytes.readUInt32LE(6) !== 0) return false;
	const pixels = bytes.readUInt32LE(10);
	return pixels >= 26 && pixels < 2048;
};

/** The brands of pictures in the container that MP4 has too. */
const isPictureBrand = fits(/^[^]{4}ftyp(?:he[iv][cmsx]|mif[12]|msf1|avi[fos]|crx |jp[2mx] |jxl )/);

export const PICTURES: readonly Kind[] = [
	noAudio('a picture', at(0, '\x89PNG', '\xff\xd8\xff', 'GIF87a', 'GIF89a', '8BPS\0')),
	noAudio('a picture', all(at(0, 'RIFF'), at(8, 'WEBP'))),
	noAudio('a picture', all(at(0, 'BM'), isBitmap)),
	noAudio('a picture', at(0, 'II*\0', 'MM\0*', 'II+\0', 'MM\0+')),
	noAudio('a picture', all(at(0, '\0\0\x01\0', '\0\0\x02\0'), byteAt(5, 0, 0))),
	noAudio('a picture', any(isPictureBrand, at(4, 'jP  \r\n', 'JXL \r\n'))),
	noAudio('a picture', at(0, '\xff\x0a', '\xff\x4f\xff\x51', 'gimp xcf ', 'v/1\x01')),
	noAudio('a picture', fits(/^P[1-7f]\s+(?:#[^\n]*\n|WIDTH )?\d+\s/i)),
	noAudio('a picture', at(0, 'SIMPLE  =', 'SDPX', 'XPDS', 'qoif', 'FLIF', 'icns\0')),
	noAudio(
		'a picture',
		at(0, '\x01\xda\0\x01', '\x01\xda\x01\x01', '\x0a\x05\x01\x01', '\x0a\x05\x01\x08'),
	),
	noAudio('a picture', any(at(0, '\0\0\0\x6b\0\0\0\x07', '\xd7\xcd\xc6\x9a\0\0'), at(40, ' EMF'))),
	noAudio('a picture', at(0, 'FUJIFILMCCD-RAW', 'IIRO', 'IIRS', 'MMOR', 'IIU\0')),
	noAudio('a medical picture (DICOM)', at(128, 'DICM')),
];

export const DOCUMENTS: readonly Kind[] = [
	noAudio('a PDF document', fits(/^(?:\xef\xbb\xbf)?\s{0,16}%PDF-?/)),
	noAudio('an old Office document', at(0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')),
	noAudio('an RTF document', at(0, '{\\rtf')),
	noAudio('a PostScript document', at(0, '%!PS', '\xc5\xd0\xd3\xc6')),
	noAudio('a DjVu document', at(0, 'AT&TFORM')),
	noAudio('an e-book', at(60, 'BOOKMOBI', 'TEXtREAd')),
	noAudio('a WordPerfect or OneNote document', at(0, '\xffWPC', '\xe4\x52\x5c\x7b\x8c\xd8')),
	noAudio('a help file', at(0, 'ITSF\x03', '?_\x03\0')),
];

export const DATABASES: readonly Kind[] = [
	noAudio('an SQLite database', at(0, 'SQLite format 3\0')),
	noAudio('an Access database', at(4, 'Standard Jet DB\0', 'Standard ACE DB\0')),
	noAudio('a table of data', at(0, 'PAR1', 'ARROW1\0', 'Obj\x01', 'ORC', '\x89HDF', '\x93NUMPY')),
	noAudio('a mailbox of Outlook', at(0, '!BDN')),
	noAudio('a dump of a database', at(0, 'PGDMP', 'REDIS00')),
];
