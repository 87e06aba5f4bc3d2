import { expect, test } from '@jest/globals';

import codex from '../../../nodes/IntronTranscribe/IntronTranscribe.node.json';
import { IntronTranscribe } from '../../../nodes/IntronTranscribe/IntronTranscribe.node';
import manifest from '../../../package.json';

const { description } = new IntronTranscribe();

test('the codex belongs to the node, by its full name', () => {
	expect(codex.node).toBe(`${manifest.name}.${description.name}`);
});

test.each([
	'transcribe',
	'speech to text',
	'audio',
	'call center',
	'call centre',
	'diarization',
	'voice note',
	'African languages',
	'Swahili',
])('the node is found by typing %j', (typed) => {
	const words = [description.displayName, ...codex.alias].map((word) => word.toLowerCase());
	expect(words.some((word) => word.includes(typed.toLowerCase()))).toBe(true);
});

test('the codex uses categories that n8n allows', () => {
	const allowed =
		'Communication, Productivity, Analytics, Miscellaneous, Development, Utility, Data & Storage, Sales, Marketing & Content, Finance & Accounting'.split(
			', ',
		);
	expect(codex.categories.length).toBeGreaterThan(0);
	for (const category of codex.categories) expect(allowed).toContain(category);
});

test('no alias is there twice', () => {
	expect(new Set(codex.alias).size).toBe(codex.alias.length);
});

test('the links to the documents lead into this repository', () => {
	const links = Object.values(codex.resources).flat();
	expect(links.length).toBeGreaterThan(0);
	for (const { url } of links) expect(url.split('#')[0]).toBe(manifest.homepage.split('#')[0]);
});
