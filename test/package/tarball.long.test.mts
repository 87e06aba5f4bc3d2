import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { IntronApi } from '../../credentials/IntronApi.credentials';
import { ALL_RESULTS } from '../../nodes/IntronTranscribe/catalog/categories';
import speakCodex from '../../nodes/IntronSpeak/IntronSpeak.node.json';
import { IntronSpeak } from '../../nodes/IntronSpeak/IntronSpeak.node';
import { OPERATIONS as SPEAK_OPERATIONS } from '../../nodes/IntronSpeak/operations';
import codex from '../../nodes/IntronTranscribe/IntronTranscribe.node.json';
import { IntronTranscribe } from '../../nodes/IntronTranscribe/IntronTranscribe.node';
import { OPERATIONS } from '../../nodes/IntronTranscribe/operations';
import type { PackedPackage } from '../support/realN8n/packedPackage.mts';
import { filesIn, packAndUnpack, ROOT } from '../support/realN8n/packedPackage.mts';

const NODE = 'dist/nodes/IntronTranscribe';
const KILOBYTE = 1000;

const SPEAK_NODE = 'dist/nodes/IntronSpeak';

const operations = OPERATIONS.map(({ choice }) => choice.value);
const speakOperations = SPEAK_OPERATIONS.map(({ choice }) => choice.value);

let packed: PackedPackage;

beforeAll(async () => {
	packed = await packAndUnpack();
});
afterAll(async () => {
	await packed.remove();
});

const scripts = () => packed.files.filter((file) => file.endsWith('.js'));

describe('the tarball', () => {
	test('holds the compiled sources, what n8n reads beside them, and nothing else', () => {
		const compiled = ['nodes', 'credentials'].flatMap((folder) =>
			filesIn(path.join(ROOT, folder))
				.filter((file) => file.endsWith('.ts'))
				.map((file) => `dist/${folder}/${file.replace(/\.ts$/, '.js')}`),
		);
		expect(packed.files).toEqual(
			[
				'CHANGELOG.md',
				'LICENSE',
				'README.md',
				'package.json',
				'dist/index.js',
				...compiled,
				'dist/icons/intron.svg',
				'dist/icons/intron.dark.svg',
				`${NODE}/IntronTranscribe.node.json`,
				...operations.map((operation) => `${NODE}/__schema__/v1.0.0/${operation}.json`),
				`${SPEAK_NODE}/IntronSpeak.node.json`,
				...speakOperations.map((operation) => `${SPEAK_NODE}/__schema__/v1.0.0/${operation}.json`),
			].sort(),
		);
	});

	test('is small', () => {
		const sizes = packed.files.map((file) => statSync(path.join(packed.folder, file)).size);
		expect(packed.tarballSize).toBeLessThanOrEqual(160 * KILOBYTE);
		expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(540 * KILOBYTE);
	});

	test('requires nothing but n8n-workflow, its own files and what n8n allows of Node.js', () => {
		expect(scripts().length).toBeGreaterThan(10);
		for (const file of scripts()) {
			const code = packed.read(file);
			expect(code).not.toMatch(/\bimport\s*\(|\bimport\.meta\b/);
			for (const [, wanted = ''] of code.matchAll(/\brequire\(\s*["'`]?([^"'`)]*)/g)) {
				const own = path.join(packed.folder, path.dirname(file), wanted);
				const isOwn =
					wanted.startsWith('.') &&
					own.startsWith(packed.folder) &&
					[own, `${own}.js`, path.join(own, 'index.js')].some((place) => existsSync(place));
				const isAllowed = isOwn || ['n8n-workflow', 'crypto'].includes(wanted);
				expect([file, wanted, isAllowed]).toEqual([file, wanted, true]);
			}
		}
	});

	test('has no dependencies, and only n8n-workflow as a peer, in any version', () => {
		const manifest = JSON.parse(packed.read('package.json')) as Record<string, unknown>;
		expect(manifest).not.toHaveProperty('dependencies');
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});

	test('has no key, no address and no path of those who made it', () => {
		for (const file of packed.files) {
			expect(packed.read(file)).not.toMatch(/\/(work|home|root|tmp)\/\w|127\.0\.0\.1:\d/);
		}
	});
});

describe('the packed package, in plain Node.js', () => {
	test('can be required and imported, and exports the nodes and the credential', async () => {
		const names = ['IntronApi', 'IntronSpeak', 'IntronTranscribe'];
		const required = 'console.log(JSON.stringify(Object.keys(require(process.argv[1])).sort()))';
		expect(await packed.runNode(required)).toEqual(names);
		const imported = `import(process.argv[1] + '/dist/index.js').then((all) =>
			console.log(JSON.stringify(${JSON.stringify(names)}.map((name) => typeof all[name]))))`;
		expect(await packed.runNode(imported)).toEqual(['function', 'function', 'function']);
	});

	test('is loaded by the loader of n8n, under the names that the sources say', async () => {
		const loaded = await packed.runNode(`
			require('reflect-metadata');
			const { PackageDirectoryLoader } = require('n8n-core');
			const loader = new PackageDirectoryLoader(process.argv[1]);
			loader.loadAll().then(() => {
				const { known, types } = loader;
				console.log(JSON.stringify({ known, types }));
			});
		`);
		const { name, displayName } = new IntronTranscribe().description;
		const speak = new IntronSpeak().description;
		const credential = new IntronApi();
		expect(loaded).toMatchObject({
			known: {
				nodes: {
					[name]: { className: 'IntronTranscribe' },
					[speak.name]: { className: 'IntronSpeak' },
				},
				credentials: {
					[credential.name]: { className: 'IntronApi', supportedNodes: [speak.name, name] },
				},
			},
			types: {
				nodes: [
					{
						name: speak.name,
						displayName: speak.displayName,
						codex: { alias: speakCodex.alias, categories: speakCodex.categories },
					},
					{
						name,
						displayName,
						iconUrl: {
							light: 'icons/n8n-nodes-intron/dist/icons/intron.svg',
							dark: 'icons/n8n-nodes-intron/dist/icons/intron.dark.svg',
						},
						codex: { alias: codex.alias, categories: codex.categories },
					},
				],
				credentials: [{ name: credential.name, displayName: 'Intron API' }],
			},
		});
	});

	test('gives n8n the output fields of every operation before the first run', async () => {
		const schemas = await packed.runNode(`
			require('reflect-metadata');
			const { loadOutputSchema } = require('n8n-core');
			const nodeDir = process.argv[1] + '/${NODE}';
			const load = (operation) => loadOutputSchema({ nodeDir, version: 1, operation });
			console.log(JSON.stringify(${JSON.stringify(operations)}.map(load)));
		`);
		const results = Object.fromEntries(ALL_RESULTS.map(({ name }) => [name, { type: 'string' }]));
		expect(schemas).toHaveLength(operations.length);
		for (const schema of schemas as unknown[]) {
			expect(schema).toMatchObject({
				properties: { transcript: { type: 'string' }, results: { properties: results } },
			});
		}
	});
});

test("n8n's scanner finds nothing, neither in the sources nor in the tarball", async () => {
	const tsx = path.join(ROOT, 'node_modules/.bin/tsx');
	// Fails with what the scanner printed when it finds anything.
	const { stderr } = await promisify(execFile)(tsx, ['scripts/scan.mts'], { cwd: ROOT });
	expect(stderr).toMatch(/sources: no findings[^]*tarball: no findings/);
}, 60_000);
