import { readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';

import { outputOf } from '../../lab/execution.mts';
import { chosenBinaryMode } from '../../lab/n8nProcess.mts';
import { chosenN8n } from '../../lab/paths.mts';
import { CATEGORIES } from '../../nodes/IntronTranscribe/catalog/categories';
import {
	NODE_TYPE,
	publishWorkflow,
	runWorkflow,
	useRealN8n,
} from '../support/realN8n/realN8n.mts';

const real = useRealN8n();

const get = async (path: string): Promise<Response> =>
	await fetch(new URL(path, real.n8n.baseUrl), {
		headers: { cookie: real.n8n.client.cookie, 'browser-id': 'lab' },
	});

describe('the n8n that the tests run in', () => {
	test('is of the chosen version', async () => {
		const settings = await real.n8n.client.call<{ versionCli: string }>('GET', '/rest/settings');
		expect(settings.versionCli).toBe(chosenN8n());
	});

	test('keeps files in the chosen mode', async () => {
		const file = 'sandbox/recordings/english.mp3';
		const run = await runWorkflow(real, await publishWorkflow(real), { data: file });
		expect(run.transcribed).toHaveLength(1);
		const { id, data } = outputOf(run.execution, 'Webhook')[0]?.binary?.data ?? {};
		const kept = {
			filesystem: [expect.stringMatching(/^filesystem-v2:/), 'filesystem-v2'],
			memory: [undefined, readFileSync(file, 'base64')],
			database: [expect.stringMatching(/^database:/), 'database'],
		};
		expect([id, data]).toEqual(kept[chosenBinaryMode()]);
	});
});

describe('n8n loads the installed package', () => {
	test('the node and its tool, under their real names', async () => {
		const names = (await real.n8n.client.nodeTypes()).map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining([NODE_TYPE, `${NODE_TYPE}Tool`]));
	});

	test('the credential type', async () => {
		const types = await real.n8n.client.credentialTypes();
		expect(types).toContainEqual(
			expect.objectContaining({ name: 'intronApi', displayName: 'Intron API' }),
		);
	});

	test('the icons of node and credential, light and dark', async () => {
		const node = (await real.n8n.client.nodeTypes()).find(({ name }) => name === NODE_TYPE);
		const credential = (await real.n8n.client.credentialTypes()).find(
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
		const node = (await real.n8n.client.nodeTypes()).find(({ name }) => name === NODE_TYPE);
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
