import { describe, expect, test } from '@jest/globals';

import { readFileId } from '../../../../nodes/IntronTranscribe/panel/fileReference';
import { itemWith, refusedBy } from '../../../support/unit/items.mts';

describe('the file ID', () => {
	test.each<[unknown, string]>([
		['12a9760f-b165-4404-91d0-a65d4cd178f5', '12a9760f-b165-4404-91d0-a65d4cd178f5'],
		[' a1\n', 'a1'],
		['A_b-1', 'A_b-1'],
		[4711, '4711'],
		['x'.repeat(128), 'x'.repeat(128)],
		['job:2026.11', 'job:2026.11'],
		['a~1.', 'a~1.'],
	])('%j is read as %s', (fileId, read) => {
		expect(readFileId(itemWith({ fileId }, 1))).toBe(read);
	});

	test.each([
		[{ fileId: '' }],
		[{ fileId: ' \n' }],
		[{ fileId: null }],
		[{ fileId: undefined }],
		[{}],
	])('is empty: %j', (parameters) => {
		const item = itemWith(parameters, 2);
		expect(refusedBy(item, () => readFileId(item))).toEqual([
			"'File ID' is empty",
			"Enter the field fileId of an item from the output 'In Progress'.",
		]);
	});

	test.each([
		['../v1/upload'],
		['a1/b2'],
		['a1?x=y'],
		['a1#b'],
		['a1%2F'],
		['a 1'],
		['a1\nb2'],
		['.'],
		['..'],
		['a..b'],
		['\ud800'],
		['مكالمة'],
		['x'.repeat(129)],
		[{ id: 'a1' }],
		[['a1', 'b2']],
		['a1,b2'],
	])('can not be %j, which could change the URL', (fileId) => {
		const item = itemWith({ fileId }, 3);
		expect(refusedBy(item, () => readFileId(item))).toEqual([
			"'File ID' is not a file ID",
			"Enter the field fileId of an item from the output 'In Progress', as it is: letters, digits, hyphens, dots and colons.",
		]);
	});
});
