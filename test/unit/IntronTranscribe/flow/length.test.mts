import { Readable } from 'node:stream';

import { describe, expect, test } from '@jest/globals';

import { findRecording } from '../../../../nodes/IntronTranscribe/audio/recording';
import { lengthOver, readLength } from '../../../../nodes/IntronTranscribe/flow/length';
import { Item } from '../../../../nodes/shared/run/item';
import { LONG_RECORDINGS } from '../../../support/audio/longRecordings.mts';
import { opusHead, stream } from '../../../support/audio/ogg.mts';
import { recordingBytes } from '../../../support/service/recordings.mts';
import { nodeContext } from '../../../support/unit/nodeContext.mts';

/** A recording in n8n's storage, and how often it has been opened for its length. */
async function stored(data: Buffer) {
	let opened = 0;
	const context = nodeContext({
		getInputData: () => [{ json: {}, binary: { data: { id: 'filesystem-v2:1' } } }],
		helpers: {
			getBinaryMetadata: async () => await Promise.resolve({ fileSize: data.length }),
			getBinaryStream: async (_id: string, chunkBytes = 65_536) => {
				opened++;
				const chunks = (async function* () {
					for (let at = 0; at < data.length; at += chunkBytes) {
						yield data.subarray(at, at + chunkBytes);
					}
				})();
				return await Promise.resolve(Readable.from(chunks));
			},
		},
	});
	const recording = await findRecording(new Item(context, 0), 'data');
	// To recognise it.
	expect(opened).toBe(1);
	return { recording, opened: () => opened - 1 };
}

const recordingOf = async (extension: string) =>
	await stored(LONG_RECORDINGS[extension] ?? Buffer.alloc(0));

describe('the length of a recording', () => {
	test.each(['wav', 'flac', 'mp4', 'webm'])(
		'is known by its first bytes, without opening it again: %s',
		async (extension) => {
			const { recording, opened } = await recordingOf(extension);
			expect(await readLength(recording)).toBeCloseTo(200);
			expect(await lengthOver(recording, 120)).toBeCloseTo(200);
			expect(opened()).toBe(0);
		},
	);

	test.each(['mp3', 'm4a', 'ogg'])(
		'is read from the file where only that tells: %s',
		async (extension) => {
			const { recording, opened } = await recordingOf(extension);
			expect(recording.secondsInHead).toBeUndefined();
			expect(await lengthOver(recording, 120)).toBeCloseTo(200, 0);
			expect(opened()).toBe(1);
		},
	);

	test('is not over a limit that it does not clearly exceed', async () => {
		const { recording } = await recordingOf('wav');
		expect(await lengthOver(recording, 198)).toBeCloseTo(200);
		expect(await lengthOver(recording, 199)).toBeUndefined();
	});

	test('is not read of a file that is too small to be so long', async () => {
		const { recording, opened } = await stored(recordingBytes('english.ogg').subarray(0, 5_900));
		expect(await lengthOver(recording, 120)).toBeUndefined();
		expect(opened()).toBe(0);
	});

	test('is known of a file that is whole in its first bytes', async () => {
		const { recording, opened } = await stored(stream(opusHead(0), [48_000, 96_000]));
		expect(recording.secondsInHead).toBe(2);
		expect(opened()).toBe(0);
	});
});
