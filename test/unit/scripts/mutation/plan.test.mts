import { expect, test } from '@jest/globals';

import { digestOf, inTurn, percentOf, scores } from '../../../../scripts/mutation/plan.mts';

test('changed and new files come first, then those whose turn was longest ago', () => {
	const digests = { a: '1', b: '2', c: '3', d: '4' };
	const visits = {
		a: { at: '2026-01-03', digest: '1' },
		b: { at: '2026-01-01', digest: '2' },
		c: { at: '2026-01-02', digest: 'other' },
	};
	expect(inTurn(digests, visits)).toEqual(['c', 'd', 'b', 'a']);
});

test('only results of the code as it is count', () => {
	const mutants = ['Killed', 'Timeout', 'Killed', 'Survived', 'Ignored', 'CompileError'];
	const result = (source: string) => ({ source, mutants: mutants.map((status) => ({ status })) });
	const report = {
		files: {
			'nodes/x/a.ts': result('a'),
			'nodes/x/b.ts': result('old'),
			'nodes/y/c.ts': result('c'),
		},
	};
	const digests = {
		'nodes/x/a.ts': digestOf('a'),
		'nodes/x/b.ts': digestOf('b'),
		'nodes/z/d.ts': digestOf('d'),
	};
	expect(scores(report, digests, ['x', 'z'])).toEqual([
		{ folder: 'x', files: 2, unknown: 1, seen: 3, missed: 1, percent: 75 },
		{ folder: 'z', files: 1, unknown: 1, seen: 0, missed: 0, percent: 100 },
	]);
});

test.each([
	[[], 100],
	[[{ seen: 0, missed: 0 }], 100],
	[[{ seen: 0, missed: 2 }], 0],
	[[{ seen: 2, missed: 1 }], 66.7],
	[
		[
			{ seen: 81, missed: 19 },
			{ seen: 281, missed: 4 },
		],
		94,
	],
])('of %j together %d percent are seen', (counts, percent) => {
	expect(percentOf(counts)).toBe(percent);
});
