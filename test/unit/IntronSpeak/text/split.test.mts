import { describe, expect, jest, test } from '@jest/globals';
import * as fc from 'fast-check';

import { charactersOf } from '../../../../nodes/IntronSpeak/catalog/speech';
import { splitText } from '../../../../nodes/IntronSpeak/text/split';

describe('a long text is split', () => {
	test.each<[what: string, text: string, limit: number, parts: string[]]>([
		['not at all when it is short', 'One. Two.', 9, ['One. Two.']],
		[
			'at ends of sentences',
			'One is here. Two is there. Three.',
			20,
			['One is here.', 'Two is there. Three.'],
		],
		['at Ethiopic full stops', 'ሰላም ነው። ደህና ነኝ። እሺ።', 12, ['ሰላም ነው።', 'ደህና ነኝ። እሺ።']],
		['at Arabic question marks', 'كيف حالك؟ أنا بخير.', 12, ['كيف حالك؟', 'أنا بخير.']],
		[
			'at ends of words where a sentence is too long',
			'one two three four',
			9,
			['one two', 'three', 'four'],
		],
		[
			'behind a short sentence where the next one is too long',
			'Yes. One two three four five',
			16,
			['Yes.', 'One two three', 'four five'],
		],
		[
			'at ends of sentences, also where they are long',
			`${'Habari ya asubuhi na mchana. '.repeat(7)}Ndio.`,
			100,
			[
				'Habari ya asubuhi na mchana. Habari ya asubuhi na mchana. Habari ya asubuhi na mchana.',
				'Habari ya asubuhi na mchana. Habari ya asubuhi na mchana. Habari ya asubuhi na mchana.',
				'Habari ya asubuhi na mchana. Ndio.',
			],
		],
		['within a word that is too long', 'abcdefgh', 3, ['abc', 'def', 'gh']],
		['never within an emoji', '👩🏽‍⚕️👩🏽‍⚕️', 5, ['👩🏽‍⚕️', '👩🏽‍⚕️']],
	])('%s', (_what, text, limit, parts) => {
		expect(splitText(text, limit)).toEqual(parts);
	});

	test('also by a process that has split none before', () => {
		jest.isolateModules(() => {
			const fresh = jest.requireActual<{ splitText: typeof splitText }>(
				'../../../../nodes/IntronSpeak/text/split',
			);
			const text = 'One is here. Two is there. 👩🏽‍⚕️👩🏽‍⚕️';
			expect(fresh.splitText(text, 20)).toEqual(['One is here.', 'Two is there.', '👩🏽‍⚕️👩🏽‍⚕️']);
			expect(fresh.splitText(text, 5)).toEqual(splitText(text, 5));
		});
	});

	test('by characters, and not by what JavaScript takes for some', () => {
		expect(splitText('a\uffffb', 2)).toEqual(['a\uffff', 'b']);
		expect(splitText('a😀b', 2)).toEqual(['a😀', 'b']);
	});

	test('into parts that are short enough and have all words', () => {
		const word = fc.constantFrom(
			'habari',
			'ndio.',
			'ሰላም።',
			'e̩ kú',
			'😀',
			'a,',
			'\n',
			'x'.repeat(30),
		);
		fc.assert(
			fc.property(fc.array(word), fc.integer({ min: 10, max: 60 }), (words, limit) => {
				const text = words.join(' ');
				const parts = splitText(text, limit);
				const squeeze = (some: string) => some.replace(/\s+/g, '');
				expect(squeeze(parts.join(''))).toBe(squeeze(text));
				for (const part of parts) expect(charactersOf(part)).toBeLessThanOrEqual(limit);
			}),
		);
	});
});
