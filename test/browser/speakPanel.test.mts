import { expect, test } from '@jest/globals';

import { VOICE_LANGUAGES } from '../../nodes/IntronSpeak/catalog/voices';
import { expectShown, usePanel } from '../support/realN8n/panel.mts';
import { useRealN8n } from '../support/realN8n/realN8n.mts';

const NAME = 'Intron Speak';

const OTHER = 'Other (Enter Code)';

const real = useRealN8n();
const editor = usePanel(
	real,
	NAME,
	async () =>
		await real.n8n.client.createWorkflow({
			name: NAME,
			nodes: [
				{
					name: NAME,
					type: 'n8n-nodes-intron.intronSpeak',
					typeVersion: 1,
					position: [0, 0],
					parameters: { text: 'Good morning, Juma. Your order has arrived.' },
					credentials: { intronApi: real.credential },
				},
			],
			connections: {},
		}),
	'language',
);

const fields = (...voice: string[]): string[] => ['operation', 'text', 'language', ...voice];

test('a voice is a language, then an accent of it, then a gender', async () => {
	await expectShown(editor, fields('accent', 'gender'));
	expect(await editor.choices('language')).toEqual([
		...VOICE_LANGUAGES.map(({ name }) => name),
		OTHER,
	]);
	const [english] = VOICE_LANGUAGES;
	expect(await editor.choices('accent')).toEqual([
		...(english?.accents.map(({ name }) => name) ?? []),
		OTHER,
	]);
	await editor.screenshot('panel-speak');
});

test('a language with one accent asks for none', async () => {
	await editor.choose('language', 'Swahili');
	await expectShown(editor, fields('gender'));
});

test('another language is entered by its codes', async () => {
	await editor.choose('language', OTHER);
	await expectShown(editor, fields('languageCode', 'accentCode', 'gender'));
	await editor.choose('language', 'English');
	await editor.choose('accent', OTHER);
	await expectShown(editor, fields('accent', 'accentCode', 'gender'));
});

test('a notice says what to do with an item that may leave by the second output', async () => {
	const panel = editor.get('node-parameters');
	await panel.getByText('set the option').waitFor();
	await editor.choose('operation', 'Start Speech');
	await panel.getByText('Connect that output').waitFor();
	await editor.screenshot('panel-start-speech');
});
