import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';

import type { Editor } from '../../lab/browser.mts';
import { launchBrowser, openEditor } from '../../lab/browser.mts';
import { accentsOf, VOICE_LANGUAGES } from '../../nodes/IntronSpeak/catalog/voices';
import { expectShown } from '../support/realN8n/panel.mts';
import { useRealN8n } from '../support/realN8n/realN8n.mts';
import { publishSpeak, SPEAK_NAME } from '../support/realN8n/speakRuns.mts';

const real = useRealN8n();
let browser: Browser;
let editor: Editor;

const OTHER = 'Other (Enter Code)';

beforeAll(async () => {
	browser = await launchBrowser();
	const parameters = { text: 'Habari, karibu dukani kwetu', language: 'en' };
	const workflow = await publishSpeak(real, parameters);
	editor = await openEditor(real.n8n, { workflowId: workflow.id, nodeId: SPEAK_NAME, browser });
	await editor.parameter('text').waitFor();
});

afterAll(async () => await browser.close());

test('English is spoken in one of its accents', async () => {
	await expectShown(editor, ['operation', 'text', 'language', 'accent', 'gender']);
	expect(await editor.choices('accent')).toEqual([
		...accentsOf('en').map(({ name }) => name),
		OTHER,
	]);
});

test('a language of one accent leaves nothing to choose but the gender', async () => {
	expect(await editor.choices('language')).toEqual([
		...VOICE_LANGUAGES.map(({ name }) => name),
		OTHER,
	]);
	await editor.choose('language', 'Swahili');
	await expectShown(editor, ['operation', 'text', 'language', 'gender']);
	await editor.screenshot('panel-speak');
});

test('a language that is not in the list is entered by its code, with an accent', async () => {
	await editor.choose('language', OTHER);
	await expectShown(editor, [
		'operation',
		'text',
		'language',
		'languageCode',
		'accentCode',
		'gender',
	]);
});

test('audio of an earlier text needs its id only', async () => {
	await editor.choose('operation', 'Get Speech');
	await expectShown(editor, ['operation', 'textId', 'requestDetails']);
});
