import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';

import { expect } from '@jest/globals';

import type { Editor } from '../../../lab/browser.mts';

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
