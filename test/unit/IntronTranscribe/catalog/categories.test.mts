import { describe, expect, test } from '@jest/globals';

import {
	ALL_RESULTS,
	ANSWER,
	CATEGORIES,
	DEFAULT_CATEGORY,
} from '../../../../nodes/IntronTranscribe/catalog/categories';

/**
 * The owner's requirement, written down independently of the catalog: flags by category, as in the
 * samples of the docs page of `file/v1/upload/sync`.
 */
const REQUIRED_FLAGS: Record<string, string[]> = {
	file_category_general: ['get_summary'],
	file_category_telehealth: [
		'get_summary',
		'get_entity_list',
		'get_treatment_plan',
		'get_soap_note',
		'get_clerking',
		'get_icd_codes',
		'get_suggestions',
		'get_differential_diagnosis',
		'get_followup_instructions',
		'get_practice_guidelines',
	],
	file_category_procedure: [
		'get_summary',
		'get_entity_list',
		'get_treatment_plan',
		'get_op_note',
		'get_icd_codes',
		'get_suggestions',
	],
	file_category_call_center: [
		'get_summary',
		'get_call_center_results',
		'get_call_center_agent_score',
		'get_call_center_agent_score_category',
		'get_call_center_product_info',
		'get_call_center_product_insights',
		'get_call_center_compliance',
		'get_call_center_feedback',
		'get_call_center_sentiment',
	],
	file_category_legal: ['get_legal_court_hearing'],
	file_category_meeting_notes: [
		'get_summary',
		'get_meeting_notes_participants',
		'get_meeting_notes_decisions',
		'get_meeting_notes_action_items',
		'get_meeting_notes_key_topics',
		'get_meeting_notes_next_steps',
	],
};

const allResults = CATEGORIES.flatMap(({ results }) => results);

describe('the catalog of categories', () => {
	test('has exactly the categories and result flags that the service documents', () => {
		const flagsByCategory = Object.fromEntries(
			CATEGORIES.map(({ apiName, results }) => [
				`file_category_${apiName}`,
				results.map((result) => `get_${result.apiName}`).sort(),
			]),
		);
		const required = Object.entries(REQUIRED_FLAGS).map(([name, flags]) => [name, flags.sort()]);
		expect(flagsByCategory).toEqual(Object.fromEntries(required));
	});

	test('gives a result the same name, title and description in every category that has it', () => {
		for (const result of allResults) {
			const same = allResults.filter(({ apiName }) => apiName === result.apiName);
			expect(new Set(same)).toEqual(new Set([result]));
		}
	});

	test('never gives one name to two results, in the output or in the panel', () => {
		const distinct = new Set(allResults);
		expect(new Set(allResults.map(({ name }) => name)).size).toBe(distinct.size);
		expect(new Set(allResults.map(({ apiName }) => apiName)).size).toBe(distinct.size);
	});

	test.each([...CATEGORIES, ...ALL_RESULTS])(
		'tells what $name is, in words of its own',
		({ title, description }) => {
			expect(title).toMatch(/^[A-Z]/);
			expect(description).toMatch(/^[A-Z].{6,}[^.]$/);
			expect(description).not.toBe(title);
		},
	);

	// The field of the docs page `file/v1/upload/sync` that brings the answer to a spoken question.
	test('has the answer to a spoken question beside the results of every category', () => {
		expect(ANSWER).toMatchObject({ name: 'answer', apiName: 'answer', inAnyLanguage: true });
		expect(allResults).not.toContain(ANSWER);
		expect(ALL_RESULTS).toEqual([ANSWER, ...new Set(allResults)]);
	});

	test('uses keys that expressions can address with a dot', () => {
		for (const { name } of [...CATEGORIES, ...allResults]) expect(name).toMatch(/^[a-z][A-Za-z]*$/);
	});

	test('orders categories and results as n8n shows options: A–Z by title', () => {
		const titles = (entries: ReadonlyArray<{ title: string }>) => entries.map(({ title }) => title);
		for (const list of [CATEGORIES, ...CATEGORIES.map(({ results }) => results)]) {
			expect(titles(list)).toEqual(titles(list).toSorted((a, b) => a.localeCompare(b, 'en')));
		}
	});

	test('has General as its default, since the default of the service is Telehealth', () => {
		const isDefault = ({ name }: { name: string }) => name === DEFAULT_CATEGORY;
		expect(CATEGORIES.find(isDefault)?.title).toBe('General');
	});
});
