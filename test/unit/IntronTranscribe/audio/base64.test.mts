import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import {
	decodeBase64,
	decodedBytes,
	NotBase64,
} from '../../../../nodes/IntronTranscribe/audio/base64';
import { expectLinear } from '../../../support/unit/growth.mts';
import { holds } from '../../../support/random/properties.mts';
import { noise } from '../../../support/unit/soundFiles.mts';

const decoded = (text: string): Buffer => Buffer.concat([...decodeBase64(text)]);

const bytes = noise(200_001);
const text = bytes.toString('base64');
const lines = (end: string) => text.replace(/.{76}/g, `$&${end}`);

describe('Base64', () => {
	test.each<[string, string]>([
		['bare', text],
		['with a line end', `${text}\n`],
		['with a blank in front', ` ${text}`],
		['with a mark in front', `\ufeff${text}`],
		['in lines', lines('\n')],
		['in lines of Windows', lines('\r\n')],
		['in indented lines', lines('\n\t')],
		['in letters for addresses', bytes.toString('base64url')],
		['in a data URL', `data:audio/ogg;codecs=opus;base64,${text}`],
		['in a data URL of a browser', `data:video/webm;codecs=vp8,opus;base64,${text}`],
		['in a data URL in escapes', `data:audio/ogg;base64,${encodeURIComponent(text)}`],
		['from a form that lost each plus', text.replaceAll('+', ' ')],
		['in lines that a blank ends', lines(' ')],
		['in a data URL in lines', `\n DATA:audio/ogg;base64,${lines('\n')}`],
		[
			'in two texts, each with its padding',
			bytes.subarray(0, 100_000).toString('base64') + bytes.subarray(100_000).toString('base64'),
		],
		[
			'in three',
			[bytes.subarray(0, 1), bytes.subarray(1, 3), bytes.subarray(3)]
				.map((part) => part.toString('base64'))
				.join('\n'),
		],
	])('%s', (_what, given) => {
		expect(decoded(given).equals(bytes)).toBe(true);
		expect(decodedBytes(given)).toBe(bytes.length);
	});

	test('a single blank stands for a plus where the letters want one', () => {
		expect(decoded('ab cdefg').equals(Buffer.from('ab+cdefg', 'base64'))).toBe(true);
		expect(decoded('abcd efgh').equals(Buffer.from('abcdefgh', 'base64'))).toBe(true);
	});

	test.each([
		['ab cdefghi jklm', 'ab+cdefghi+jklm', 'lost pluses, which stand anywhere'],
		['abcdefg hi jklmn', 'abcdefg+hi+jklmn', 'lost pluses, the second one early'],
		[' ab cdefg ', 'ab+cdefg', 'a lost plus, and blanks around'],
		['abcd efgh ijkl', 'abcdefghijkl', 'blanks where lines ended'],
		['abcdef ghijkl mnop', 'abcdefghijklmnop', 'blanks where lines of six ended'],
		['ab cd+efg h', 'abcd+efgh', 'no lost plus where there is one'],
		['ab cd-efg h', 'abcd-efgh', 'no lost plus in the letters for addresses'],
		['ab cd\nefg h', 'abcdefgh', 'no lost plus in lines'],
	])('%j is %j: %s', (given, bare) => {
		expect(decoded(given).equals(Buffer.from(bare, 'base64'))).toBe(true);
	});

	test('a refusal has a name', () => {
		expect(new NotBase64().name).toBe('NotBase64');
	});

	test.each(['', '\n', '=', '===='])('%j is empty', (given) => {
		expect(decodedBytes(given)).toBe(0);
	});

	test.each([
		'{"a":1}',
		'Hello, world',
		'"T2dnUw=="',
		'<html>',
		'data:text/plain,abc',
		'T2dn\0Uw==',
		'ü',
	])('%j is none', (given) => {
		expect(() => decodedBytes(given)).toThrow(NotBase64);
	});

	test('is refused where a late slice is none', () => {
		expect(() => decodedBytes(`${text}!`)).toThrow(NotBase64);
	});

	test('the length is always that of the bytes, which come in slices', async () => {
		const piece = fc.oneof(
			fc.base64String({ maxLength: 40 }),
			fc.constantFrom('=', '\n', ' ', '-_'),
		);
		await holds(
			fc.property(fc.array(piece), fc.integer({ min: 1, max: 3000 }), (pieces, times) => {
				const given = pieces.join('').repeat(times);
				const parts = [...decodeBase64(given)];
				expect(decodedBytes(given)).toBe(Buffer.concat(parts).length);
				expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(49_155);
			}),
			0.2,
		);
	});

	test.each(['AAAA', 'AA==', 'AAAA\n', '=', ' ', 'A A', 'AAA ', '%2B', '%', 'data:', ';base64,'])(
		'of many %j takes as long as it is',
		(piece) => {
			expectLinear((times) => {
				const given = piece.repeat(times);
				return () => {
					try {
						decodedBytes(given);
					} catch (thrown) {
						expect(thrown).toBeInstanceOf(NotBase64);
					}
				};
			}, 20_000);
		},
	);
});
