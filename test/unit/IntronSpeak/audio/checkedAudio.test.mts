import { describe, expect, test } from '@jest/globals';

import { checkedAudio } from '../../../../nodes/IntronSpeak/audio/checkedAudio';
import { recordingBytes } from '../../../support/service/recordings.mts';
import { collect, inPieces } from './files.mts';

const wav = recordingBytes('hum.wav');
const opus = recordingBytes('hum.ogg');

describe('a download', () => {
	test.each([
		['wav', wav, 1],
		['wav', wav, 65_536],
		['opus', opus, 3],
	])('of %s is told by its first bytes, and whole', async (name, bytes, size) => {
		const audio = await checkedAudio(inPieces(bytes, size), bytes.length);
		expect(audio?.format.name).toBe(name);
		expect((await collect(audio?.bytes)).equals(bytes)).toBe(true);
	});

	test.each([
		['nothing', Buffer.alloc(0)],
		['a web page', Buffer.from('<!doctype html>')],
		['MP3', recordingBytes('english.mp3')],
		['three bytes', Buffer.from('RIF')],
	])('of %s is none', async (_what, bytes) => {
		expect(await checkedAudio(inPieces(bytes, 10), undefined)).toBeUndefined();
	});

	test('of which nobody told how long it is, is whole where it ends', async () => {
		const audio = await checkedAudio(inPieces(wav, 1_000), undefined);
		expect((await collect(audio?.bytes)).equals(wav)).toBe(true);
	});

	test('that ends too early is told of', async () => {
		const audio = await checkedAudio(inPieces(wav, 1_000), wav.length + 1);
		await expect(collect(audio?.bytes)).rejects.toThrow(/cut short/);
	});
});
