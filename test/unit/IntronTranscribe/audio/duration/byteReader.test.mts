import { describe, expect, test } from '@jest/globals';

import { ByteReader } from '../../../../../nodes/IntronTranscribe/audio/duration/byteReader';
import { watched } from '../../../../support/audio/watched.mts';

const CONTENT = Buffer.from('The quick brown fox jumps over the lazy dog');
const open = (chunkBytes: number) => {
	const file = watched(CONTENT, chunkBytes);
	return { file, reader: new ByteReader(file.bytes) };
};

describe.each([1, 3, 10, 100])('reading forward, in chunks of %d bytes', (chunkBytes) => {
	test('looks without going on', async () => {
		const { file, reader } = open(chunkBytes);
		expect((await reader.peek(9)).toString('latin1', 0, 9)).toBe('The quick');
		expect((await reader.peek(3)).toString('latin1', 0, 3)).toBe('The');
		expect(reader.position).toBe(0);
		expect(file.pulled).toBeLessThanOrEqual(Math.max(chunkBytes, 9 + chunkBytes - 1));
	});

	test('goes past bytes that it saw and bytes that it did not', async () => {
		const { reader } = open(chunkBytes);
		await reader.peek(5);
		expect(await reader.skip(4)).toBe(true);
		expect(await reader.skip(6)).toBe(true);
		expect(reader.position).toBe(10);
		expect((await reader.peek(5)).toString('latin1', 0, 5)).toBe('brown');
	});

	test('tells where the file ends', async () => {
		const { reader } = open(chunkBytes);
		await reader.skip(40);
		expect((await reader.peek(9)).toString()).toBe('dog');
		expect(await reader.skip(3)).toBe(true);
		expect(await reader.skip(1)).toBe(false);
		expect(reader.position).toBe(CONTENT.length);
		expect(await reader.peek(1)).toHaveLength(0);
	});

	test('goes past more than there is', async () => {
		const { reader } = open(chunkBytes);
		expect(await reader.skip(Infinity)).toBe(false);
		expect(reader.position).toBe(CONTENT.length);
	});

	test('finds a pattern, also where it stands already', async () => {
		const { reader } = open(chunkBytes);
		expect(await reader.find(Buffer.from('over'))).toBe(true);
		expect(await reader.find(Buffer.from('over'))).toBe(true);
		expect(reader.position).toBe(CONTENT.indexOf('over'));
		expect(await reader.find(Buffer.from('quick'))).toBe(false);
	});

	test('lets go', async () => {
		const { file, reader } = open(chunkBytes);
		await reader.peek(1);
		await reader.close();
		expect(file.isClosed).toBe(true);
		expect(file.passes).toBe(1);
	});
});

test('chunks without bytes are no end', async () => {
	async function* read() {
		yield Buffer.alloc(0);
		yield Buffer.from('a');
		yield Buffer.alloc(0);
		yield Buffer.from('b');
	}
	const reader = new ByteReader(read());
	expect((await reader.peek(2)).toString()).toBe('ab');
	expect(reader.isBroken).toBe(false);
});

test('a source that breaks off ends, and is known to', async () => {
	async function* read() {
		yield Buffer.from('abc');
		throw new Error('The disk is gone');
	}
	const reader = new ByteReader(read());
	expect((await reader.peek(9)).toString()).toBe('abc');
	expect(reader.isBroken).toBe(true);
	expect(await reader.skip(4)).toBe(false);
});

test('a source that does not let go is nobody’s concern', async () => {
	const source: AsyncIterator<Uint8Array> = {
		next: async () => ({ done: false, value: CONTENT }),
		return: async () => Promise.reject(new Error('The disk is gone')),
	};
	const reader = new ByteReader({ [Symbol.asyncIterator]: () => source });
	await reader.peek(1);
	await expect(reader.close()).resolves.toBeUndefined();
});

test('a source that has ended is not asked again', async () => {
	const values = [{ done: false, value: CONTENT }, { done: true }, { done: false, value: CONTENT }];
	const next = async () => values.shift() as IteratorResult<Uint8Array>;
	const reader = new ByteReader({ [Symbol.asyncIterator]: () => ({ next }) });
	expect(await reader.peek(2 * CONTENT.length)).toHaveLength(CONTENT.length);
	expect(await reader.skip(Infinity)).toBe(false);
	expect(await reader.peek(1)).toHaveLength(0);
	expect(reader.isBroken).toBe(false);
	await expect(reader.close()).resolves.toBeUndefined();
});
