import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { plainName } from '../../../../nodes/IntronTranscribe/audio/names/plainName';
import { baseName, displayName, uploadName } from '../../../../nodes/IntronTranscribe/audio/naming';
import { AUDIO_FORMATS } from '../../../../nodes/IntronTranscribe/catalog/audioFormats';
import { anyText, holds } from '../../../support/random/properties.mts';
import { expectLinear } from '../../../support/unit/growth.mts';

const EXTENSIONS = AUDIO_FORMATS.flatMap((format) => [format.extension, ...format.otherExtensions]);
const anyName = anyText(
	...EXTENSIONS.map((extension) => `.${extension}`),
	...['.MP3', '.pdf', '.part', '.mp3?', '?token=', '#t', '%20', '%2F', '%25', '%E9', '=?UTF-8?B?'],
	...[
		'=?utf-8?q?a=2Fb?=',
		"UTF-8''",
		'https://',
		'C:\\',
		'1/2',
		' / ',
		'undefined',
		'null',
		'data:',
	],
);
const anyFormat = fc.constantFrom(...AUDIO_FORMATS);

/** One line with nothing that can't be seen, and short. */
function expectPlain(name: string): void {
	expect(name).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e]/u);
	expect(name).toBe(name.trim());
	expect(name).not.toBe('');
	expect(Array.from(name).length).toBeLessThanOrEqual(170);
}

test('a recording always has a short name on one line, which stays as it is', async () => {
	await holds(
		fc.property(anyName, (fileName) => {
			const name = displayName(fileName);
			expectPlain(name);
			expect(displayName(name)).toBe(name);
			expect(plainName(plainName(fileName))).toBe(plainName(fileName));
		}),
	);
});

test('what is no text is no name, and nothing is thrown', async () => {
	await holds(
		fc.property(fc.anything(), (given) => {
			if (typeof given !== 'string' && typeof given !== 'number') expect(plainName(given)).toBe('');
			else expect(typeof plainName(given)).toBe('string');
		}),
	);
});

test('the name that is sent is safe, of the format, and the same when it is made again', async () => {
	await holds(
		fc.property(anyName, anyFormat, (entered, format) => {
			const name = uploadName(entered, format);
			expectPlain(name);
			expect(name).not.toMatch(/[/\\]/);
			expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
			expect(name.endsWith(`.${format.extension}`)).toBe(true);
			expect(name.length).toBeGreaterThan(`.${format.extension}`.length);
			expect(uploadName(name, format)).toBe(name);
			expect(uploadName(displayName(name), format)).toBe(name);
		}),
	);
});

test('a name without its extension is as safe, short and never empty', async () => {
	await holds(
		fc.property(anyName, (fileName) => {
			const base = baseName(displayName(fileName));
			expectPlain(base);
			expect(Array.from(base).length).toBeLessThanOrEqual(60);
		}),
	);
});

test.each([
	'%25',
	'/',
	'=?',
	'=?a?b?',
	'.a',
	'?',
	'?a',
	' ',
	'a.b?',
	'1/1',
	'a.bc#',
	'.part',
	'\u202e',
	'a.b?c d',
	'%E2%80%AE',
])('the time for a name of many %j grows as its length does', (piece) => {
	expectLinear((times) => {
		const name = piece.repeat(times);
		return () => displayName(name);
	}, 5000);
});
