/** What the recipes say about n8n's own nodes, held against the nodes of the n8n at hand. */
import { readFileSync } from 'node:fs';

import { beforeAll, describe, expect, test } from '@jest/globals';

import type { NodeTypeInfo } from '../../lab/client.mts';
import { outputOf } from '../../lab/execution.mts';
import { submitForm } from '../../lab/form.mts';
import { useRealN8n } from '../support/realN8n/realN8n.mts';

const real = useRealN8n();

/** Words in italics that are no names in a node's panel: those of n8n's editor, and of forms. */
const OTHER_NAMES = ['Recording'];

interface Recipe {
	readonly title: string;
	readonly text: string;
}

const RECIPES: Recipe[] = readFileSync('docs/recipes.md', 'utf8')
	.split(/^## /m)
	.slice(1)
	.map((text) => ({ title: text.split('\n')[0] ?? '', text }));

const matches = (pattern: RegExp, text: string): string[] =>
	[...text.matchAll(pattern)].map(([, found = '']) => found.replace(/\s+/g, ' '));

/** Every name that a panel shows: of parameters, of their options, of groups of fields. */
function namesIn(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(namesIn);
	if (typeof value !== 'object' || value === null) return [];
	const { displayName, name, ...others } = value as Record<string, unknown>;
	const own = [displayName, name].filter((one): one is string => typeof one === 'string');
	return [...own, ...Object.values(others).flatMap(namesIn)];
}

describe('the recipe', () => {
	let types: NodeTypeInfo[];
	let credentials: string[];

	beforeAll(async () => {
		const { client } = real.n8n;
		types = await client.nodeTypes();
		credentials = (await client.credentialTypes()).map(({ displayName }) => displayName);
	});

	test.each(RECIPES.map(({ title, text }) => [title, text]))(
		'"%s" names nodes, parameters and values as n8n does',
		(title, text) => {
			const bold = [...matches(/\*\*([^*]+)\*\*/g, text), title];
			const nodes = types.filter(({ displayName }) =>
				bold.some((name) => name.replace(/^n8n /, '') === displayName.replace(/^n8n /, '')),
			);
			expect(nodes.map(({ displayName }) => displayName)).not.toEqual([]);
			const intron = types.filter(({ displayName }) => displayName === 'Intron Transcribe');
			const known = new Set(namesIn([...nodes, ...intron].map(({ properties }) => properties)));
			// n8n gives every node its settings, and writes "By" before the ways to name a thing.
			for (const name of ['On Error', ...credentials]) known.add(name);
			if (known.has('ID')) known.add('By ID');

			const plain = text.replace(/\*\*[^*]+\*\*/g, '');
			const named = matches(/\*([^*\n]+(?:\n[^*\n]+)?)\*/g, plain);
			const unknown = named.filter((name) => !known.has(name) && !OTHER_NAMES.includes(name));
			expect(unknown).toEqual([]);

			// *Resource*: File
			const values = matches(/\*[^*]+\*: ([A-Z][\w()]*(?: [\w()]+)*?)(?=[,.;:]|\n|$)/g, plain);
			expect(values.filter((value) => !known.has(value))).toEqual([]);
		},
	);

	test('"Telegram" is right that the trigger downloads no voice notes', () => {
		const trigger = types.find(({ displayName }) => displayName === 'Telegram Trigger');
		expect(namesIn(trigger?.properties)).toContain('Download Images/Files');
		const telegram = types.find(({ name }) => name === 'n8n-nodes-base.telegram');
		const properties = telegram?.properties as Array<{ name: string; default: unknown }>;
		expect(properties.find(({ name }) => name === 'download')).toMatchObject({ default: true });
	});
});

/** What a file field of a form becomes. */
async function binaryFields(multipleFiles: boolean, count: number): Promise<string[]> {
	const { client } = real.n8n;
	const path = `form-${multipleFiles}-${count}-${Date.now()}`;
	const fields = Array.from({ length: count }, () => ({
		fieldLabel: 'My Recording',
		fieldType: 'file',
		multipleFiles,
	}));
	const workflow = await client.createWorkflow({
		name: path,
		nodes: [
			{
				name: 'Form',
				type: 'n8n-nodes-base.formTrigger',
				typeVersion: 2.3,
				position: [0, 0],
				webhookId: path,
				parameters: {
					formTitle: 'Recording',
					formFields: { values: fields.slice(0, 1) },
					options: { path },
				},
			},
		],
		connections: {},
	});
	await client.activate(workflow);
	const body = new FormData();
	for (let file = 0; file < count; file++) {
		body.append('field-0', new Blob(['ID3']), `call-${file}.mp3`);
	}
	if (count === 1) await submitForm(client.baseUrl, workflow, 'sandbox/recordings/yes.wav');
	else {
		const headers = { 'user-agent': 'Mozilla/5.0' };
		await fetch(`${client.baseUrl}/form/${path}`, { method: 'POST', body, headers });
	}
	const execution = await client.lastExecution(workflow);
	return Object.keys(outputOf(execution, 'Form')[0]?.binary ?? {});
}

describe('a file field "My Recording" of a form', () => {
	test('is the binary field My_Recording', async () => {
		expect(await binaryFields(false, 1)).toEqual(['My_Recording']);
	});

	test('is numbered when it takes several files', async () => {
		expect(await binaryFields(true, 1)).toEqual(['My_Recording']);
		expect(await binaryFields(true, 2)).toEqual(['My_Recording_0', 'My_Recording_1']);
	});
});
