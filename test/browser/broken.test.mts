/** What a newcomer breaks first, and what the editor then says to do. */
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { launchBrowser, openEditor } from '../../lab/browser.mts';
import type { FileWorkflow } from '../support/realN8n/fileWorkflow.mts';
import { createFileWorkflow } from '../support/realN8n/fileWorkflow.mts';
import { NODE_NAME, useRealN8n } from '../support/realN8n/realN8n.mts';

const real = useRealN8n();
let browser: Browser;

beforeAll(async () => {
	browser = await launchBrowser();
});

afterAll(async () => await browser.close());

const recording = (name: string) => path.resolve('sandbox/recordings', name);

const sound = () => ({ apiKey: real.sandbox.key, baseUrl: real.sandbox.url });

type Break = Pick<FileWorkflow, 'parameters'> & {
	file?: string;
	credential?: FileWorkflow['credential'];
};

const BREAKS: Array<[what: string, how: () => Break, says: RegExp]> = [
	['key', () => ({ credential: { ...sound(), apiKey: 'mistyped' } }), /API key/],
	['host', () => ({ credential: { ...sound(), baseUrl: 'http://127.0.0.1:9' } }), /Base URL/],
	['field', () => ({ parameters: { binaryPropertyName: 'voice' } }), /'Input Data Field Name'/],
	['file', () => ({ file: recording('make.sh') }), /not a recording/],
];

describe('a broken', () => {
	test.each(BREAKS)('%s is told, and nothing is uploaded', async (what, how, says) => {
		const { client } = real.n8n;
		const broken = { credential: sound(), file: recording('call.mp3'), ...how() };
		const workflow = await createFileWorkflow(client, { name: `Broken ${what}`, ...broken });
		const node = { workflowId: workflow.id, nodeId: NODE_NAME };
		const editor = await openEditor(real.n8n, { ...node, browser });
		await editor.execute();
		await editor.get('output-panel').getByText(says).first().waitFor();
		await editor.screenshot(`broken-${what}`);
		await editor.close();
		expect(await real.sandbox.state()).toMatchObject({ acceptedUploads: 0 });
	});
});
