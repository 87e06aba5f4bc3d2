import { describe, expect, test } from '@jest/globals';
import type { INodeProperties } from 'n8n-workflow';

import { OPERATIONS } from '../../../../nodes/IntronTranscribe/operations';
import { OPTIONS } from '../../../../nodes/IntronTranscribe/panel/options';
import { optionsParameter, readOptions } from '../../../../nodes/shared/run/options';
import { itemWith, refusedBy } from '../../../support/unit/items.mts';

const fields = optionsParameter(OPTIONS).options as INodeProperties[];

test('a node without options has these', () => {
	expect(readOptions(itemWith(), OPTIONS)).toEqual({
		concurrency: 60,
		fileName: '',
		firstCheck: 2,
		includeInputFields: false,
		llmCorrections: true,
		longRecordings: 'wait',
		maxWait: 300,
		onTimeOut: 'passFileId',
		putRecordingIn: '',
		resultFormat: 'text',
		simplify: true,
		templateId: '',
		timeout: 180,
	});
});

describe.each(Object.entries(OPTIONS))('the option %s', (name, option) => {
	test('is one field of the panel, shown for operations that there are', () => {
		const [field, ...others] = fields.filter((candidate) => candidate.name === name);
		expect(others).toEqual([]);
		expect(field).toMatchObject({ displayName: option.title, default: option.default });
		expect(option.operations.length).toBeGreaterThan(0);
		for (const operation of option.operations) {
			expect(OPERATIONS.map(({ choice }) => choice.value)).toContain(operation);
		}
	});

	test('takes its own default', () => {
		const item = itemWith({ options: { [name]: option.default } });
		expect(readOptions(item, OPTIONS)).toEqual(readOptions(itemWith(), OPTIONS));
	});
});

test.each<[string, number, number]>([
	['concurrency', 0, 1],
	['firstCheck', 0, 1],
	['maxWait', -1, 0],
	['timeout', 10, 130],
])('%s of %i is raised to %i', (name, given, read) => {
	const item = itemWith({ options: { [name]: given } });
	expect(readOptions(item, OPTIONS)).toMatchObject({ [name]: read });
});

test.each<[string, number, string]>([
	['concurrency', 1001, `'Concurrent Uploads' is "1001", and the highest is 1000`],
	['firstCheck', 86_401, `'First Check After (Seconds)' is "86401", and the highest is 86400`],
	['maxWait', 86_401, `'Maximum Wait (Seconds)' is "86401", and the highest is 86400`],
	['timeout', 86_401, `'Answer Time-Out (Seconds)' is "86401", and the highest is 86400`],
])('%s of %i is refused', (name, given, message) => {
	const item = itemWith({ options: { [name]: given } });
	expect(refusedBy(item, () => readOptions(item, OPTIONS))[0]).toBe(message);
});
