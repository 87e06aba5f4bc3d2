/** What a new user does so that no long recording is lost: reads the canvas, copies two nodes, connects. */
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';

import type { Editor } from '../../lab/browser.mts';
import { launchBrowser, openEditor } from '../../lab/browser.mts';
import type { Workflow, WorkflowFile } from '../../lab/workflow.mts';
import { NODE_NAME, NODE_TYPE, useRealN8n } from '../support/realN8n/realN8n.mts';

const SAVED_MS = 15_000;

const POLL_MS = 250;

const real = useRealN8n();
let browser: Browser;
let editor: Editor;
let workflow: Workflow;

const step = (name: string, type: string, index: number) => ({
	name,
	type,
	typeVersion: 1,
	position: [index * 240, 0] as [number, number],
	parameters: {},
});

beforeAll(async () => {
	browser = await launchBrowser();
	workflow = await real.n8n.client.createWorkflow({
		name: 'Wait and get',
		nodes: [
			step('Start', 'n8n-nodes-base.manualTrigger', 0),
			step(NODE_NAME, NODE_TYPE, 1),
			step('Intron Speak', 'n8n-nodes-intron.intronSpeak', 2),
		],
		connections: {},
	});
	editor = await openEditor(real.n8n, { workflowId: workflow.id, browser });
	await editor.page.getByText(NODE_NAME, { exact: true }).first().waitFor();
});

afterAll(async () => await browser.close());

/** The workflow as the editor has saved it, once it is so. */
async function saved(isSo: (now: WorkflowFile) => boolean): Promise<WorkflowFile> {
	const read = async () =>
		await real.n8n.client.call<WorkflowFile>('GET', `/rest/workflows/${workflow.id}`);
	for (let waited = 0; waited < SAVED_MS && !isSo(await read()); waited += POLL_MS) {
		await setTimeout(POLL_MS);
	}
	return await read();
}

test('the canvas shows the whole names of the outputs', async () => {
	for (const name of ['Transcribed', 'Speech', 'In Progress']) {
		for (const label of await editor.page.getByText(name, { exact: true }).all()) {
			const cut = await label.evaluate((element) => element.scrollWidth - element.clientWidth);
			expect([name, cut]).toEqual([name, 0]);
		}
	}
	expect(await editor.page.getByText('In Progress', { exact: true }).count()).toBe(2);
	await editor.screenshot('canvas-outputs');
});

test('the two nodes of the documents are pasted, wired as they have to be', async () => {
	const snippet = /## Wait and get.*?```json\n(.*?)```/s.exec(
		readFileSync('docs/choose.md', 'utf8'),
	)?.[1];
	const { page } = editor;
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.evaluate(async (text) => await navigator.clipboard.writeText(text), snippet ?? '');
	await editor.get('canvas-background').or(page.locator('.vue-flow__pane')).first().click();
	await page.keyboard.press('Control+V');
	const { nodes, connections } = await saved((now) => now.nodes.length === 5);
	await editor.screenshot('canvas-wait-and-get');
	expect(nodes.slice(3)).toMatchObject([
		{ name: 'Wait a Little', type: 'n8n-nodes-base.wait' },
		{ name: 'Get Transcript', type: NODE_TYPE, parameters: { operation: 'getTranscript' } },
	]);
	expect(connections).toEqual({
		'Wait a Little': { main: [[{ node: 'Get Transcript', type: 'main', index: 0 }]] },
		'Get Transcript': { main: [[], [{ node: 'Wait a Little', type: 'main', index: 0 }]] },
	});
});
