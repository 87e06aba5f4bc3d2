import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { parseSpeakers } from '../../../../nodes/IntronTranscribe/output/speakers';
import { anyText, holds } from '../../../support/random/properties.mts';

const anyTranscript = anyText('SPEAKER_01: ', '\nSPEAKER_02:', ' SPEAKER_3', '\n', 'Hello', ': ');

const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');

/** The transcript as the service would write it. */
const written = (turns: ReturnType<typeof parseSpeakers>) =>
	turns.map(({ speaker, text }) => (speaker ? `${speaker}: ${text}` : text)).join('\n');

test('the turns hold every word of the transcript, in order', async () => {
	await holds(
		fc.property(anyTranscript, (transcript) => {
			const turns = parseSpeakers(transcript);
			if (turns.length === 0) expect(transcript).not.toMatch(/^\s*SPEAKER_\d+:/m);
			else {
				// A label needs no blank behind it.
				const spaced = transcript.replace(/^(\s*SPEAKER_\d+:)/gm, '$1 ');
				expect(words(written(turns))).toEqual(words(spaced));
			}
		}),
		5,
	);
});

test('the turns are the same when they are written down and read again', async () => {
	await holds(
		fc.property(anyTranscript, (transcript) => {
			const turns = parseSpeakers(transcript);
			expect(parseSpeakers(written(turns))).toEqual(turns);
			expect(parseSpeakers(transcript.replaceAll('\n', '\r\n'))).toEqual(turns);
			for (const { speaker, text } of turns) {
				expect(speaker).toMatch(/^(SPEAKER_\d+)?$/);
				expect(text).toBe(text.trim());
			}
		}),
		5,
	);
});
