import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

import type { Browser, Locator, Page } from 'playwright-core';

import { BROWSER_ID, type N8nClient } from './client.mts';
import type { Execution } from './execution.mts';
import { ensureChromium } from './install.mts';
import { inRepo } from './paths.mts';

const FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** An element that has not come by then will not come. */
const LIMIT_MS = 15_000;

/** The editor is megabytes of scripts, which a busy machine is slow to load. */
const LOAD_LIMIT_MS = 60_000;

/** Menus fade; a picture taken meanwhile shows ghosts. */
const FADE_MS = 400;
const OPTION = '[role=option]:visible, .el-select-dropdown:visible .el-select-dropdown__item';

export interface EditorOptions {
	/** Opens this workflow; without it, the page of a new one. */
	workflowId?: string;
	/** Opens the panel of this node at once. */
	nodeId?: string;
	/** Any other page, such as `/home/credentials`. */
	path?: string;
	viewport?: { width: number; height: number };
	darkMode?: boolean;
	/** A browser that several editors share; closed by whoever launched it. */
	browser?: Browser;
}

/** As `startN8n` and `sharedN8n` give it. */
export interface SignedInN8n {
	readonly baseUrl: string;
	readonly client: N8nClient;
}

/** n8n's editor in a real browser, signed in as the owner. */
export class Editor {
	constructor(
		readonly page: Page,
		private readonly n8n: SignedInN8n,
		private readonly close_: () => Promise<void>,
	) {}

	async open(path: string): Promise<void> {
		await this.page.goto(new URL(path, this.n8n.baseUrl).href);
	}

	/** An element by n8n's own test id. */
	get(testId: string): Locator {
		return this.page.getByTestId(testId);
	}

	/** A parameter of the open node panel, by its internal name. */
	parameter(name: string): Locator {
		return this.get(`parameter-input-${name}`);
	}

	/** Chooses an entry of a dropdown parameter by the text that people see. */
	async choose(parameter: string, text: string | RegExp): Promise<void> {
		await this.parameter(parameter).locator('input').first().click();
		const headline = this.page.locator('.option-headline:visible');
		const exact = typeof text === 'string' ? new RegExp(`^\\s*${escape(text)}\\s*$`) : text;
		await headline.filter({ hasText: exact }).first().click();
		await this.page.waitForTimeout(FADE_MS);
	}

	/** Adds an entry of the collection "Options" by the name that people see. */
	async addOption(name: string): Promise<void> {
		await this.get('collection-parameter-add').last().click();
		await this.page.locator(OPTION).filter({ hasText: name }).first().click();
		await this.page.waitForTimeout(FADE_MS);
	}

	/** The entries that a dropdown parameter offers, top to bottom. */
	async choices(parameter: string): Promise<string[]> {
		await this.parameter(parameter).locator('input').first().click();
		const options = this.page.locator(OPTION);
		await options.first().waitFor();
		const texts = await options.allInnerTexts();
		await this.page.keyboard.press('Escape');
		await this.page.waitForTimeout(FADE_MS);
		return texts.map((text) => text.trim().split('\n')[0] ?? '');
	}

	/** Presses "Execute step" and waits for the end of the run, whatever it is. */
	async execute(): Promise<Execution> {
		const [response] = await Promise.all([
			this.page.waitForResponse(/\/rest\/workflows\/[^/]+\/run/),
			this.get('node-execute-button').click(),
		]);
		const { data } = (await response.json()) as { data: { executionId: string } };
		const execution = await this.n8n.client.waitForExecution(data.executionId);
		await this.get('output-panel').getByText('Executing node').waitFor({ state: 'hidden' });
		await this.page.waitForTimeout(FADE_MS);
		return execution;
	}

	/** Keeps a picture as `artifacts/screenshots/<name>.png` for people to look at. */
	async screenshot(name: string, part?: Locator): Promise<string> {
		const path = screenshotPath(name);
		await this.page.waitForTimeout(FADE_MS);
		await (part ?? this.page).screenshot({ path });
		return path;
	}

	async close(): Promise<void> {
		await this.close_();
	}
}

/** Where a picture for people to look at is kept; the folder is there. */
export function screenshotPath(name: string): string {
	const path = inRepo('artifacts', 'screenshots', `${name}.png`);
	mkdirSync(dirname(path), { recursive: true });
	return path;
}

export async function launchBrowser(): Promise<Browser> {
	const executablePath = await ensureChromium();
	const { chromium, selectors } = await import('playwright-core');
	selectors.setTestIdAttribute('data-test-id');
	return await chromium.launch({ executablePath, headless: true, args: FLAGS });
}

export async function openEditor(n8n: SignedInN8n, options: EditorOptions = {}): Promise<Editor> {
	const browser = options.browser ?? (await launchBrowser());
	const context = await browser.newContext({
		viewport: options.viewport ?? { width: 1400, height: 900 },
		colorScheme: options.darkMode ? 'dark' : 'light',
	});
	const [name = '', value = ''] = n8n.client.cookie.split('=');
	const cookie = { name, value, url: n8n.baseUrl, httpOnly: true, sameSite: 'Lax' as const };
	await context.addCookies([cookie]);
	// A string, since a function would be compiled for Node.js before it gets into the page.
	await context.addInitScript(`localStorage.setItem('n8n-browserId', '${BROWSER_ID}')`);
	context.setDefaultTimeout(LIMIT_MS);
	context.setDefaultNavigationTimeout(LOAD_LIMIT_MS);
	const editor = new Editor(await context.newPage(), n8n, async () => {
		await context.close();
		if (!options.browser) await browser.close();
	});
	await editor.open(startPath(options));
	return editor;
}

function startPath({ path, workflowId, nodeId }: EditorOptions): string {
	if (path) return path;
	if (!workflowId) return '/workflow/new';
	return nodeId ? `/workflow/${workflowId}/${nodeId}` : `/workflow/${workflowId}`;
}

function escape(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
