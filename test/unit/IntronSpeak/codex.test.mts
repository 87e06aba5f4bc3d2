import { expect, test } from '@jest/globals';

import codex from '../../../nodes/IntronSpeak/IntronSpeak.node.json';
import { IntronSpeak } from '../../../nodes/IntronSpeak/IntronSpeak.node';
import { VOICE_LANGUAGES } from '../../../nodes/IntronSpeak/catalog/voices';
import manifest from '../../../package.json';

const { description } = new IntronSpeak();

test('the codex belongs to the node, by its full name', () => {
	expect(codex.node).toBe(`${manifest.name}.${description.name}`);
});

test.each([
	'text to speech',
	'TTS',
	'voice',
	'speak',
	'read aloud',
	'voice message',
	'audio message',
	...VOICE_LANGUAGES.map(({ name }) => name),
])('the node is found by typing %j', (typed) => {
	const words = [description.displayName, ...codex.alias].map((word) => word.toLowerCase());
	expect(words.some((word) => word.includes(typed.toLowerCase()))).toBe(true);
});

test('no alias is there twice', () => {
	expect(new Set(codex.alias).size).toBe(codex.alias.length);
});

test('the node has two outputs, called Speech and In Progress', () => {
	expect(description.outputs).toEqual(['main', 'main']);
	expect(description.outputNames).toEqual(['Speech', 'In Progress']);
});
