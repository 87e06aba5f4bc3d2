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

const fileOf = (source: AsyncIterable<Uint8Array>) => ({ bytes: source, close: () => undefined });

async function digestInPieces(step: number): Promise<string | undefined> {
	const digesting = new DigestingBytes(fileOf(pieces(bytes, step)));
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
		const digesting = new DigestingBytes(fileOf(pieces(bytes, 10)));
		expect(digesting.digest()).toBeUndefined();
		for await (const _chunk of digesting) break;
		expect(digesting.digest()).toBeUndefined();
	});

	test('is short, and another for another text', () => {
		expect(digestOf('a')).toMatch(/^[0-9a-f]{32}$/);
		expect(digestOf('a')).not.toBe(digestOf('b'));
	});
});

describe('a file that can not be read to its end', () => {
	const gone = new Error('The disk is gone');

	/** Reads until the file breaks off, and lets go of it before or after that. */
	async function breakOff(closesBefore: boolean): Promise<unknown> {
		const closed: true[] = [];
		async function* broken() {
			yield bytes;
			if (closesBefore) digesting.close();
			throw gone;
		}
		const file = { bytes: broken(), close: () => closed.push(true) };
		const digesting = new DigestingBytes(file);
		expect(digesting.brokenBy).toBeUndefined();
		const read = async (all: DigestingBytes) => {
			for await (const chunk of all) expect(chunk).toBe(bytes);
		};
		await expect(read(digesting)).rejects.toBe(gone);
		if (!closesBefore) digesting.close();
		expect(closed).toHaveLength(1);
		expect(digesting.digest()).toBeUndefined();
		return digesting.brokenBy;
	}

	test('tells what broke it off', async () => {
		expect(await breakOff(false)).toBe(gone);
	});

	test('tells nothing when it was let go before', async () => {
		expect(await breakOff(true)).toBeUndefined();
	});
});

describe('the digest of a recording that was sent before', () => {
	const recordingOf = (source: AsyncIterable<Uint8Array>) => {
		const closed: true[] = [];
		const recording: Recording = {
			name: 'a.mp3',
			format: { extension: 'mp3', mimeType: 'audio/mpeg' } as Recording['format'],
			size: bytes.length,
			secondsInHead: undefined,
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
