import { describe, expect, test } from '@jest/globals';

import { streamedFile } from '../../../../nodes/IntronTranscribe/audio/streamedFile';

async function* chunks(...texts: string[]) {
	for (const text of texts) yield await Promise.resolve(Buffer.from(text));
}

describe('a streamed file', () => {
	test('has the name, the type and the size that it was given', () => {
		const file = streamedFile(chunks('abc', 'de'), 5, 'Ünï "1".mp3', 'audio/mpeg');
		expect(file).toBeInstanceOf(File);
		expect([file.name, file.type, file.size]).toEqual(['Ünï "1".mp3', 'audio/mpeg', 5]);
	});

	test('reads nothing of its source before it is sent, and then all of it in order', async () => {
		let reads = 0;
		const source = (async function* () {
			for await (const chunk of chunks('abc', 'de')) {
				reads += 1;
				yield chunk;
			}
		})();
		const file = streamedFile(source, 5, 'a.wav', 'audio/wav');
		expect(reads).toBe(0);
		const read: Uint8Array[] = [];
		const stream = file.stream() as unknown as AsyncIterable<Uint8Array>;
		for await (const chunk of stream) read.push(chunk);
		expect(Buffer.concat(read).toString()).toBe('abcde');
	});

	test('stays the same file, with its stream, when a form takes it', () => {
		const source = chunks('abc');
		const form = new FormData();
		form.append('file', streamedFile(source, 3, 'a.wav', 'audio/wav'));
		const taken = form.get('file');
		expect(taken).toBeInstanceOf(File);
		expect((taken as File).stream()).toBe(source);
	});
});
