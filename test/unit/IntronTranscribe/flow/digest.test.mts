import { describe, expect, test } from '@jest/globals';

import type { Recording } from '../../../../nodes/IntronTranscribe/audio/recording';
import {
	DigestingBytes,
	digestOf,
	readDigest,
} from '../../../../nodes/IntronTranscribe/flow/digest';

/** Bytes in pieces of so many. */
async function* pieces(bytes: Uint8Array, step: number): AsyncGenerator<Uint8Array> {
	for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
}

const bytes = Buffer.from('some bytes of a recording');

async function digestInPieces(step: number): Promise<string | undefined> {
	const digesting = new DigestingBytes(pieces(bytes, step));
	const passed: Uint8Array[] = [];
	for await (const chunk of digesting) passed.push(chunk);
	expect(Buffer.concat(passed).equals(bytes)).toBe(true);
	return digesting.digest();
}

describe('the digest of what is sent', () => {
	test('is the same however it comes, and changes nothing of it', async () => {
		const digest = await digestInPieces(bytes.length);
		expect(digest).toBe(digestOf(bytes.toString()));
		for (const step of [1, 7]) expect(await digestInPieces(step)).toBe(digest);
	});

	test('is there when all bytes have passed, not before', async () => {
		const digesting = new DigestingBytes(pieces(bytes, 10));
		expect(digesting.digest()).toBeUndefined();
		for await (const _chunk of digesting) break;
		expect(digesting.digest()).toBeUndefined();
	});

	test('is short, and another for another text', () => {
		expect(digestOf('a')).toMatch(/^[0-9a-f]{32}$/);
		expect(digestOf('a')).not.toBe(digestOf('b'));
	});
});

describe('the digest of a recording that was sent before', () => {
	const recordingOf = (source: AsyncIterable<Uint8Array>) => {
		const closed: true[] = [];
		const recording: Recording = {
			name: 'a.mp3',
			format: { extension: 'mp3', mimeType: 'audio/mpeg' } as Recording['format'],
			size: bytes.length,
			open: async () => await Promise.resolve({ bytes: source, close: () => closed.push(true) }),
		};
		return { recording, closed };
	};

	test('is that of the bytes that were sent; the file is let go', async () => {
		const { recording, closed } = recordingOf(pieces(bytes, 4));
		expect(await readDigest(recording)).toBe(digestOf(bytes.toString()));
		expect(closed).toHaveLength(1);
	});

	test('lets the file go when it can not be read', async () => {
		const broken = (async function* () {
			yield bytes;
			throw new Error('The disk is gone');
		})();
		const { recording, closed } = recordingOf(broken);
		await expect(readDigest(recording)).rejects.toThrow('The disk is gone');
		expect(closed).toHaveLength(1);
	});
});
