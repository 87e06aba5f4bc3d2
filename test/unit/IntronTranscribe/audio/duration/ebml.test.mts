import { describe, expect, test } from '@jest/globals';

import {
	elementAt,
	float,
	unsigned,
} from '../../../../../nodes/IntronTranscribe/audio/duration/ebml';

const hex = (digits: string) => Buffer.from(digits, 'hex');

describe('the header of an element', () => {
	test.each([
		['one byte each', 'a380', { id: 0xa3, size: 0, headerBytes: 2 }],
		['an ID of four bytes', '1a45dfa385', { id: 0x1a45_dfa3, size: 5, headerBytes: 5 }],
		['a size of two bytes', 'a340ff', { id: 0xa3, size: 255, headerBytes: 3 }],
		['a size of eight bytes', 'a30100000000000001', { id: 0xa3, size: 1, headerBytes: 9 }],
		['a size that was left open', 'a3ff', { id: 0xa3, size: Infinity, headerBytes: 2 }],
		['the same of eight bytes', 'a301ffffffffffffff', { id: 0xa3, size: Infinity, headerBytes: 9 }],
		['one bit less', 'a301fffffffffffffe', { id: 0xa3, size: 2 ** 56 - 2, headerBytes: 9 }],
	])('has %s', (_what, digits, element) => {
		expect(elementAt(hex(digits), 0)).toEqual(element);
		expect(elementAt(Buffer.concat([hex('00'), hex(digits)]), 1)).toEqual(element);
	});

	test.each([
		['has no ID of five bytes', '0812345678ff'],
		['has no size of nine bytes', `a300${'00'.repeat(9)}`],
		['is not cut within its ID', '1a45df'],
		['is not cut within its size', 'a3010000000000'],
		['is not nothing', ''],
	])('%s', (_what, digits) => {
		expect(elementAt(hex(digits), 0)).toBeUndefined();
	});
});

describe('a number', () => {
	test('that is whole stands in any number of bytes', () => {
		expect(unsigned(hex('ff0102'), 1, 3)).toBe(0x102);
		expect(unsigned(hex('ff0102'), 1, 1)).toBe(0);
	});

	test.each([
		['3fc00000', 1.5],
		['3ff8000000000000', 1.5],
		['3ff8000000', 0],
		['', 0],
	])('with a point stands in four or eight bytes: %s', (digits, value) => {
		const bytes = Buffer.concat([hex(digits), Buffer.alloc(8, 1)]);
		expect(float(bytes, 0, digits.length / 2)).toBe(value);
	});
});
