import { describe, expect, test } from '@jest/globals';

import { readIds, readRequestDetails } from '../../../../nodes/shared/run/jobReference';
import { itemWith, refusedBy } from '../../../support/unit/items.mts';

const TERMS = { subject: 'letter', idKey: 'letterId', idTitle: 'Letter ID' };

describe('ids', () => {
	test.each<[string, number, string[]]>([
		['a1', 1, ['a1']],
		['a1, b2', 2, ['a1', 'b2']],
	])('%j are read, at most %d', (letterId, most, ids) => {
		expect(readIds(itemWith({ letterId }), TERMS, most)).toEqual(ids);
	});

	test.each([
		['a1,b2', 1, ''],
		['a1,b2,c3', 2, ', and a comma between several'],
		['a1,,b2', Infinity, ', and a comma between several'],
	])('are not %j, at most %d', (letterId, most, form) => {
		const item = itemWith({ letterId });
		expect(refusedBy(item, () => readIds(item, TERMS, most))).toEqual([
			"'Letter ID' is not a letter ID",
			`Enter the field letterId of an item from the output 'In Progress', as it is: letters, digits, hyphens, dots and colons${form}.`,
		]);
	});
});

describe('the request details', () => {
	test.each<[unknown, object]>([
		[{ language: 'sw' }, { language: 'sw' }],
		['{"language":"sw"}', { language: 'sw' }],
		[' {"language":"sw"}\n', { language: 'sw' }],
		['', {}],
		[' \n', {}],
		[null, {}],
		[undefined, {}],
	])('%j are read as %j', (requestDetails, details) => {
		expect(readRequestDetails(itemWith({ requestDetails }, 1))).toEqual(details);
	});

	test.each(['7', '"text"', 'null', 'true', '[1]'])(
		'that are the JSON %s tell of nothing that was asked for',
		(requestDetails) => {
			const details = readRequestDetails(itemWith({ requestDetails }));
			expect(typeof details).toBe('object');
			expect(details.language).toBeUndefined();
		},
	);

	test('may be absent', () => {
		expect(readRequestDetails(itemWith())).toEqual({});
	});

	test.each(['{"language":', 'sw', '{language: sw}'])('can not be %j', (requestDetails) => {
		const item = itemWith({ requestDetails }, 3);
		expect(refusedBy(item, () => readRequestDetails(item))).toEqual([
			"'Request Details' is not JSON",
			"Enter the item of the output 'In Progress', or nothing.",
		]);
	});
});
