/** The sandbox's page on a telephone, and for people who do not see it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { launchBrowser, screenshotPath } from '../../lab/browser.mts';
import type { Sandbox } from '../../sandbox/launch.mts';
import { startSandbox } from '../../sandbox/launch.mts';

const WIDTH = 390;

let sandbox: Sandbox;
let browser: Browser;
let page: Page;

beforeAll(async () => {
	sandbox = await startSandbox();
	browser = await launchBrowser();
	page = await browser.newPage({ viewport: { width: WIDTH, height: 844 } });
	await page.goto(sandbox.url);
});

afterAll(async () => {
	await browser.close();
	await sandbox.stop();
});

const width = async () => await page.locator('html').evaluate((html) => html.scrollWidth);

test('the most common comes first, and one press chooses it', async () => {
	const first = page.getByRole('button').first();
	expect(await first.innerText()).toContain('Next request');
	await page.screenshot({ path: screenshotPath('sandbox-390'), fullPage: true });
	await first.click();
	await page.getByText('The next upload or text meets').waitFor();
	await page.getByRole('button', { name: 'Cancel' }).click();
	await page.getByText('Nothing special').waitFor();
});

test('nothing is wider than a telephone, and every button says which one it is', async () => {
	expect(await width()).toBe(WIDTH);
	await page.getByText('Everything else that can happen').click();
	expect(await width()).toBe(WIDTH);
	const names = await page.getByRole('button').allTextContents();
	expect(new Set(names).size).toBe(names.length);
	expect(names.length).toBeGreaterThan(50);
});
