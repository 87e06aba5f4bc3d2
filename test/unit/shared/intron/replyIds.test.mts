import { describe, expect, test } from '@jest/globals';

import { isUsableId, jobIdIn, readReply, shownId } from '../../../../nodes/shared/intron/reply';

describe('an id', () => {
	test.each([
		['12a9760f-b165-4404-91d0-a65d4cd178f5'],
		['a'],
		['4711'],
		['job:2026.11'],
		['A_b~c-1'],
		['a.b.c.'],
		['x'.repeat(128)],
	])('can be %s', (id) => {
		expect(isUsableId(id)).toBe(true);
		const { pathname } = new URL(`https://intron.test/file/v1/status/${encodeURIComponent(id)}`);
		expect(decodeURIComponent(pathname)).toBe(`/file/v1/status/${id}`);
	});

	test.each([
		[''],
		['.'],
		['..'],
		['a..b'],
		['../upload'],
		['a/b'],
		['a\\b'],
		['a?b'],
		['a#b'],
		['a%2Fb'],
		['a b'],
		['a\nb'],
		['a\n'],
		['a\r\nERROR forged'],
		['\u001b[31ma'],
		['<b>a</b>'],
		['"a"'],
		['\ud800'],
		['a\udc00'],
		['ａ１'],
		['مكالمة'],
		['***'],
		['-a'],
		[':a'],
		['x'.repeat(129)],
		['x'.repeat(50_000)],
	])('can not be %j', (id) => {
		expect(isUsableId(id)).toBe(false);
	});
});

describe('an id that can not be used is shown', () => {
	test.each([
		['..', '..'],
		['a\nERROR forged', 'a\\nERROR forged'],
		['a"b\\c', 'a\\"b\\\\c'],
		['\ud800', '\\ud800'],
		['\u001b[31m', '\\u001b[31m'],
		['a\u200bb', 'a\\u200bb'],
		['a\u2028b\u2029c', 'a\\u2028b\\u2029c'],
		['a\u0085b', 'a\\u0085b'],
		['x'.repeat(80), 'x'.repeat(80)],
		['x'.repeat(81), `${'x'.repeat(80)}…`],
		['x'.repeat(50_000), `${'x'.repeat(80)}…`],
		[`${'x'.repeat(79)}🎧`, `${'x'.repeat(79)}\\ud83c…`],
	])('%j as %s', (id, shown) => {
		expect(shownId(id)).toBe(shown);
	});

	test.each(['\u2028', '\u2029', '\u0085', '\u202e', '\u007f'])(
		'on one line, with %j',
		(character) => {
			expect(shownId(`a${character}b`)).not.toContain(character);
		},
	);
});

test.each([
	[{ data: { file_id: 'a1' } }, { id: 'a1' }],
	[{ data: { file_id: 'a\n1' } }, { oddId: 'a\\n1' }],
	[{ data: {} }, {}],
])('of the answer %j the id is %j', (body, ids) => {
	expect(jobIdIn(readReply(200, body), 'file_id')).toEqual(ids);
});
