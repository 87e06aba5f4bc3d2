import { describe, expect, test } from '@jest/globals';

import type { Head } from '../../../../../nodes/IntronTranscribe/audio/head';
import { headOf } from '../../../../../nodes/IntronTranscribe/audio/head';
import { flacHasSound } from '../../../../../nodes/IntronTranscribe/audio/structure/flac';
import {
	isBareSound,
	mp4HasSound,
	startsWithBox,
} from '../../../../../nodes/IntronTranscribe/audio/structure/mp4';
import { oggHasSound } from '../../../../../nodes/IntronTranscribe/audio/structure/ogg';
import { wavHasSound } from '../../../../../nodes/IntronTranscribe/audio/structure/riff';
import {
	documentType,
	webmHasSound,
} from '../../../../../nodes/IntronTranscribe/audio/structure/webm';
import {
	box,
	CLUSTER,
	ebml,
	element,
	flac,
	mp4,
	noise,
	ogg,
	OGG_HEADERS,
	wav,
	wavChunk,
} from '../../../../support/unit/soundFiles.mts';

const join = (...parts: Array<Buffer | string>): Buffer =>
	Buffer.concat(
		parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
	);

/** @param fileBytes the size of the file of which this is the start */
const head = (bytes: Buffer, fileBytes = bytes.length): Head => headOf(bytes, fileBytes);

describe('a WAV', () => {
	/** Without sound, of a size that was not known. */
	const open = wav(Buffer.alloc(0), { size: 0 });
	const withChunk = (name: string, content: Buffer, size?: number) =>
		head(join(open, wavChunk(name, content, size)));

	test('holds sound where something stands behind the header of its data', () => {
		expect(wavHasSound(head(wav(noise(1))))).toBe(true);
		expect(wavHasSound(head(open))).toBe(false);
		expect(wavHasSound(head(open, open.length + 1))).toBe(true);
	});

	test('of an unknown size holds none where a whole chunk stands in its place', () => {
		expect(wavHasSound(withChunk('LIST', noise(20)))).toBe(false);
		expect(wavHasSound(withChunk('id3 ', Buffer.alloc(0)))).toBe(false);
	});

	test.each([
		['a chunk is longer than the file', withChunk('LIST', noise(20), 21)],
		['a name has other signs', withChunk('LI-T', noise(20))],
		['a name starts with a digit', withChunk('1IST', noise(20))],
		['there is too little for a chunk', head(join(open, 'LIST'))],
		['the size is known', head(wav(wavChunk('LIST', noise(20))))],
	])('holds sound where %s', (_what, file) => {
		expect(wavHasSound(file)).toBe(true);
	});

	test('has its chunks in the byte order of the file', () => {
		const chunks = join('LIST\0\0\0\x02hidata\0\0\0\x04');
		expect(wavHasSound(head(join('RIFX\0\0\0\0WAVE', chunks, noise(4))))).toBe(true);
		expect(wavHasSound(head(join('RIFF\0\0\0\0WAVE', chunks, noise(4))))).toBe(false);
	});

	test('is whole where its chunks end, and can be longer than its start', () => {
		const start = join('RIFF\0\0\0\0WAVE', wavChunk('LIST', noise(3)), '\0');
		expect(wavHasSound(head(start, start.length + 8))).toBe(false);
		expect(wavHasSound(head(start, start.length + 9))).toBe(true);
	});
});

describe('an MP4', () => {
	const type = mp4('M4A ', []);
	const mdat = box('mdat', noise(9));
	/** To the end of the file, or with its size behind its name. */
	const open = join('\0\0\0\0mdat');
	const long = (bytes: number) =>
		join('\0\0\0\x01mdat\0\0\0\0\0\0', Buffer.from([bytes >> 8, bytes]));

	test.each([
		['sound', head(join(type, mdat)), true],
		['a fragment', head(join(type, box('moof', noise(1)))), true],
		['an empty box', head(join(type, box('mdat'))), false],
		['a box to the end', head(join(type, open, noise(9))), true],
		['a box to the end with nothing in it', head(join(type, open)), false],
		['a long box', head(join(type, long(600)), 9000), true],
		['a long box with nothing in it', head(join(type, long(16))), false],
		['a long box with one byte in it', head(join(type, long(17), '.')), true],
		['a long box that is cut', head(join(type, long(600)).subarray(0, -1), 9000), true],
		['no more than its type', head(type), false],
		['too little behind its type for a box', head(type, type.length + 8), false],
		['more than was read', head(type, type.length + 9), true],
	])('with %s', (_what, file, hasSound) => {
		expect(mp4HasSound(file)).toBe(hasSound);
	});

	test.each([
		['an empty box', head(box('moov')), true],
		['a box as long as the file', head(box('moov', noise(9))), true],
		['a box longer than the file', head(box('moov', noise(9)), 16), false],
		['another box', head(box('free', noise(9))), false],
		['a box to the end', head(join('\0\0\0\0moov', noise(9))), true],
		['a box smaller than its header', head(join('\0\0\0\x07moov', noise(9))), false],
		['a box without its name', head(join('\0\0\0\x08moo'), 99), false],
	])('starts with %s', (_what, file, starts) => {
		expect(startsWithBox('moov', 'mdat')(file)).toBe(starts);
	});

	test('starts with a long box', () => {
		const startsWithSound = startsWithBox('mdat');
		expect(startsWithSound(head(long(16)))).toBe(true);
		expect(startsWithSound(head(long(600), 600))).toBe(true);
		expect(startsWithSound(head(long(600), 599))).toBe(false);
		expect(startsWithSound(head(long(16).subarray(0, 15), 600))).toBe(false);
	});

	test.each([
		['sound', head(mdat), true],
		['a box to the end, of which the header was read', head(open, 600), true],
		['sound behind an empty box', head(join(box('free'), mdat)), true],
		['sound behind a box that is skipped', head(join(box('skip', noise(3)), mdat)), true],
		['sound behind boxes of QuickTime', head(join(box('wide'), box('free'), mdat)), true],
		['two boxes of sound', head(join(mdat, mdat, mdat)), true],
		['sound and an index', head(join(mdat, box('moov', noise(9)))), false],
		['an index and sound', head(join(box('moov', noise(9)), mdat)), false],
		['sound that ends before the file does', head(mdat, mdat.length + 1), false],
		['nothing', head(Buffer.alloc(0)), false],
	])('is bare: %s', (_what, file, isBare) => {
		expect(isBareSound(file)).toBe(isBare);
	});
});

describe('an Ogg', () => {
	const header = ogg(OGG_HEADERS);
	const letters = ogg([{ content: Buffer.from('twelveletter') }]);
	const empty = ogg([{ content: Buffer.alloc(0) }]).subarray(0, 27);

	test.each([
		['a page of sound', join(header, ogg([{ content: noise(600), position: 960 }])), 0, true],
		[
			'nothing of a page but its position',
			ogg([{ content: noise(1), position: 9 }]).subarray(0, 27),
			0,
			true,
		],
		[
			'a page that ends nothing',
			join(header, ogg([{ content: noise(600), position: -1 }])),
			0,
			false,
		],
		['pages of headers', header, 0, false],
		['letters', letters, 0, false],
		['too little behind them for a page', letters, 27, false],
		['more than was read', letters, 28, true],
		['a page without a content', Buffer.concat([empty]).fill(0, 26), 10, false],
	])('with %s', (_what, bytes, more, hasSound) => {
		expect(oggHasSound(head(bytes, bytes.length + more))).toBe(hasSound);
	});

	test('that is cut within the sizes of a page may hold more', () => {
		const page = ogg([{ content: noise(600) }]).subarray(0, 28);
		expect(oggHasSound(head(page, 30))).toBe(false);
		expect(oggHasSound(head(page, 31))).toBe(true);
	});
});

describe('a WebM', () => {
	const start = ebml('webm', Buffer.alloc(0));
	/** An element of a thousand bytes, and as many of them as are read. */
	const cut = join(start, element('ec', Buffer.alloc(1000)).subarray(0, 50));
	const whole = start.length + element('ec', Buffer.alloc(1000)).length;

	test.each([
		['a cluster', head(join(start, CLUSTER)), true],
		['tracks only', head(start), false],
		['what can be no element behind', head(join(start, Buffer.alloc(20))), false],
		['the same and more than was read', head(join(start, Buffer.alloc(20)), 9000), true],
		['an element to the end of the file', head(cut, whole), false],
		['more behind that', head(cut, whole + 1), true],
	])('with %s', (_what, file, hasSound) => {
		expect(webmHasSound(file)).toBe(hasSound);
	});

	const typed = (type: string) => element('4282', Buffer.from(type, 'latin1'));

	test.each([
		['its type', typed('webm'), 'webm'],
		['its type, filled up', typed('webm\0\0'), 'webm'],
		['a zero in its type', typed('we\0bm'), 'we\0bm'],
		[
			'its type behind a version',
			join(element('4286', Buffer.from([1])), typed('matroska')),
			'matroska',
		],
		['no type', element('4286', Buffer.from([1])), undefined],
		['what can be no element', join(Buffer.alloc(12), typed('webm')), undefined],
	])('whose header holds %s', (_what, content, type) => {
		expect(documentType(head(element('1a45dfa3', content)))).toBe(type);
	});

	test('has its type in its header, or none', () => {
		expect(documentType(head(join(element('1a45dfa3', Buffer.alloc(0)), typed('webm'))))).toBe(
			undefined,
		);
		expect(documentType(head(typed('webm')))).toBe(undefined);
	});
});

describe('a FLAC', () => {
	const block = (isLast: boolean, content: Buffer) =>
		join(isLast ? '\x81' : '\x01', Buffer.from([0, 0, content.length]), content);
	const blocks = join('fLaC', block(false, noise(34)), block(true, noise(20)));

	test.each([
		['nothing behind its blocks', head(blocks), false],
		['a byte behind its blocks', head(join(blocks, 'a')), true],
		['nothing behind the only one', head(flac(Buffer.alloc(0))), false],
		['the header of a block as all that was read', head(flac().subarray(0, 8), 42), false],
		['the same and more', head(flac().subarray(0, 8), 43), true],
	])('with %s', (_what, file, hasSound) => {
		expect(flacHasSound(file)).toBe(hasSound);
	});
});
