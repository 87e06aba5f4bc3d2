import { describe, expect, test } from '@jest/globals';

import { readTextIds } from '../../../../nodes/IntronSpeak/panel/textReference';
import { readSpokenText } from '../../../../nodes/IntronSpeak/panel/text';
import { itemWith, refusedBy } from '../../../support/unit/items.mts';

describe('text IDs', () => {
	test.each<[unknown, string[]]>([
		[' a1\n', ['a1']],
		['a1,b-2', ['a1', 'b-2']],
		['a1, b_2', ['a1', 'b_2']],
	])('%j are read', (textId, ids) => {
		expect(readTextIds(itemWith({ textId }))).toEqual(ids);
	});

	test.each([
		['', /is empty/],
		[null, /is empty/],
		['../v1/generate', /is not a text ID/],
		['a1,', /is not a text ID/],
		['a1?x', /is not a text ID/],
	])('but not %j', (textId, message) => {
		const item = itemWith({ textId });
		expect(refusedBy(item, () => readTextIds(item))[0]).toMatch(message);
	});
});

describe('the text', () => {
	test.each<[unknown, string]>([
		[' Habari\nyako ', 'Habari\nyako'],
		[7, '7'],
		['a\ud83db', 'ab'],
	])('%j is read', (text, read) => {
		expect(readSpokenText(itemWith({ text }))).toBe(read);
	});

	test.each([
		['', /'Text' is empty/],
		[' \n', /'Text' is empty/],
		[undefined, /'Text' is empty/],
		[{ text: 'a' }, /'Text' is not a text/],
		[['a'], /'Text' is not a text/],
	])('but not %j', (text, message) => {
		const item = itemWith({ text });
		expect(refusedBy(item, () => readSpokenText(item))[0]).toMatch(message);
	});
});
