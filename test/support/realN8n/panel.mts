import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';

import { expect } from '@jest/globals';

import type { Editor } from '../../../lab/browser.mts';
import { launchBrowser, openEditor } from '../../../lab/browser.mts';
import type { Workflow } from '../../../lab/workflow.mts';
import { forOneFile } from '../forOneFile.mts';
import type { RealN8n } from './realN8n.mts';

/** High enough for the whole panel and an open list below it. */
const VIEWPORT = { width: 1400, height: 1150 };

const TRIES = 20;

const POLL_MS = 100;

/** The parameters that the open panel shows, top to bottom. */
async function shownParameters(editor: Editor): Promise<string[]> {
	const ids = await editor
		.get('node-parameters')
		.locator('[data-test-id^="parameter-input-"]:visible')
		.evaluateAll((inputs) => inputs.map((input) => input.getAttribute('data-test-id') ?? ''));
	const names = ids.map((id) => id.replace('parameter-input-', ''));
	// Text inputs have an inner element of the name "field".
	return [...new Set(names)].filter((name) => name !== 'field');
}

/** Checks what the panel shows once it has followed the last click. */
export async function expectShown(editor: Editor, expected: string[]): Promise<void> {
	const isShown = async () => isDeepStrictEqual(await shownParameters(editor), expected);
	for (let tries = 0; tries < TRIES && !(await isShown()); tries++) await setTimeout(POLL_MS);
	expect(await shownParameters(editor)).toEqual(expected);
}

/**
 * For the body of a test file: the open panel of a node.
 *
 * @param node its name, which is also its ID
 * @param create makes the workflow that the node is in
 * @param parameter what the panel shows when it is there
 */
export const usePanel = (
	real: RealN8n,
	node: string,
	create: () => Promise<Workflow>,
	parameter: string,
): Editor =>
	forOneFile(
		async () => {
			const browser = await launchBrowser();
			const { id: workflowId } = await create();
			const place = { workflowId, nodeId: node, browser, viewport: VIEWPORT };
			const editor = await openEditor(real.n8n, place);
			await editor.parameter(parameter).waitFor();
			return editor;
		},
		() => undefined,
		async ({ page }) => await page.context().browser()?.close(),
	);
