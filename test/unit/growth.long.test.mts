import { describe, expect, test } from '@jest/globals';

import { judgeLook, judgeUpload } from '../../nodes/IntronTranscribe/api';
import { TERMS } from '../../nodes/IntronTranscribe/catalog/terms';
import { FAULTS } from '../../nodes/IntronTranscribe/faults';
import { collectResults } from '../../nodes/IntronTranscribe/output/results';
import { parseSpeakers } from '../../nodes/IntronTranscribe/output/speakers';
import { OPTIONS } from '../../nodes/IntronTranscribe/panel/options';
import { normalizeBaseUrl } from '../../nodes/shared/intron/baseUrl';
import { keyEraser } from '../../nodes/shared/intron/keyEraser';
import { isUsableId, readReply, shownId } from '../../nodes/shared/intron/reply';
import { apiError } from '../../nodes/shared/run/apiError';
import { readOptions } from '../../nodes/shared/run/options';
import { quoted } from '../../nodes/shared/run/values';
import { expectLinear, workTime } from '../support/unit/growth.mts';
import { itemWith } from '../support/unit/items.mts';

const KEY = 'key-of-a-test';

/** Lines of a transcript, of the kinds that made work grow with their square. */
const LINES = {
	'labelled lines of 60 characters': `SPEAKER_01: ${'x'.repeat(47)}\n`,
	'labelled lines without words': 'SPEAKER_1:\n',
	'lines of two characters': 'a\n',
	'lines of 60 characters without labels': `${'x'.repeat(59)}\n`,
	'blank lines': '\n',
	'lines of blanks': ' \n',
	'one line of blanks': ' ',
	'one line of labels': 'SPEAKER_01: ',
	'one word': 'x',
	'carriage returns': '\r',
};

const texts = Object.entries(LINES);

/** What is done with a text of the service. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
	'reading and judging the answer to an upload': (text) =>
		judgeUpload(readReply(200, text, keyEraser(KEY))),
	'reading and judging it as a message': (text) => {
		const reply = readReply(400, { message: text, status: 'Error' }, keyEraser(KEY));
		return [judgeUpload(reply), judgeLook('a1')(reply), FAULTS.ofReply(reply)];
	},
	'reading it as a status': (text) =>
		judgeUpload(readReply(200, { data: { processing_status: text, file_id: text } })),
	'erasing a short key': keyEraser('a1'),
	'the turns of a conversation': parseSpeakers,
	'an id': (text) => [isUsableId(text), shownId(text)],
	'a result': (text) => collectResults({ transcript_summary: text }, []),
	'an error': (text) => {
		const reply = readReply(500, { message: text, data: { error_message: text } });
		return apiError(itemWith(), TERMS, { fault: FAULTS.ofReply(reply), reply, fileName: text });
	},
	'a quotation': quoted,
	'a base URL': (text) => normalizeBaseUrl(`https://intron.test/${text}`),
};

describe.each(Object.entries(READERS))('%s takes as long as the text is', (_what, read) => {
	test.each(texts)('of %s', (_kind, line) => {
		expectLinear((times) => {
			const text = line.repeat(times);
			return () => read(text);
		}, 20_000);
	});
});

test.each(['"file_id": "', '"file_id":', 'bearer ', '{"a":', '[', '\\"'])(
	'an answer of many %j is read in as long as it is',
	(piece) => {
		expectLinear((times) => {
			const text = piece.repeat(times);
			return () => judgeUpload(readReply(200, text, keyEraser('a1')));
		}, 10_000);
	},
);

test('the results of a reply are collected in as long as it has fields', () => {
	expectLinear((times) => {
		const fields = Array.from({ length: times }, (_, index) => [`transcript_x_${index}`, '1/2']);
		const data = Object.fromEntries(fields) as Record<string, unknown>;
		return () => collectResults(data, []);
	}, 2_000);
});

test('results that all have one name are collected in as long as there are some', () => {
	expectLinear((times) => {
		const fields = Array.from({ length: times }, (_, index) => [
			`transcript_${'_'.repeat(index % 150)}x${'_'.repeat(index % 7)}${index}`,
			'x',
		]);
		const data = Object.fromEntries(fields) as Record<string, unknown>;
		return () => collectResults(data, []);
	}, 2_000);
});

test('a base URL of many slashes is refused at once', () => {
	const read = (slashes: number) => normalizeBaseUrl(`https://intron.test${'/'.repeat(slashes)}x`);
	expect(read(100_000)).toBeUndefined();
	expect(read(1_900)).toContain('intron.test');
	for (const slashes of [1_900, 100_000]) {
		expect(workTime(() => read(slashes))).toBeLessThan(50);
	}
});

describe('options of long texts', () => {
	test.each(['fileName', 'templateId'] as const)('are read in as long as they are: %s', (name) => {
		expectLinear((times) => {
			const item = itemWith({ options: { [name]: ' \n'.repeat(times) + 'x' } });
			return () => readOptions(item, OPTIONS);
		}, 20_000);
	});

	test.each(['timeout', 'simplify', 'resultFormat'])(
		'are refused in as long as they are: %s',
		(name) => {
			expectLinear((times) => {
				const item = itemWith({ options: { [name]: ' \n'.repeat(times) + 'x' } });
				return () => expect(() => readOptions(item, OPTIONS)).toThrow();
			}, 20_000);
		},
	);
});

test.each(texts)('10 MB of %s are split into turns without a long stretch', (kind, line) => {
	const transcript = line.repeat(Math.ceil(10_000_000 / line.length));
	// Nobody says a million turns without a word.
	const most = kind === 'labelled lines without words' ? 1_000 : 200;
	expect(workTime(() => parseSpeakers(transcript))).toBeLessThan(most);
});
