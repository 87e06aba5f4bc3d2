import { Readable } from 'node:stream';

import { describe, expect, test } from '@jest/globals';

import { audioFile, reading } from '../../../../nodes/IntronSpeak/audio/audioFile';
import { ByteReader } from '../../../../nodes/IntronSpeak/audio/byteReader';
import { AUDIO_FORMAT } from '../../../../nodes/IntronSpeak/catalog/audioFormats';
import { Item } from '../../../../nodes/shared/run/item';
import { nodeContext } from '../../../support/unit/nodeContext.mts';
import { collect } from './files.mts';

const sound = Buffer.from('RIFF and sound');

/** What n8n's storage was asked for. */
const asked: string[] = [];

const item = new Item(
	nodeContext({
		helpers: {
			getBinaryStream: async (id: string) => {
				asked.push(id);
				return Readable.from([sound.subarray(0, 5), sound.subarray(5)]);
			},
		},
	}),
	0,
);

test.each([
	['in memory', { data: sound.toString('base64'), mimeType: 'audio/wav' }, []],
	[
		'in storage',
		{ id: 'filesystem-v2:1', data: 'filesystem-v2', mimeType: 'audio/wav' },
		['filesystem-v2:1', 'filesystem-v2:1'],
	],
])('a file %s can be read again', async (_what, binary, ids) => {
	asked.length = 0;
	const file = audioFile(item, AUDIO_FORMAT.wav, binary);
	expect(file.format).toBe(AUDIO_FORMAT.wav);
	for (const _again of [1, 2]) expect(await collect(await file.open())).toEqual(sound);
	expect(asked).toEqual(ids);
});

describe('reading of a file', () => {
	/** A source of three pieces, which tells how many were asked for and whether it was let go. */
	function source() {
		const seen = { pieces: 0, isClosed: false };
		async function* read() {
			try {
				for (const piece of ['abc', 'def', 'ghi']) {
					seen.pieces += 1;
					yield Buffer.from(piece);
				}
			} finally {
				seen.isClosed = true;
			}
		}
		return { seen, file: { format: AUDIO_FORMAT.wav, open: async () => read() } };
	}

	test('takes no more of it than is wanted, and lets it go', async () => {
		const { seen, file } = source();
		const taken = await reading(file, async (reader) => [
			await reader.take(2),
			await reader.take(1),
		]);
		expect(taken.map(String)).toEqual(['ab', 'c']);
		expect(seen).toEqual({ pieces: 1, isClosed: true });
	});

	test('lets it go also where reading fails', async () => {
		const { seen, file } = source();
		const failed = reading(file, async (reader) => {
			await reader.take(1);
			throw new RangeError('No page of an Ogg file');
		});
		await expect(failed).rejects.toThrow('No page');
		expect(seen.isClosed).toBe(true);
	});

	test('gives the rest as it comes, and no more than is wanted', async () => {
		const { file } = source();
		const { rest, left } = await reading(file, async (reader) => {
			await reader.take(1);
			return { rest: await collect(reader.stream(4)), left: await reader.take(9) };
		});
		expect([String(rest), String(left)]).toEqual(['bcde', 'fghi']);
	});

	test('can be of a source that needs not be let go', async () => {
		const reader = new ByteReader({
			[Symbol.asyncIterator]: () => ({ next: async () => ({ done: true, value: undefined }) }),
		});
		expect(await reader.take(1)).toHaveLength(0);
		await expect(reader.close()).resolves.toBeUndefined();
	});
});
