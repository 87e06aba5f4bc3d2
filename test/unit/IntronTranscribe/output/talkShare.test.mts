import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { parseSpeakers } from '../../../../nodes/IntronTranscribe/output/speakers';
import { talkShares } from '../../../../nodes/IntronTranscribe/output/talkShare';
import { anyText, holds } from '../../../support/random/properties.mts';
import { expectLinear } from '../../../support/unit/growth.mts';

const one = (text: string) => talkShares([{ speaker: 'SPEAKER_01', text }])[0]?.words;

describe('the words of a speaker', () => {
	test.each([
		['', 0],
		['… – ?! 😀', 0],
		['Thank you for calling.', 4],
		["It's Ada’s twenty-two, 'quoted' and “quoted”", 6],
		['Room 17, at 9', 4],
		['ẹ̀ṣọ́ dá', 2],
		['e\u0323\u0300s\u0323', 1],
		['ሰላም፡እንዴት፡ነህ', 3],
		['مرحبا بكم', 2],
		['добрий день', 2],
		['我们今天', 4],
		['สวัสดี', 4],
	])('of %j are %d', (text, words) => {
		expect(one(text)).toBe(words);
	});

	test.each(['x', 'hello ', '我', "'-", '\u0301'])(
		'of many %j are counted in linear time',
		(piece) => {
			expectLinear((times) => {
				const text = piece.repeat(times);
				return () => one(text);
			}, 50_000);
		},
	);
});

describe('the shares of a conversation', () => {
	test('are of all turns of a speaker, in the order in which they begin', () => {
		const turns = parseSpeakers(
			'SPEAKER_02: Hello there.\nSPEAKER_01: Hi.\nSPEAKER_02: How are you, Ada?',
		);
		expect(talkShares(turns)).toEqual([
			{ speaker: 'SPEAKER_02', words: 6, percent: 85.7 },
			{ speaker: 'SPEAKER_01', words: 1, percent: 14.3 },
		]);
	});

	test('leave out what nobody is said to have said', () => {
		expect(talkShares(parseSpeakers('Call 17.\nSPEAKER_01: Hello.'))).toEqual([
			{ speaker: 'SPEAKER_01', words: 1, percent: 100 },
		]);
	});

	test('are nothing of a silent conversation', () => {
		expect(talkShares(parseSpeakers('SPEAKER_01: …\nSPEAKER_02:'))).toEqual([
			{ speaker: 'SPEAKER_01', words: 0, percent: 0 },
			{ speaker: 'SPEAKER_02', words: 0, percent: 0 },
		]);
	});

	test('of any transcript make up the whole, each speaker once', async () => {
		const anyTranscript = anyText('SPEAKER_1: ', '\nSPEAKER_2: ', '\nSPEAKER_3: ', 'Hello ', '我');
		await holds(
			fc.property(anyTranscript, (transcript) => {
				const turns = parseSpeakers(transcript);
				const shares = talkShares(turns);
				const labels = turns.map(({ speaker }) => speaker).filter((speaker) => speaker !== '');
				expect(shares.map(({ speaker }) => speaker)).toEqual([...new Set(labels)]);
				const all = shares.reduce((sum, { words }) => sum + words, 0);
				for (const { words, percent } of shares) {
					expect(Math.abs(percent - (all && (words / all) * 100))).toBeLessThanOrEqual(0.05 + 1e-9);
				}
			}),
		);
	});
});
