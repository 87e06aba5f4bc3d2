import { describe, expect, test } from '@jest/globals';

import { cleanText } from '../../nodes/IntronSpeak/text/clean';
import { splitText } from '../../nodes/IntronSpeak/text/split';
import { judgeUpload } from '../../nodes/IntronTranscribe/api';
import { durationOf } from '../../nodes/IntronTranscribe/audio/duration';
import { displayName, uploadName } from '../../nodes/IntronTranscribe/audio/naming';
import { fetchedName, nameInUrl } from '../../nodes/IntronTranscribe/audio/remote/fileName';
import { readHead } from '../../nodes/IntronTranscribe/audio/storedFile';
import {
	AUDIO_FORMATS,
	FORMAT,
	formatOfMimeType,
} from '../../nodes/IntronTranscribe/catalog/audioFormats';
import { DigestingBytes } from '../../nodes/IntronTranscribe/flow/digest';
import { collectResults } from '../../nodes/IntronTranscribe/output/results';
import { keyEraser } from '../../nodes/shared/intron/keyEraser';
import { readReply } from '../../nodes/shared/intron/reply';
import { expectLinear, expectLinearTurns, workTime } from '../support/unit/growth.mts';
import { itemWith } from '../support/unit/items.mts';

/** What names, addresses and texts are made of that readers look for. */
const PIECES = [
	...['[a\n', '[a][b', '[a](', '![', '<!--', '<a ', '</', '- - x\n', '# a ', '#', ' # ', ' ', '\n'],
	...[
		'*',
		'**a',
		'_a',
		'`',
		'```\n',
		'~~~x\n',
		'|',
		'| ',
		'https://',
		'www.',
		'(',
		')',
		'. ',
		'😀',
	],
	...['=?utf-8?Q?a?=', '=?utf-8?B?', '%25', '%', '%C3%A9', '/', '1/', '?a=', '.a?', '.a#', '.a;b='],
	...['.mp3', '.part', '.', "utf-8''", 'filename="', '\\"', 'filename=a;', '"', 'undefined', 'a'],
];

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
	'the name of a file': (text) => uploadName(displayName(text), FORMAT.mp3),
	'the name in an address': (text) => nameInUrl(`https://files.test/${text}`),
	'the name in a header': (text) => fetchedName(text, 'https://files.test/a'),
	'a MIME type': formatOfMimeType,
	'cleaning a text for speech': cleanText,
	'the same within a line': (text) => cleanText(`# a${text}x`),
	'splitting a text': (text) => splitText(text, 100),
	'the same into long parts': (text) => splitText(text, 4096),
};

describe.each(Object.entries(READERS))('%s takes as long as the text is', (_what, read) => {
	test.each(PIECES)('of many %j', (piece) => {
		expectLinear((times) => {
			const text = piece.repeat(times);
			return () => read(text);
		}, 1_000);
	});
});

/** What files of sound are made of, in hexadecimal digits. */
const PARTS: Readonly<Record<string, string>> = {
	zeros: '00000000',
	'set bits': 'ffffffff',
	'frames of MP3': `fffb9064${'00'.repeat(413)}`,
	'headers of frames': 'fffb9064',
	'empty tags': '49443303000000000000',
	'pages of Ogg': `4f67675300020000000000000000${'00'.repeat(13)}`,
	'capture patterns': '4f676753',
	'boxes of MP4': '000000086d6f6f76',
	tracks: '00000008' + '7472616b',
	'runs of samples': '000000187472756e00000100000000010000000000000000',
	'clusters of WebM': '1f43b67580',
	'blocks of WebM': 'a38481000000',
	'chunks of WAV': '4c49535400000000',
};

/** The starts by which a reader gets to the parts. */
const STARTS: Readonly<Record<string, string>> = {
	wav: '524946460000000057415645',
	webm: '1a45dfa380',
	mp4: '0000001066747970' + '69736f6d00000200',
	flac: '664c6143',
};

async function* inPieces(bytes: Buffer): AsyncGenerator<Buffer> {
	for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

describe.each(AUDIO_FORMATS.map((format) => [format.extension, format] as const))(
	'the length of a file of %s is read in as long as it has',
	(extension, format) => {
		test.each(Object.entries(PARTS))('%s', async (_what, hex) => {
			await expectLinearTurns((times) => {
				const bytes = Buffer.from((STARTS[extension] ?? '') + hex.repeat(times), 'hex');
				return async () => await durationOf(format, inPieces(bytes), bytes.length);
			}, 5_000);
		});
	},
);

test.each(Object.entries(PARTS))(
	'the start of a file is read in as long as it is: %s',
	async (_what, hex) => {
		await expectLinearTurns((times) => {
			const bytes = Buffer.from(hex.repeat(times), 'hex');
			const data = bytes.toString('base64');
			return async () => await readHead(itemWith(), { data }, bytes.length);
		}, 5_000);
	},
);

test('a recording is digested in as long as it is', async () => {
	await expectLinearTurns((times) => {
		const bytes = Buffer.alloc(10_000 * times);
		return async () => {
			const digesting = new DigestingBytes({ bytes: inPieces(bytes), close: () => undefined });
			for await (const _chunk of digesting);
			expect(digesting.digest()).toHaveLength(32);
		};
	}, 100);
});

describe('an answer', () => {
	const read = (body: unknown) => {
		const reply = readReply(200, body, keyEraser('key-of-a-test'));
		const verdict = judgeUpload(reply);
		if (verdict.state !== 'done') throw new Error('It has a transcript');
		return collectResults(verdict.done.data, []);
	};
	const withResults = (count: number) => {
		const results = Array.from({ length: count }, (_, index) => [`transcript_${index}`, '1/2']);
		return {
			data: {
				file_id: 'a1',
				audio_transcript: 'Hi',
				...(Object.fromEntries(results) as Record<string, string>),
			},
		};
	};

	test('of many results is read in as long as it is', () => {
		expectLinear((times) => {
			const body = withResults(times);
			return () => read(body);
		}, 20_000);
	});

	test('of a million results keeps the process for less than a second', () => {
		const body = withResults(1_000_000);
		expect(workTime(() => read(body))).toBeLessThan(1_000);
	});

	test.each([
		['lists', (depth: number) => '['.repeat(depth) + ']'.repeat(depth)],
		['objects', (depth: number) => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth)],
	])('of nested %s is read in as long as it is', (_what, nested) => {
		expectLinear((times) => {
			const body = `{"data":{"file_id":"a1","audio_transcript":"Hi","x":${nested(times)}}}`;
			return () => read(body);
		}, 500);
	});

	test('with 10 MB of transcript keeps the process for less than 200 ms', () => {
		const transcript = 'The quick brown fox jumps over the lazy dog.\n'.repeat(222_222);
		const body = { data: { file_id: 'a1', audio_transcript: transcript } };
		expect(workTime(() => read(body))).toBeLessThan(200);
	});
});
