import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';

import type { Editor } from '../../lab/browser.mts';
import { launchBrowser, openEditor } from '../../lab/browser.mts';
import { sharedN8n } from '../../lab/shared.mts';
import { NODE_NAME } from '../support/realN8n/realN8n.mts';

/** So many results are seen without scrolling, beside those of n8n itself. */
const FIRST = 5;

/** What people type who want what the node does. */
const WORDS = [
	'audio to text',
	'call analysis',
	'call analytics',
	'call center',
	'clinic',
	'conversation',
	'diarize',
	'dictation',
	'intron',
	'luganda',
	'medical',
	'mp3',
	'phone',
	'quality',
	'sentiment',
	'speech to text',
	'speech-to-text',
	'swahili',
	'transcribe',
	'transcript',
	'voice note',
	'voicemail',
	'whisper',
	'wolof',
];

let browser: Browser;
let editor: Editor;

beforeAll(async () => {
	browser = await launchBrowser();
	const n8n = await sharedN8n();
	const workflow = await n8n.client.createWorkflow({
		name: 'Search',
		nodes: [
			{
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
		],
		connections: {},
	});
	editor = await openEditor(n8n, { workflowId: workflow.id, browser });
	await editor.get('node-creator-plus-button').first().click();
	await editor.get('node-creator-search-bar').waitFor();
});

afterAll(async () => await browser.close());

test.each(WORDS)("the node is among the first that n8n's search offers for %j", async (word) => {
	await editor.get('node-creator-search-bar').fill(word);
	await editor.page.getByText(NODE_NAME, { exact: true }).first().waitFor();
	const found = await editor.get('node-creator-item-name').allInnerTexts();
	expect(found.slice(0, FIRST)).toContain(NODE_NAME);
});
