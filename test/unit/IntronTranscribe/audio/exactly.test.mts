import { Readable } from 'node:stream';

import { describe, expect, test } from '@jest/globals';

import { exactly, LengthMismatch } from '../../../../nodes/IntronTranscribe/audio/exactly';

/** Reads to the end, or to what is thrown. */
async function read(bytes: AsyncIterable<Uint8Array>) {
	const chunks: Uint8Array[] = [];
	let thrown: unknown;
	try {
		for await (const chunk of bytes) chunks.push(chunk);
	} catch (error) {
		thrown = error;
	}
	return { text: Buffer.concat(chunks).toString(), thrown };
}

const source = (...texts: string[]) => Readable.from(texts.map((text) => Buffer.from(text)));

describe('a stream that is held to its length', () => {
	test.each([[['abc', 'de']], [['abcde']], [['a', '', 'bcd', 'e', '']]])(
		'passes %j',
		async (texts) => {
			expect(await read(exactly(source(...texts), 5))).toEqual({
				text: 'abcde',
				thrown: undefined,
			});
		},
	);

	test('passes nothing where nothing was promised', async () => {
		expect(await read(exactly(source(), 0))).toEqual({ text: '', thrown: undefined });
	});

	test.each<[string[], number]>([
		[['abc'], 3],
		[['ab', ''], 2],
		[[], 0],
		[['abc', 'def', 'ghi'], 6],
		[['abcde', 'f'], 6],
		[['abcdefgh'], 8],
	])('breaks off %j, of 5 bytes, at %i', async (texts, found) => {
		const stream = source(...texts);
		const { text, thrown } = await read(exactly(stream, 5));
		expect(thrown).toBeInstanceOf(LengthMismatch);
		expect(thrown).toMatchObject({
			name: 'LengthMismatch',
			message: `The file was said to have 5 bytes, and has ${found}`,
			promised: 5,
			found,
		});
		expect(text.length).toBeLessThan(5);
		expect(stream.destroyed).toBe(true);
	});

	test('passes on what the stream itself throws', async () => {
		const broken = new Error('broken');
		const stream = new Readable({ read: () => stream.destroy(broken) });
		expect((await read(exactly(stream, 5))).thrown).toBe(broken);
	});

	test('lets go of the stream when no more is wanted', async () => {
		const stream = source('abc', 'de');
		for await (const _chunk of exactly(stream, 5)) break;
		expect(stream.destroyed).toBe(true);
	});
});
