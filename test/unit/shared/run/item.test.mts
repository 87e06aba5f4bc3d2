import { describe, expect, test } from '@jest/globals';
import { NodeOperationError } from 'n8n-workflow';

import { CREDENTIAL_TYPE } from '../../../../nodes/shared/intron/credential';
import { Item } from '../../../../nodes/shared/run/item';
import { nodeContext, thrownBy } from '../../../support/unit/nodeContext.mts';

const URL = 'https://intron.test';

/** A context whose credential is an expression, different for each item; counts how often it is read. */
function credentials(data: ReadonlyArray<{ apiKey?: unknown; baseUrl?: unknown }>) {
	const reads: Array<[type: string, index: number]> = [];
	const context = nodeContext({
		getCredentials: async (type: string, index: number) => {
			reads.push([type, index]);
			return await Promise.resolve(data[index]);
		},
	});
	return { reads, itemAt: (index: number) => new Item(context, index) };
}

describe('the credential of an item', () => {
	test('is its own', async () => {
		const data = [
			{ apiKey: 'one', baseUrl: URL },
			{ apiKey: 'two', baseUrl: `${URL}/b/` },
		];
		const { reads, itemAt } = credentials(data);
		expect(await itemAt(1).credential()).toEqual({
			apiKey: 'two',
			baseUrl: `${URL}/b`,
			data: data[1],
		});
		expect(await itemAt(0).credential()).toEqual({ apiKey: 'one', baseUrl: URL, data: data[0] });
		expect(reads).toEqual([
			[CREDENTIAL_TYPE, 1],
			[CREDENTIAL_TYPE, 0],
		]);
	});

	test('is read once, also when many ask for it together', async () => {
		const { reads, itemAt } = credentials([{ apiKey: 'one', baseUrl: URL }]);
		const item = itemAt(0);
		const [first, second] = await Promise.all([item.credential(), item.credential()]);
		expect(second).toBe(first);
		expect(await item.credential()).toBe(first);
		expect(reads).toHaveLength(1);
	});

	test('is not read before it is asked for', () => {
		const { reads, itemAt } = credentials([]);
		itemAt(0);
		expect(reads).toEqual([]);
	});

	test.each([
		[{ apiKey: '', baseUrl: URL }],
		[{ apiKey: ' \n', baseUrl: URL }],
		[{ apiKey: undefined, baseUrl: URL }],
	])('is refused without a key: %j', async (data) => {
		const { itemAt } = credentials([{}, {}, data]);
		const error = await thrownBy(async () => await itemAt(2).credential());
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error).toMatchObject({
			message: "The 'API Key' of the Intron credential is empty",
			description: expect.stringMatching(/enter the key/),
			context: { itemIndex: 2 },
		});
	});

	test.each(['http://intron.test', '', undefined])(
		'is refused with the base URL %j, which would show the key or is none',
		async (baseUrl) => {
			const { itemAt } = credentials([{ apiKey: 'secret', baseUrl }]);
			const error = await thrownBy(async () => await itemAt(0).credential());
			expect(error).toBeInstanceOf(NodeOperationError);
			expect(error).toMatchObject({
				message: "The 'Base URL' of the Intron credential can't be used",
				description: expect.stringMatching(/https:\/\//),
			});
			expect(JSON.stringify(error)).not.toContain('secret');
		},
	);

	test('that n8n can not give is told in the words of n8n', async () => {
		const broken = nodeContext({
			getCredentials: async () => await Promise.reject(new Error('not found')),
		});
		const error = await thrownBy(async () => await new Item(broken, 0).credential());
		expect(error).toEqual(new Error('not found'));
	});
});

describe('a parameter', () => {
	test('is read with the expressions of the item', () => {
		const given: unknown[] = [];
		const getNodeParameter = (...values: unknown[]) => given.push(values);
		const item = new Item(nodeContext({ getNodeParameter }), 7);
		item.parameter('language');
		item.parameter('fileId', '');
		expect(given).toEqual([
			['language', 7, undefined],
			['fileId', 7, ''],
		]);
	});
});

test('what came in is its own, and nothing where n8n has none', () => {
	const items = [{ json: { a: 1 } }, { json: { b: 2 } }];
	const context = nodeContext({ getInputData: () => items });
	expect(new Item(context, 1).input).toBe(items[1]);
	expect(new Item(context, 2).input).toEqual({ json: {} });
});

describe('a refusal', () => {
	const item = new Item(nodeContext(), 3);

	const message = {
		message: ({ title }: { title: string }) => `'${title}' can't be used`,
		description: ({ title }: { title: string }) => `Enter ${title}.`,
		samples: [{ title: '…' }],
	};

	test('is one of n8n, of the item, in the given words', () => {
		const error = item.refusal(message, { title: 'File Name' });
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error).toMatchObject({
			message: "'File Name' can't be used",
			description: 'Enter File Name.',
			context: { itemIndex: 3 },
		});
	});

	test('holds nothing that the editor takes for HTML', () => {
		const { message: text, description } = item.refusal(message, { title: '<b>x</b>' });
		expect([text, description]).toEqual(["'‹b›x‹/b›' can't be used", 'Enter ‹b›x‹/b›.']);
	});

	test.each(['ENOENT', 'ECONNREFUSED', 'ETIMEDOUT', 'EACCES', '404', 'getaddrinfo'])(
		'keeps the word %s, which n8n would take for its own',
		(word) => {
			const { message: text, description } = item.refusal(message, { title: `${word}.mp3` });
			expect([text, description]).toEqual([`'${word}.mp3' can't be used`, `Enter ${word}.mp3.`]);
		},
	);
});
