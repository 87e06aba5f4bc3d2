import { describe, expect, test } from '@jest/globals';

import { parseSpeakers } from '../../../../nodes/IntronTranscribe/output/speakers';
import { RECORDINGS } from '../../../support/service/recordings.mts';

describe('the turns of a diarized transcript', () => {
	test('are its labelled lines, the blank lines of the docs sample left out', () => {
		expect(parseSpeakers('\nSPEAKER_01: Hello?\nSPEAKER_02: Hi. It is me: Ada.\n')).toEqual([
			{ speaker: 'SPEAKER_01', text: 'Hello?' },
			{ speaker: 'SPEAKER_02', text: 'Hi. It is me: Ada.' },
		]);
	});

	test('go on over lines without a label', () => {
		expect(parseSpeakers('SPEAKER_01: Hello.\r\nAre you there?\r\n\r\nSPEAKER_10: Yes.')).toEqual([
			{ speaker: 'SPEAKER_01', text: 'Hello. Are you there?' },
			{ speaker: 'SPEAKER_10', text: 'Yes.' },
		]);
	});

	test('begin with a turn of nobody when words come before the first label', () => {
		expect(parseSpeakers('Call 17.\n\nMonday.\nSPEAKER_01: Hello.')).toEqual([
			{ speaker: '', text: 'Call 17. Monday.' },
			{ speaker: 'SPEAKER_01', text: 'Hello.' },
		]);
	});

	test('are kept apart when one speaker has two in a row', () => {
		expect(parseSpeakers('SPEAKER_01: One.\nSPEAKER_01: Two.')).toHaveLength(2);
	});

	test('have no blanks around them, wherever their words begin', () => {
		expect(parseSpeakers('SPEAKER_01:  \n Hello. \nSPEAKER_02: Hi.\t\n')).toEqual([
			{ speaker: 'SPEAKER_01', text: 'Hello.' },
			{ speaker: 'SPEAKER_02', text: 'Hi.' },
		]);
	});

	test('may be empty', () => {
		expect(parseSpeakers('SPEAKER_01:\nSPEAKER_02: Hi.\n')).toEqual([
			{ speaker: 'SPEAKER_01', text: '' },
			{ speaker: 'SPEAKER_02', text: 'Hi.' },
		]);
	});

	test.each(['', 'Hello, this is Ada.', 'He said SPEAKER_01: and left.', 'SPEAKER_X: hi'])(
		'are none in %j',
		(transcript) => {
			expect(parseSpeakers(transcript)).toEqual([]);
		},
	);

	test('hold every word of a real call', () => {
		const call = RECORDINGS.find(({ diarized }) => diarized);
		const turns = parseSpeakers(call?.diarized ?? '');
		expect(new Set(turns.map(({ speaker }) => speaker)).size).toBe(2);
		expect(turns.map(({ text }) => text).join(' ')).toBe(call?.transcript);
	});
});
