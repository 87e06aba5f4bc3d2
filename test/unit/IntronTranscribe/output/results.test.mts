import { describe, expect, test } from '@jest/globals';

import { CATEGORIES } from '../../../../nodes/IntronTranscribe/catalog/categories';
import { collectResults } from '../../../../nodes/IntronTranscribe/output/results';

const everyResult = CATEGORIES.flatMap(({ title, results }) =>
	results.map((result) => ({ category: title, result })),
);

describe('the results of a reply', () => {
	test.each(everyResult)('have $result.title of $category under its name', ({ result }) => {
		const data = { audio_transcript: 'a', [`transcript_${result.apiName}`]: 'some text' };
		expect(collectResults(data, [result])).toStrictEqual({
			results: { [result.name]: 'some text' },
			scores: {},
			missing: [],
		});
	});

	test.each(CATEGORIES)('are null where the service gives none: $title', ({ results }) => {
		const collected = collectResults({ audio_transcript: 'a' }, results);
		expect(collected.results).toEqual(Object.fromEntries(results.map(({ name }) => [name, null])));
		expect(collected.missing).toEqual(results);
	});

	test.each([
		['a text', '# Note\n\nSubjective: cough\n'],
		['an empty text', ''],
		['an object', { text: 'note', codes: [{ code: 'J00' }] }],
		['a list', [{ owner: 'Ada', task: 'call back' }]],
		['an empty list', []],
		['a number', 7],
		['zero', 0],
		['false', false],
	])('keep %s as it is', (_what, value) => {
		const [category] = CATEGORIES;
		const { results, missing } = collectResults({ transcript_summary: value }, []);
		expect(results.summary).toBe(value);
		expect(missing).toEqual([]);
		const summary = category?.results.filter(({ name }) => name === 'summary') ?? [];
		expect(summary).toHaveLength(1);
		expect(collectResults({ transcript_summary: value }, summary).missing).toEqual([]);
	});

	test.each([
		['transcript_mood', 'mood'],
		['transcript_call_center_next_best_action', 'callCenterNextBestAction'],
		['transcript_icd_11_codes', 'icd11Codes'],
		['transcript_Already', 'Already'],
		['transcript___proto__', 'Proto'],
		['transcript_constructor', 'transcript_constructor'],
		['transcript_mood\nof_all', 'mood\nofAll'],
	])('keep %s, which nobody knows yet, as %s', (key, name) => {
		expect(collectResults({ [key]: 'new' }, []).results).toEqual({ [name]: 'new' });
	});

	test.each<[string, Record<string, string>, Record<string, string>]>([
		[
			'one that is called as a known one',
			{ transcript_agent_score: 'new', transcript_call_center_agent_score: '55/73' },
			{ transcript_agent_score: 'new', agentScore: '55/73' },
		],
		[
			'two that differ in their underscores only',
			{ transcript_next_best_step: 'a', transcript_next__bestStep: 'b' },
			{ nextBestStep: 'a', transcript_next__bestStep: 'b' },
		],
	])('lose nothing of %s', (_what, data, results) => {
		expect(collectResults(data, []).results).toEqual(results);
	});

	test.each([
		'audio_transcript',
		'transcript',
		'transcript_',
		'transcript__',
		'my_transcript_summary',
		'summary',
	])('do not hold %s', (key) => {
		expect(collectResults({ [key]: 'text' }, []).results).toEqual({});
	});

	test('leave out what is null and was not asked for', () => {
		expect(collectResults({ transcript_mood: null }, []).results).toEqual({});
	});

	test('give scores as numbers beside the text', () => {
		const data = {
			transcript_call_center_agent_score: '55/73',
			transcript_call_center_agent_score_category: 'green',
		};
		const { results, scores } = collectResults(data, []);
		expect(results).toEqual({ agentScore: '55/73', agentScoreCategory: 'green' });
		expect(scores).toEqual({ agentScore: { points: 55, outOf: 73, percent: 75.3 } });
	});
});
