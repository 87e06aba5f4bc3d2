import { beforeAll, describe, expect, test } from '@jest/globals';

import type { SharedN8n } from '../../lab/shared.mts';
import { sharedN8n } from '../../lab/shared.mts';
import { CATEGORIES } from '../../nodes/IntronTranscribe/catalog/categories';
import { NODE_TYPE } from '../support/realN8n.mts';

let n8n: SharedN8n;

beforeAll(async () => {
	n8n = await sharedN8n();
});

const get = async (path: string): Promise<Response> =>
	await fetch(new URL(path, n8n.baseUrl), {
		headers: { cookie: n8n.client.cookie, 'browser-id': 'lab' },
	});

describe('n8n loads the installed package', () => {
	test('the node and its tool, under their real names', async () => {
		const names = (await n8n.client.nodeTypes()).map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining([NODE_TYPE, `${NODE_TYPE}Tool`]));
	});

	test('the credential type', async () => {
		const types = await n8n.client.credentialTypes();
		expect(types).toContainEqual(
			expect.objectContaining({ name: 'intronApi', displayName: 'Intron API' }),
		);
	});

	test('the icons of node and credential, light and dark', async () => {
		const node = (await n8n.client.nodeTypes()).find(({ name }) => name === NODE_TYPE);
		const credential = (await n8n.client.credentialTypes()).find(
			({ name }) => name === 'intronApi',
		);
		for (const type of [node, credential]) {
			const { light, dark } = (type as unknown as { iconUrl: { light: string; dark: string } })
				.iconUrl;
			expect(light).not.toBe(dark);
			for (const url of [light, dark]) {
				const response = await get(`/${url}`);
				expect([response.status, response.headers.get('content-type')]).toEqual([
					200,
					expect.stringContaining('svg'),
				]);
			}
		}
	});

	test('the search aliases', async () => {
		const node = (await n8n.client.nodeTypes()).find(({ name }) => name === NODE_TYPE);
		const { codex } = node as unknown as { codex: { alias: string[] } };
		expect(codex.alias).toEqual(
			expect.arrayContaining(['Speech to Text', 'Call Centre', 'Swahili']),
		);
	});

	test('the output schema, with the results of every category', async () => {
		const response = await get(`/schemas/${NODE_TYPE}/1.0.0/transcribe.json`);
		expect(response.status).toBe(200);
		const { properties } = (await response.json()) as {
			properties: { results: { properties: object } };
		};
		const names = CATEGORIES.flatMap(({ results }) => results.map(({ name }) => name));
		expect(Object.keys(properties.results.properties)).toEqual(expect.arrayContaining(names));
	});
});
