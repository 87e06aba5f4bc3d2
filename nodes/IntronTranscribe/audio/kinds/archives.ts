import { all, any, at, byteAt, fits } from '../head';
import type { Kind } from './kind';
import { noAudio } from './kind';

/** Archives, packed and encrypted files. */
export const ARCHIVES: readonly Kind[] = [
	noAudio('a ZIP archive or an Office document', at(0, 'PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08')),
	noAudio('a GZIP archive', at(0, '\x1f\x8b')),
	noAudio('a BZIP2 archive', all(fits(/^BZh[1-9]/), at(4, '1AY&SY', '\x17rE8P\x90'))),
	noAudio('an XZ archive', at(0, '\xfd7zXZ\0')),
	noAudio('a 7-Zip archive', at(0, "7z\xbc\xaf'\x1c")),
	noAudio('a RAR archive', at(0, 'Rar!\x1a\x07', 'RE~^')),
	noAudio('a TAR archive', at(257, 'ustar')),
	noAudio('a Zstandard archive', at(0, '\x28\xb5\x2f\xfd')),
	noAudio('an LZ4 archive', at(0, '\x04\x22\x4d\x18')),
	noAudio('an LZIP archive', at(0, 'LZIP\x01')),
	noAudio('an LHA archive', fits(/^[^]{2}-l[hz][0-9ds]-/)),
	noAudio('a Windows cabinet', at(0, 'MSCF\0\0\0\0', 'ISc(')),
	noAudio('a compressed file', at(0, '\x1f\x9d', '\x1f\xa0')),
	noAudio('a software package', at(0, '!<arch>\n', '\xed\xab\xee\xdb', 'xar!\0')),
	noAudio('a CPIO archive', fits(/^(?:07070[127][\da-f]{64}|\xc7\x71|\x71\xc7)/i)),
	noAudio('an old archive', any(at(0, 'ZOO '), at(7, '**ACE**'), at(0, '\x89LZO\0\r\n\x1a\n'))),
	noAudio('a Snappy archive', at(0, '\xff\x06\0\0sNaPpY')),
	noAudio('the image of a disk', at(0, 'QFI\xfb', 'conectix', 'KDMV', 'hsqs', 'sqsh')),
	{
		...noAudio(
			'an encrypted file',
			at(0, 'Salted__', 'age-encryption.org/', 'LUKS\xba\xbe', '\x03\xd9\xa2\x9a'),
		),
		extensions: ['enc'],
	},
];

/** Programs, and files of operating systems. */
export const PROGRAMS: readonly Kind[] = [
	noAudio('a program', any(at(0, '\x7fELF', '\0asm'), all(at(0, 'MZ'), byteAt(3, 0, 3)))),
	noAudio(
		'a program',
		at(
			0,
			'\xfe\xed\xfa\xce',
			'\xfe\xed\xfa\xcf',
			'\xce\xfa\xed\xfe',
			'\xcf\xfa\xed\xfe',
			'\xca\xfe\xba\xbe',
			'dex\n0',
		),
	),
	noAudio('a Flash animation', all(fits(/^[CFZ]WS/), byteAt(3, 1, 0x40))),
	noAudio('a Windows shortcut', at(0, 'L\0\0\0\x01\x14\x02\0')),
	noAudio("a companion file of macOS (its name starts with '._')", at(0, '\0\x05\x16\x07')),
	noAudio('a folder file of macOS (.DS_Store)', at(0, '\0\0\0\x01Bud1')),
	noAudio('a font', at(0, 'wOFF', 'wOF2', 'OTTO\0', '\0\x01\0\0\0', 'true\0', 'ttcf\0')),
	noAudio('a network capture', at(0, '\xd4\xc3\xb2\xa1', '\xa1\xb2\xc3\xd4', '\x0a\x0d\x0d\x0a')),
	noAudio('a network capture', at(0, '\x4d\x3c\xb2\xa1', '\xa1\xb2\x3c\x4d')),
	noAudio('a drawing', any(fits(/^AC10\d\d\0/), at(0, 'BLENDER-', 'BLENDER_'))),
	noAudio('a property list', at(0, 'bplist00')),
	noAudio('an event log of Windows', at(0, 'ElfFile\0', 'regf')),
];
