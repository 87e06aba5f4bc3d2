import { describe, expect, test } from '@jest/globals';

import { cleanText, hasWords } from '../../../../nodes/IntronSpeak/text/clean';

describe('cleaning leaves out', () => {
	test.each<[what: string, text: string, spoken: string]>([
		[
			'emphasis',
			'This is **very** *important*, ~~not~~ __really__.',
			'This is very important, not really.',
		],
		['headings', '## Your order\nIt has arrived.', 'Your order.\nIt has arrived.'],
		['headings that hold the sign of one', '## Issue #5 is open', 'Issue #5 is open.'],
		['headings of nothing', 'One.\n# \nTwo.', 'One.\n\nTwo.'],
		['bullets with a comma in them', '- Rice, and beans', 'Rice, and beans.'],
		['comments at the start', '<!-- no -->Yes', 'Yes'],
		['several comments', 'a<!-- 1 -->b<!-- 2 -->c', 'abc'],
		['a comment in front of one that does not end', 'a<!-- 1 -->b <!-- 2', 'ab <!-- 2'],
		['bullets', '- Rice\n* Beans!\n+ [ ] Salt', 'Rice.\nBeans!\nSalt.'],
		['quotations', '> Habari yako?', 'Habari yako?'],
		['rules', 'One\n\n---\n\nTwo', 'One\n\nTwo'],
		['links, but not their words', 'See [our page](https://example.org/a?b=c).', 'See our page.'],
		['images', 'Here: ![a map](https://example.org/map.png) thanks.', 'Here: thanks.'],
		['addresses', 'Visit https://example.org/a-b_c?d=1. Or www.example.org!', 'Visit. Or!'],
		['code in blocks', 'Run this:\n```js\nconst a = 1;\n```\nDone.', 'Run this:\n\nDone.'],
		['code in blocks that never end', 'Run this:\n```\nconst a = 1;', 'Run this:'],
		['the signs of code in lines', 'Enter `yes` now.', 'Enter yes now.'],
		['emoji', 'Asante sana 🙏🏾👩🏽‍⚕️🇰🇪 1️⃣ rafiki ❤️!', 'Asante sana rafiki!'],
		['tables', '| Name | Time |\n|---|---|\n| Amina | nine |', 'Name, Time\n\nAmina, nine'],
		['headings that are closed', '## Your order ##\r\nIn C#', 'Your order.\nIn C#'],
		['lists of what ends with a sign', '- C#\n- F# ', 'C#\nF#'],
		['definitions of links', 'See [it].\n[it]: https://example.org "It"', 'See [it].'],
		['HTML', 'Line one<br>line <b>two</b><!-- no -->', 'Line one\nline two'],
	])('%s', (_what, text, spoken) => {
		expect(cleanText(text)).toBe(spoken);
	});
});

describe('cleaning leaves alone', () => {
	test.each([
		'Habari Amina, tunakukumbusha miadi yako ya kliniki kesho saa tatu asubuhi.',
		'Ẹ káàárọ̀, ṣé dáadáa ni?',
		'ሰላም፣ እንዴት ነህ?',
		'It costs 5 * 3 = 15, or 20% less: 12 #1 © 2026.',
		'snake_case_name and a-b',
		'3 < 4 and 5 > 2',
		'An arrow <!-- and nothing behind it',
		'1. First\n2. Second',
		'Two paragraphs.\n\nLike this.',
	])('%s', (text) => {
		expect(cleanText(text)).toBe(text);
	});

	test('what it has cleaned', () => {
		const text = '# Hi 😀\n- **a** [b](https://c.d)\n```\nx\n```\n| e | f |';
		expect(cleanText(cleanText(text))).toBe(cleanText(text));
	});
});

test.each([
	['', false],
	['😀 !?', false],
	['ሰላም', true],
	['7', true],
])('whether %j has words: %s', (text, expected) => {
	expect(hasWords(text)).toBe(expected);
});
