import { describe, expect, test } from '@jest/globals';

import { boundedCopy } from '../../../../nodes/shared/intron/bounded';
import { workTime } from '../../../support/unit/growth.mts';

const asItIs = (text: string): string => text;

const bounded = (source: unknown) => boundedCopy(source, asItIs);

/** A value in so many objects, or lists. */
function nested(levels: number, wrap: (inner: unknown) => unknown): unknown {
	let value: unknown = 'core';
	for (let level = 0; level < levels; level++) value = wrap(value);
	return value;
}

/** How many objects and lists stand in each other. */
function depthOf(value: unknown): number {
	let depth = 0;
	for (let inner = value; typeof inner === 'object' && inner !== null; depth++) {
		inner = Object.values(inner)[0];
	}
	return depth;
}

describe('an ordinary answer', () => {
	test.each([
		['a text'],
		[7],
		[true],
		[null],
		[undefined],
		[[]],
		[{}],
		[{ a: [1, 'b', null, { c: [] }], d: { e: false } }],
		[nested(32, (inner) => ({ inner }))],
	])('is copied whole: %j', (source) => {
		const { value, isCut } = bounded(source);
		expect(value).toEqual(source);
		expect(isCut).toBe(false);
		if (typeof source === 'object' && source !== null) expect(value).not.toBe(source);
	});

	test('is cleaned in all its texts and names', () => {
		const { value } = boundedCopy({ key: ['a key', { key: 'key' }] }, (text) =>
			text.replaceAll('key', '***'),
		);
		expect(value).toEqual({ '***': ['a ***', { '***': '***' }] });
	});

	test('keeps a field of any name, without a change to what objects inherit', () => {
		const source: unknown = JSON.parse('{"__proto__":{"isAdmin":true},"constructor":"x"}');
		const { value } = bounded(source);
		expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
		expect(JSON.stringify(value)).toBe(JSON.stringify(source));
		expect((value as { isAdmin?: boolean }).isAdmin).toBeUndefined();
		expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
	});

	test('may be frozen, or without a prototype', () => {
		const source: unknown = Object.freeze(Object.assign(Object.create(null), { a: 1 }));
		expect(bounded(source)).toEqual({ value: { a: 1 }, isCut: false });
	});
});

describe('an answer without bounds', () => {
	test.each([33, 3_000, 100_000])('is read 32 levels deep of %i', (levels) => {
		for (const wrap of [(inner: unknown) => ({ inner }), (inner: unknown) => [inner]]) {
			const { value, isCut } = bounded(nested(levels, wrap));
			expect(isCut).toBe(true);
			expect(depthOf(value)).toBe(32);
		}
	});

	test('is read up to 20,000 fields of 300,000, at once', () => {
		const fields = Array.from({ length: 300_000 }, (_, index) => [`transcript_${index}`, 'x']);
		const source: unknown = Object.fromEntries(fields);
		const { value, isCut } = bounded({ data: source });
		expect(isCut).toBe(true);
		expect(workTime(() => bounded({ data: source }))).toBeLessThan(1_000);
		expect(Object.keys((value as { data: object }).data)).toHaveLength(19_999);
	});

	test('is read up to 20,000 entries of lists in lists', () => {
		const source = Array.from({ length: 300 }, () => Array.from({ length: 300 }, () => 1));
		const { value, isCut } = bounded(source);
		expect(isCut).toBe(true);
		const read = value as number[][];
		expect(read.length + read.flat().length).toBe(20_000);
	});

	test('is read up to 32 MB of a text', () => {
		const most = 32 * 1024 * 1024;
		const { value, isCut } = bounded({ message: 'x'.repeat(most + 1024 * 1024) });
		expect(isCut).toBe(true);
		expect((value as { message: string }).message).toHaveLength(most);
		expect(bounded('x'.repeat(most)).isCut).toBe(false);
	});

	test('has no names of fields longer than 200 characters', () => {
		const { value, isCut } = bounded({ ['x'.repeat(201)]: 1, ['y'.repeat(200)]: 2 });
		expect(isCut).toBe(true);
		expect(value).toEqual({ ['x'.repeat(200)]: 1, ['y'.repeat(200)]: 2 });
	});

	test('is no endless loop where it holds itself', () => {
		const source: Record<string, unknown> = { a: 1 };
		source.self = source;
		const { value, isCut } = bounded(source);
		expect(isCut).toBe(true);
		expect(value).toMatchObject({ a: 1, self: { a: 1, self: { a: 1 } } });
		const list: unknown[] = [];
		list.push(list, list);
		expect(bounded(list).isCut).toBe(true);
	});
});
