import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, test } from '@jest/globals';

const root = path.join(__dirname, '../..');

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

const manifest = JSON.parse(read('package.json')) as Record<string, unknown> & {
	author: { name: string; email: string };
	homepage: string;
	keywords: string[];
	n8n: Record<string, unknown>;
	repository: { url: string };
	scripts: Record<string, string>;
};

/** Every folder of `nodes/` is a node, but the one for what they share. */
const NODES = readdirSync(path.join(root, 'nodes')).filter((name) => name !== 'shared');

describe('package.json is what n8n accepts', () => {
	test('with a name, a licence and a keyword by which n8n finds it', () => {
		expect(manifest.name).toBe('n8n-nodes-intron');
		expect(manifest.license).toBe('MIT');
		expect(manifest.keywords).toContain('n8n-community-node-package');
		expect(manifest.version).toMatch(/^\d+\.\d+\.\d+$/);
	});

	test('with an author, a homepage and a public repository', () => {
		expect(manifest.author.name).not.toBe('');
		expect(manifest.author.email).toMatch(/^\S+@\S+$/);
		const repository = manifest.repository.url.replace(/^git\+|\.git$/g, '');
		expect(repository).toMatch(/^https:\/\/github\.com\/[\w-]+\/[\w-]+$/);
		expect(manifest.homepage.startsWith(repository)).toBe(true);
	});

	test('without anything that is installed with it, except n8n-workflow by n8n itself', () => {
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
		for (const field of ['dependencies', 'optionalDependencies', 'bundledDependencies']) {
			expect(manifest).not.toHaveProperty(field);
		}
		expect(manifest).not.toHaveProperty('overrides');
	});

	test('without scripts that run when it is installed', () => {
		const atInstall = ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish'];
		expect(Object.keys(manifest.scripts).filter((name) => atInstall.includes(name))).toEqual([]);
	});

	test('in strict mode, with its nodes and its credential', () => {
		expect(manifest.n8n).toEqual({
			n8nNodesApiVersion: 1,
			strict: true,
			credentials: ['dist/credentials/IntronApi.credentials.js'],
			nodes: NODES.map((name) => `dist/nodes/${name}/${name}.node.js`),
		});
		// Strict mode demands the lint configuration of n8n, word for word.
		expect(read('eslint.config.mjs').replace(/\s+/g, ' ').trim()).toBe(
			"import { config } from '@n8n/node-cli/eslint'; export default config;",
		);
	});
});

test('the changelog tells of this version', () => {
	expect(read('CHANGELOG.md')).toContain(String(manifest.version));
});

test('every script is there that the commands of package.json start', () => {
	const files =
		Object.values(manifest.scripts)
			.join(' ')
			.match(/\S+\.m?[jt]s\b/g) ?? [];
	expect(files.length).toBeGreaterThan(0);
	for (const file of files) expect([file, existsSync(path.join(root, file))]).toEqual([file, true]);
});
