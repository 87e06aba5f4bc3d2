import { describe, expect, test } from '@jest/globals';

import { parseScore } from '../../../../nodes/IntronTranscribe/output/scores';

describe('a score', () => {
	test.each([
		['55/73', 55, 73, 75.3],
		[' 55 / 73 \n', 55, 73, 75.3],
		['Agent score: 55/73', 55, 73, 75.3],
		['**55/73** points', 55, 73, 75.3],
		['55 out of 73', 55, 73, 75.3],
		['55 OUT OF 73.', 55, 73, 75.3],
		['7.5/10', 7.5, 10, 75],
		['0/73', 0, 73, 0],
		['73/73', 73, 73, 100],
		['2/3', 2, 3, 66.7],
	])('is read from %j', (text, points, outOf, percent) => {
		expect(parseScore(text)).toEqual({ points, outOf, percent });
	});

	test.each([
		['a number', 55],
		['nothing', null],
		['a list', ['55/73']],
		['an empty text', ''],
		['one number only', '55'],
		['a percentage', '75 %'],
		['no number of points', '/73'],
		['division by zero', '55/0'],
		['nothing of nothing', '0/0'],
		['a date', '01/02/2026'],
		['a date without a year', '01/02/'],
		['two scores', '5/7 and 6/7'],
		['a score among other numbers', '4 of 5 goals: 55/73'],
		['a score with numbers behind it', '55/73 in 4 minutes'],
		['a negative score', '-5/73'],
		['a score out of less than nothing', '55/-73'],
		['the end of a number', '.5/10'],
		['the end of a number of other countries', 'Score: ,5/10'],
		['more points than there are, as in a blood pressure', 'BP 120/80'],
		['prose', 'The customer paid 1/2 of the price and was promised the rest by mail.'],
	])('is not read from %s', (_what, value) => {
		expect(parseScore(value)).toBeUndefined();
	});

	test('takes no time on a text that is made to take long', () => {
		const start = performance.now();
		parseScore(`${' '.repeat(20_000)}1/${'1'.repeat(20_000)}x1`);
		expect(performance.now() - start).toBeLessThan(100);
	});
});
