import { describe, expect, test } from '@jest/globals';

import { headOf } from '../../../../../nodes/IntronTranscribe/audio/head';
import { behindTags, tagsEnd } from '../../../../../nodes/IntronTranscribe/audio/structure/tags';
import { ape, id3, mp3, noise } from '../../../../support/unit/soundFiles.mts';

/** Where the tags of a file end of which this is the start. */
const endOf = (bytes: Buffer, fileBytes = 100_000): number => tagsEnd(headOf(bytes, fileBytes));

/** With another byte at the place. */
const changed = (bytes: Buffer, place: number, byte: number): Buffer => {
	const copy = Buffer.from(bytes);
	copy.writeUInt8(byte, place);
	return copy;
};

const tag = id3(noise(20));

describe('a tag of ID3', () => {
	test.each([
		[1, 0],
		[2, 30],
		[3, 30],
		[4, 30],
		[5, 0],
	])('of version %d', (version, end) => {
		expect(endOf(changed(tag, 3, version))).toBe(end);
	});

	test('starts with its three letters', () => {
		expect(endOf(changed(tag, 2, 0x34))).toBe(0);
		expect(endOf(Buffer.concat([noise(5), tag]))).toBe(0);
	});

	test('can be empty, and its header must be there', () => {
		const empty = id3(Buffer.alloc(0));
		expect(endOf(empty)).toBe(10);
		expect(endOf(empty.subarray(0, 9))).toBe(0);
	});

	test('has seven bits of its size in each byte', () => {
		expect(endOf(changed(tag, 9, 0x7f))).toBe(10 + 0x7f);
		expect(endOf(changed(tag, 8, 1))).toBe(10 + 0x80 + 20);
		expect(endOf(changed(tag, 9, 0x80))).toBe(0);
		expect(endOf(changed(tag, 6, 0xff))).toBe(0);
	});

	test('can repeat its header behind itself', () => {
		expect(endOf(changed(tag, 5, 0x10))).toBe(40);
		expect(endOf(changed(tag, 5, 0x80))).toBe(30);
	});
});

describe('a tag of APE', () => {
	test('has its size behind its version', () => {
		expect(endOf(ape(noise(20)))).toBe(52);
	});

	test('can be empty, and its header must be there', () => {
		const empty = ape(Buffer.alloc(0));
		expect(endOf(empty)).toBe(32);
		expect(endOf(empty.subarray(0, 31))).toBe(0);
	});

	test('starts with its eight letters', () => {
		expect(endOf(changed(ape(noise(20)), 7, 0x59))).toBe(0);
	});
});

test('tags follow one another', () => {
	expect(endOf(Buffer.concat([tag, ape(noise(8)), tag, mp3()]))).toBe(30 + 40 + 30);
});

test('a tag can be as long as the file, and not longer', () => {
	expect(endOf(tag, 30)).toBe(30);
	expect(endOf(tag, 29)).toBe(0);
});

test('what is behind tags is told with its own size', () => {
	const sound = behindTags(headOf(Buffer.concat([tag, mp3()]), 9000));
	expect(sound).toMatchObject({ bytes: mp3(), fileBytes: 9000 - 30, isTagged: true });
	const head = headOf(mp3(), 9000);
	expect(behindTags(head)).toBe(head);
});
