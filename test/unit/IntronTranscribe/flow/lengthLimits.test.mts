import { describe, expect, test } from '@jest/globals';

import { directLimit, learnLimit } from '../../../../nodes/IntronTranscribe/flow/lengthLimits';
import { SYNC_AUDIO_LIMITS_SECONDS } from '../../../../nodes/IntronTranscribe/catalog/service';

const HIGHEST = Math.max(...SYNC_AUDIO_LIMITS_SECONDS);

describe('the longest recording of the direct way', () => {
	test.each([
		['audio duration is greater than the max limit of 60 seconds', 60],
		['max audio duration: 60s', 60],
		['only 90.5 sec are allowed', 90],
		['recordings of up to 1 minute', 60],
		['the limit is 120 SECONDS', 120],
	])('is learned from "%s"', (words, seconds) => {
		learnLimit(words, words);
		expect(directLimit(words)).toBe(seconds);
	});

	test.each([
		'max audio duration',
		'error 400',
		'version 60',
		'a file of 3 seconds',
		'more than 5000 seconds',
		'99999999999999999 seconds',
		'',
	])('is the highest of all accounts after "%s"', (words) => {
		learnLimit(words, words);
		expect(directLimit(words)).toBe(HIGHEST);
	});

	test('is that of the account that was told', () => {
		learnLimit('account a', '60 seconds');
		expect([directLimit('account a'), directLimit('account b')]).toEqual([60, HIGHEST]);
	});

	test('is forgotten of the account that was told first, when there are very many', () => {
		learnLimit('the first', '60 seconds');
		for (let count = 0; count < 1000; count++) learnLimit(`account ${count}`, '60 seconds');
		expect(directLimit('the first')).toBe(HIGHEST);
		expect(directLimit('account 999')).toBe(60);
	});
});
