import { describe, expect, test } from '@jest/globals';

import { keyEraser } from '../../../../nodes/shared/intron/keyEraser';
import { workTime } from '../../../support/unit/growth.mts';

const KEY = 'sk/Live+9"Ä&<1>\\x\'=y';

const inHtml = (text: string) =>
	text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');

const inJson = (text: string) => JSON.stringify(text).slice(1, -1);

/** The forms in which a service or a proxy may echo a key. */
const FORMS: ReadonlyArray<readonly [what: string, form: (key: string) => string]> = [
	['as it is', (key) => key],
	['in capitals', (key) => key.toUpperCase()],
	['in small letters', (key) => key.toLowerCase()],
	['in a URL', encodeURIComponent],
	['in a URL, in small letters', (key) => encodeURIComponent(key).toLowerCase()],
	['in HTML', inHtml],
	['in JSON', inJson],
	['in JSON in JSON', (key) => inJson(inJson(key))],
];

describe.each([
	KEY,
	'plain-key-0123456789',
	'$&.*+?^()[]{}|',
	'key key key',
	'ключ-от-счёта',
	'ends-with-\\',
	'ends-with-&',
])('the key %j', (key) => {
	const erase = keyEraser(key);

	test.each(FORMS)('is erased %s', (_what, form) => {
		expect(erase(form(key))).toBe('***');
		expect(erase(`a ${form(key)}, b=${form(key)}!`)).toBe('a ***, b=***!');
	});

	test.each(['', 'B', 'Be', 'Bearer ', '{"authorization":"Bearer '])(
		'is erased in Base64 behind %j',
		(before) => {
			for (const after of ['', '"', '","x":"y"}']) {
				for (const encoding of ['base64', 'base64url'] as const) {
					const encoded = Buffer.from(before + key + after).toString(encoding);
					const erased = erase(`Basic ${encoded}.`);
					expect(erased).toContain('***');
					const rest = erased.slice('Basic '.length, -1).split('***');
					for (const part of rest) {
						const decoded = Buffer.from(part, encoding).toString();
						// At most the halves of a letter at its ends are left.
						expect(decoded).not.toContain(key.slice(1, 5));
					}
				}
			}
		},
	);

	test.each(['', ' ', 'words', 'Bearer', '12a9760f-b165-4404-91d0-a65d4cd178f5', '🎧\ud83d'])(
		'leaves %j as it is',
		(text) => {
			expect(erase(text)).toBe(text);
		},
	);
});

describe('a key that is as short as a word', () => {
	test.each(['1', 'a1', 'test', 'sandbox'])('%s is erased only behind Bearer', (key) => {
		const erase = keyEraser(key);
		expect(erase(`Bearer ${key}`)).toBe('Bearer ***');
		expect(erase(`{"authorization":"bearer  ${key}"}`)).toBe('{"authorization":"bearer  ***"}');
		expect(erase(`Bearer%20${key}`)).toBe('Bearer%20***');
		const id = `12a9760f-${key}-b165`;
		expect(erase(`file ${id}: a ${key} of words`)).toBe(`file ${id}: a ${key} of words`);
	});

	test('is one of fewer than 8 characters', () => {
		expect(keyEraser('1234567')('x1234567')).toBe('x1234567');
		expect(keyEraser('12345678')('x12345678')).toBe('x***');
	});
});

test('a text of 10 MB takes less than 100 ms', () => {
	const erase = keyEraser('key-0123456789-abcdef');
	const text = 'SPEAKER_01: Hello, this is Ada.\n'.repeat(330_000);
	expect(workTime(() => erase(text))).toBeLessThan(100);
});

test('half a character in a key is no hindrance', () => {
	expect(keyEraser('long-enough-\ud83d')('a long-enough-\ud83d b')).toBe('a *** b');
});
