import { afterAll, beforeAll, expect } from '@jest/globals';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';

import { launchBrowser, screenshotPath } from '../../../lab/browser.mts';
import type { DemoProcess } from './demoProcess.mts';
import { startDemoProcess } from './demoProcess.mts';

const START_MS = 300_000;

/** Somebody with a browser, and nothing but what `npm run demo` prints. */
export interface DemoVisit {
	readonly printed: string;
	readonly page: Page;
	/** The folder of the sample recordings. */
	readonly samples: string;
	/** The address on the printed line with this label. */
	readonly addressOf: (label: string) => string;
	/** The account on the printed line of the workflows. */
	readonly account: { readonly email: string; readonly password: string };
	/** Keeps a picture of the page. */
	readonly keep: (name: string) => Promise<void>;
}

/** For the body of a test file: the demo runs for all its tests, and must end without a trace. */
export function useDemo(): DemoVisit {
	let demo: DemoProcess;
	let browser: Browser;
	let page: Page;
	const samples = () => /samples: (\S+)/.exec(demo.printed)?.[1] ?? '';
	const addressOf = (label: string) => demo.line(label).split(' ')[0] ?? '';
	beforeAll(async () => {
		demo = await startDemoProcess();
		browser = await launchBrowser();
		page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
	}, START_MS);
	afterAll(async () => {
		const office = addressOf('The workflows');
		await browser.close();
		expect(await demo.stop()).toBe(0);
		expect(existsSync(dirname(samples()))).toBe(false);
		await expect(fetch(office)).rejects.toThrow();
	});
	return {
		addressOf,
		get printed() {
			return demo.printed;
		},
		get page() {
			return page;
		},
		get samples() {
			return samples();
		},
		get account() {
			const [, email = '', password = ''] =
				/(\S+@\S+) \/ (\S+)/.exec(demo.line('The workflows')) ?? [];
			return { email, password };
		},
		keep: async (name) => {
			await page.screenshot({ path: screenshotPath(`newcomer-${name}`) });
		},
	};
}

/**
 * Fills a form of n8n as its own hints propose, and sends it.
 *
 * @param file path of the recording
 * @param choice what to choose where there is a list; the first of them without it
 */
export async function sendForm(page: Page, file: string, choice?: string): Promise<void> {
	for (const input of await page.locator('input[type=file]').all()) await input.setInputFiles(file);
	for (const input of await page.locator('form input[type=text], form input[type=email]').all()) {
		await input.fill((await input.getAttribute('placeholder')) ?? '');
	}
	for (const select of await page.locator('form select').all()) {
		await select.selectOption(choice ? { label: choice } : { index: 1 });
	}
	await page.locator('#submit-btn').click();
}

/** The path of a sample. */
export const sampleOf = ({ samples }: DemoVisit, name: string): string => join(samples, name);
