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
		[{ points: 55, out_of: 73 }],
		[{ Score: 55, 'Max Score': 73, category: 'green', comment: 'Polite' }],
		[{ agentScore: 55, outOf: 73 }],
		[{ agent_score: '55/73', category: 'green' }],
		[{ text: 'Agent score: 55/73' }],
	])('is read from the structured result %j', (value) => {
		expect(parseScore(value)).toEqual({ points: 55, outOf: 73, percent: 75.3 });
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
		['numbers that nothing says are a score', { a: 55, b: 73 }],
		['points alone', { points: 55 }],
		['points that are a text beside the most', { points: '55', max: 73 }],
		['more points than there are', { score: 120, out_of: 80 }],
		['less than nothing of less than nothing', { score: -5, out_of: -7 }],
		['two sets of points', { score: 55, points: 54, out_of: 73 }],
		['two texts', { score: '55/73', text: '54/73' }],
		['a text under another name', { bloodPressure: '80/120' }],
		['an object within one', { score: { points: 55, out_of: 73 } }],
		['a long list of fields', { score: '55/73', ...Array(30).fill(1) }],
		['an object of nothing', {}],
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
