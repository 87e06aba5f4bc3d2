import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { parseScore } from '../../../../nodes/IntronTranscribe/output/scores';
import { anyText, holds } from '../../../support/random/properties.mts';

const anyDigits = fc.stringMatching(/^\d{1,12}(\.\d{1,6})?$/);
const anyWords = fc.constantFrom('', 'Score: ', '**', 'points ', 'Agent score is ');

test('a score of any text is a number of points out of those that there are', async () => {
	const pieces = [
		'/',
		' out of ',
		'55',
		'73',
		'0',
		'.',
		',',
		'-',
		'−',
		' ',
		'Score',
		'9'.repeat(30),
	];
	const scoreLike = fc.array(fc.constantFrom(...pieces), { maxLength: 7 });
	const anyScoreText = scoreLike.map((parts) => parts.join(''));
	const anyObject = fc.dictionary(
		fc.constantFrom('points', 'score', 'out_of', 'Max', 'text', 'note'),
		fc.oneof(fc.double(), anyScoreText, fc.jsonValue()),
	);
	const anyValue = fc.oneof(anyText(...pieces), anyScoreText, anyObject, fc.jsonValue());
	await holds(
		fc.property(anyValue, (value) => {
			const score = parseScore(value);
			if (!score) return;
			const { points, outOf, percent } = score;
			for (const number of [points, outOf, percent]) expect(number).toBeGreaterThanOrEqual(0);
			expect(Number.isFinite(outOf)).toBe(true);
			expect(outOf).toBeGreaterThan(0);
			expect(points).toBeLessThanOrEqual(outOf);
			expect(percent).toBeLessThanOrEqual(100);
			expect(Math.abs(percent - (points / outOf) * 100)).toBeLessThanOrEqual(0.05 + 1e-9);
			// Nothing of a number is left out: half of one is another one.
			if (typeof value !== 'string') return;
			const numbers = value.match(/[.,−-]*\d+([.,]\d+)*/g) ?? [];
			expect(numbers.map(Number)).toEqual([points, outOf]);
		}),
		20,
	);
});

test('a score is read however it is written, and from what was read of it', async () => {
	const anySeparator = fc.constantFrom('/', ' / ', ' out of ', ' OUT OF ');
	await holds(
		fc.property(
			anyWords,
			anyDigits,
			anySeparator,
			anyDigits,
			anyWords,
			(before, some, separator, all, after) => {
				const [points = 0, outOf = 0] = [Number(some), Number(all)].sort((a, b) => a - b);
				fc.pre(outOf > 0);
				const texts = [some, all].sort((a, b) => Number(a) - Number(b));
				const text = before + texts.join(separator) + after;
				fc.pre(text.length <= 40);
				const score = parseScore(text);
				expect(score).toMatchObject({ points, outOf });
				expect(parseScore(`${texts[0]}/${texts[1]}`)).toEqual(score);
			},
		),
	);
});
