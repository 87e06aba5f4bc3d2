import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';

import type { Editor } from '../../lab/browser.mts';
import { launchBrowser, openEditor } from '../../lab/browser.mts';
import { sharedN8n } from '../../lab/shared.mts';
import { FIRST, SEARCHES } from '../support/realN8n/searchWords.mts';

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

test.each(SEARCHES)(
	'n8n\'s search offers $node among the first for "$word"',
	async ({ word, node }) => {
		await editor.get('node-creator-search-bar').fill(word);
		await editor.page.getByText(node, { exact: true }).first().waitFor();
		const found = await editor.get('node-creator-item-name').allInnerTexts();
		expect(found.slice(0, FIRST)).toContain(node);
	},
);
