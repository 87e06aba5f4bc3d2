import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';

import type { Editor } from '../../lab/browser.mts';
import { launchBrowser, openEditor } from '../../lab/browser.mts';
import { outputOf } from '../../lab/execution.mts';
import type { SharedN8n } from '../../lab/shared.mts';
import { sharedN8n } from '../../lab/shared.mts';
import type { Sandbox } from '../../sandbox/launch.mts';
import { startSandbox } from '../../sandbox/launch.mts';
import { NODE_NAME } from '../support/realN8n/realN8n.mts';
import { recordingEntry } from '../support/service/recordings.mts';

const RECORDING = 'call.mp3';

let n8n: SharedN8n;
let sandbox: Sandbox;
let files: Server;
let browser: Browser;
let editor: Editor;

beforeAll(async () => {
	n8n = await sharedN8n();
	sandbox = await startSandbox({ rateLimits: false });
	files = createServer((_request, response) => {
		response.setHeader('content-type', recordingEntry(RECORDING).mimeType);
		response.end(readFileSync(`sandbox/recordings/${RECORDING}`));
	});
	await new Promise<void>((resolve) => files.listen(0, '127.0.0.1', resolve));
	browser = await launchBrowser();
});

afterAll(async () => {
	await browser.close();
	await sandbox.stop();
	files.close();
});

/** What the user has before: a workflow that gets a recording from somewhere. */
async function openWorkflow(): Promise<Editor> {
	const { port } = files.address() as AddressInfo;
	const workflow = await n8n.client.createWorkflow({
		name: 'First run',
		nodes: [
			{
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				name: 'Get Recording',
				type: 'n8n-nodes-base.httpRequest',
				typeVersion: 4.2,
				position: [240, 0],
				parameters: {
					url: `http://127.0.0.1:${port}/${RECORDING}`,
					options: { response: { response: { responseFormat: 'file' } } },
				},
			},
		],
		connections: { Start: { main: [[{ node: 'Get Recording', type: 'main', index: 0 }]] } },
	});
	return await openEditor(n8n, { workflowId: workflow.id, browser });
}

/** Closes n8n's notifications, which would cover what a picture is to show. */
async function closeNotifications(): Promise<void> {
	// From the last one on, since the others then keep their places; some close by themselves meanwhile.
	for (const close of (await editor.page.locator('.el-notification__closeBtn').all()).reverse()) {
		await close.click({ timeout: 2_000 }).catch(() => undefined);
	}
}

/** A person at the editor whose clicks and filled fields are counted. */
class Newcomer {
	clicks = 0;

	fields = 0;

	async click(what: Locator): Promise<void> {
		await what.click();
		this.clicks++;
	}

	async fill(what: Locator, text: string): Promise<void> {
		await what.fill(text);
		this.fields++;
	}
}

test('a new user gets from an installed package to a transcript, then to the results of a call', async () => {
	editor = await openWorkflow();
	const { page } = editor;
	const user = new Newcomer();

	// Adds the node behind the one that gets the recording.
	const plus = page
		.locator('[data-test-id="canvas-node"][data-node-name="Get Recording"]')
		.locator('[data-test-id="canvas-handle-plus"]');
	await user.click(plus);
	await user.fill(editor.get('node-creator-search-bar'), 'transcribe');
	await editor.screenshot('first-run-1-search');
	await user.click(page.getByText(NODE_NAME, { exact: true }).first());
	await editor.screenshot('first-run-2-actions');
	await user.click(page.getByText('Transcribe recording', { exact: true }));
	await editor.parameter('category').waitFor();
	await editor.screenshot('first-run-3-panel');

	// Makes the credential. The sandbox needs its own Base URL; for Intron it stays as it is.
	const connect = page.getByText('Connect to Intron', { exact: true });
	const choose = editor.get('node-credentials-select');
	await user.click(connect.or(choose).first());
	// Another test of this run may have made a credential before.
	if (await choose.isVisible()) await editor.get('node-credentials-select-item-new').click();
	await user.fill(editor.parameter('apiKey').locator('input'), sandbox.key);
	await editor.screenshot('first-run-4-credential');
	await editor.parameter('baseUrl').locator('input').fill(sandbox.url);
	await user.click(editor.get('credential-save-button'));
	await page.getByText('Credential successfully created').waitFor();

	// Runs the node with nothing else set.
	user.clicks++;
	const plain = await editor.execute();
	await editor.get('output-panel').getByText('noText').first().waitFor();
	expect(outputOf(plain, NODE_NAME)[0]?.json).toMatchObject({
		transcript: recordingEntry(RECORDING).transcript,
	});
	expect(user).toEqual(expect.objectContaining({ clicks: 6, fields: 2 }));

	// Asks for everything about the call.
	await editor.choose('category', 'Call Center');
	await editor.parameter('allResults').locator('.el-switch').click();
	const execution = await editor.execute();
	await editor.get('output-panel').getByText('agentScore').first().waitFor();
	await closeNotifications();
	await editor.screenshot('first-run-5-result');
	await editor.get('output-panel').getByTestId('radio-button-json').click();
	await editor.screenshot('first-run-6-json', editor.get('output-panel'));

	// Sees what comes when Intron needs longer.
	await sandbox.next('timeout');
	const pending = await editor.execute();
	await page.getByText('In Progress Branch').click();
	await editor.get('output-panel').getByText('requestedResults').first().waitFor();
	await closeNotifications();
	await editor.screenshot('first-run-7-in-progress', editor.get('output-panel'));
	expect(outputOf(pending, NODE_NAME, 1)[0]?.json).toMatchObject({ status: 'processing' });

	expect(outputOf(execution, NODE_NAME)[0]?.json).toMatchObject({
		transcript: recordingEntry(RECORDING).transcript,
		results: { agentScore: '55/73' },
	});
	expect((await sandbox.requests()).flatMap(({ complaints }) => complaints)).toEqual([]);
});
