import { describe, expect, test } from '@jest/globals';

import { headOf } from '../../../../../nodes/IntronTranscribe/audio/head';
import { utf8Text } from '../../../../../nodes/IntronTranscribe/audio/kinds/texts';
import { judge } from '../../../../../nodes/IntronTranscribe/audio/judge';
import { recognise } from '../../../../../nodes/IntronTranscribe/audio/recognise';
import { join, latin1 } from '../../../../support/givenFiles/givenFile.mts';
import { adts, box, noise, utf16 } from '../../../../support/unit/soundFiles.mts';

/** What a whole file is told to be; `undefined` when nothing tells it. */
const nameOf = (...parts: Array<Buffer | string>): string | undefined => {
	const bytes = join(...parts);
	return recognise(headOf(bytes, bytes.length), true)?.name;
};

describe('AAC', () => {
	/** As long as its header tells, and two bytes of the next one. */
	const frame = adts(1);

	test.each([
		['the header of a frame', frame.subarray(0, 4)],
		['the same and a byte', frame.subarray(0, 5)],
		['a part of a frame', frame.subarray(0, 90)],
		['a frame', frame],
		['a frame and half of what marks the next one', join(frame, '\xff')],
		['a frame and what marks the next one', join(frame, '\xff\xf1')],
	])('is told by %s', (_what, bytes) => {
		expect(nameOf(bytes)).toBe('an AAC file');
	});

	test.each([
		['less than a header', frame.subarray(0, 3)],
		['a frame with something else behind it', join(frame, '\xff\x01')],
		['something else behind a byte of the next frame', join(frame, '\0', noise(20))],
	])('is not told by %s', (_what, bytes) => {
		expect(nameOf(bytes)).not.toBe('an AAC file');
	});
});

test.each([
	['\x0bw\0\0\x1e\x80', 'an AC-3 file'],
	['\x0bw\0\0\x1e\x88', undefined],
	['\x0bw\0\0\x1e', undefined],
])('AC-3 of version 16 at the most: %j', (bytes, name) => {
	expect(nameOf(bytes)).toBe(name);
});

describe('a bitmap', () => {
	/** @param pixels where they start, in bytes */
	const bitmap = (pixels: number, empty = 0, length = 60): Buffer => {
		const bytes = Buffer.alloc(length);
		bytes.write('BM\x3c');
		bytes.writeUInt32LE(empty, 6);
		bytes.writeUInt32LE(pixels, 10);
		return bytes;
	};

	test.each([
		['pixels directly behind the smallest header', bitmap(26), 'a picture'],
		['pixels within the header', bitmap(25), undefined],
		['pixels behind a long header', bitmap(2047), 'a picture'],
		['pixels too far away', bitmap(2048), undefined],
		['something in its empty fields', bitmap(54, 1), undefined],
		['no more than the smallest header', bitmap(26, 0, 26), 'a picture'],
		['less than a header', bitmap(26, 0, 25), undefined],
	])('with %s', (_what, bytes, name) => {
		expect(nameOf(bytes)).toBe(name);
	});
});

test.each([
	['an icon', '\0\0\x01\0\x01\0', 'a picture'],
	['more pictures than an icon has', '\0\0\x01\0\x01\x01', undefined],
	['a program of DOS', 'MZ\x90\x03', 'a program'],
	['letters of one with something else behind', 'MZ\x90\x04', undefined],
	['letters of one', 'MZ\x90', 'a text'],
	['a Flash animation', 'FWS\x01\0', 'a Flash animation'],
	['the latest one', 'FWS\x40\0', 'a Flash animation'],
	['one before the first', 'FWS\0\0', 'a text'],
	['one behind the latest', 'FWS\x41\0', 'a text'],
])('%s', (_what, bytes, name) => {
	expect(nameOf(bytes)).toBe(name);
});

test.each(['moov', 'mdat', 'free', 'skip', 'wide', 'pnot', 'uuid', 'junk'])(
	'QuickTime without a brand can start with %s',
	(kind) => {
		expect(nameOf(box(kind, noise(9)), box('moov', noise(99)))).toBe('a QuickTime file');
	},
);

describe('what was read as a text on its way', () => {
	test('has eight characters beyond ASCII or more, and what no text has', () => {
		const mangled = 'a recording that was read as a text on its way';
		expect(nameOf(Buffer.from(`\0\x01${'é'.repeat(8)}`))).toBe(mangled);
		expect(nameOf(Buffer.from(`\0\x01${'é'.repeat(7)}`))).toBeUndefined();
		expect(nameOf(Buffer.from('é'.repeat(8)))).toBe('a text');
	});
});

describe('UTF-8', () => {
	const utf8 = (bytes: Buffer) => utf8Text(headOf(bytes, bytes.length));

	test.each([1, 2, 3])('can be cut within a character, by %d', (cut) => {
		const bytes = Buffer.from('ab🎧');
		expect(utf8(bytes.subarray(0, -cut))).toBe('ab');
		expect(utf8(bytes)).toBe('ab🎧');
	});

	test.each([
		['half of a character of UTF-16', 'a\xed\xa0\x80b'],
		['a character in more bytes than it needs', 'a\xe0\x80\x80b'],
		['one beyond all characters', 'a\xf4\xbf\xbf\xbfb'],
		['the end of one', 'a\x80'],
		['two starts', '\xc3\xc3\xa9'],
	])('does not have %s', (_what, text) => {
		expect(utf8(latin1(text))).toBeUndefined();
	});
});

describe('a text of two or four bytes a character', () => {
	const big = utf16('not found', { mark: false, isBig: true });
	const little = utf16('not found', { mark: false });
	/** U+1241, which is no Latin letter. */
	const ethiopic = '\x41\x12';

	test.each([
		['cut within a character', little.subarray(0, -1)],
		['of the other order, cut within a character', big.subarray(0, -1)],
		['with a mark, cut within half a character', utf16('ab🎧').subarray(0, -2)],
		['UTF-32 of the other order', latin1('\0\0\xfe\xff\0\0\0n\0\0\0o')],
		['UTF-32 of one character', latin1('\xff\xfe\0\0n\0\0\0')],
		['UTF-32 that is cut', latin1('\xff\xfe\0\0n\0\0\0o\0\0')],
		['UTF-32 that is cut sooner', latin1('\xff\xfe\0\0n\0\0\0o\0')],
		['UTF-32 that is cut soonest', latin1('\xff\xfe\0\0n\0\0\0o')],
	])('is a text: %s', (_what, bytes) => {
		expect(nameOf(bytes)).toBe('a text');
	});

	test.each([
		['half a character in the middle', utf16('a\ud83db c')],
		['a control character at the end of UTF-32', latin1('\xff\xfe\0\0n\0\0\0\x01\0\0\0')],
		['one Latin letter of UTF-32', join('n\0\0\0', ethiopic, '\0\0')],
		['one Latin letter of UTF-32 of the other order', join('\0\0\0n\0\0', '\x12\x41')],
		['one Latin letter of UTF-16', join('n\0', ethiopic.repeat(4))],
		['one Latin letter of UTF-16 of the other order', join('\0n', '\x12\x41'.repeat(4))],
		['something else in front of UTF-32', join('\x01\x02\x03\x04', '\0\0\0n\0\0\0o')],
		['something else in front of UTF-16', join('\x01\x02', little)],
		['something else in front of UTF-16 of the other order', join('\x01\x02', big)],
	])('is no text with %s', (_what, bytes) => {
		expect(nameOf(bytes)).toBeUndefined();
	});
});

test('a text of older systems is one, also where its type is that of something else', () => {
	const bytes = latin1('Tonaufnahme f\xfcr sp\xe4ter');
	for (const mimeType of ['application/x-something', 'audio/wav', '']) {
		expect(judge(headOf(bytes, bytes.length), { mimeType })).toMatchObject({ what: 'a text' });
	}
	const sound = judge(headOf(bytes, bytes.length), { mimeType: 'audio/vox' });
	expect(sound).toMatchObject({ what: 'a VOX file' });
});
