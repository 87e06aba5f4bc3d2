import type { Locator } from 'playwright-core';

import type { DemoVisit } from './demoVisit.mts';
import { sendForm } from './demoVisit.mts';
import { NODE_NAME } from './realN8n.mts';

const RUN_MS = 60_000;

/** Panels and dialogues fade. */
const FADE_MS = 600;

/** n8n's editor, as somebody uses it who has only what the demo prints. */
export class VisitorsEditor {
	constructor(private readonly visit: DemoVisit) {}

	private get(testId: string): Locator {
		return this.visit.page.getByTestId(testId);
	}

	private get node(): Locator {
		const name = `[data-node-name="${NODE_NAME}"]`;
		return this.visit.page.locator(`[data-test-id="canvas-node"]${name}`);
	}

	/** Signs in, and opens a workflow from the list. */
	async open(workflow: string): Promise<void> {
		const { page, account, addressOf } = this.visit;
		await page.goto(addressOf('The workflows'));
		await page.locator('input[name=emailOrLdapLoginId]').fill(account.email);
		await page.locator('input[type=password]').fill(account.password);
		await page.keyboard.press('Enter');
		await page.getByText(workflow).first().click();
		await this.node.waitFor({ state: 'attached' });
		// n8n shows what it recommends, some time after the canvas.
		await page.getByText('Production Checklist').waitFor();
		await this.leave();
	}

	async openNode(): Promise<void> {
		await this.node.dblclick();
		await this.get('node-parameters').waitFor();
	}

	/** Closes what is on top. */
	async leave(): Promise<void> {
		await this.visit.page.keyboard.press('Escape');
		await this.visit.page.waitForTimeout(FADE_MS);
	}

	/**
	 * Changes a field of the node's credential and saves it, which tests it.
	 *
	 * @returns what the test says
	 */
	async changeCredential(field: string, value: string, picture: string): Promise<string> {
		const { page, keep } = this.visit;
		await this.openNode();
		await this.get('credential-edit-button').click();
		const banner = page.getByText(/Connection tested|Couldn’t connect/).filter({ visible: true });
		// n8n tests what it opens, and confuses two tests at a time.
		await banner.waitFor();
		await this.get(`parameter-input-${field}`).locator('input').fill(value);
		const isTested = page.waitForResponse(/\/credentials\/test/);
		await this.get('credential-save-button').click();
		await isTested;
		await banner.waitFor();
		await page.waitForTimeout(FADE_MS);
		const more = page.getByText('More details');
		if (await more.isVisible()) await more.click();
		await keep(picture);
		const said = await page.getByRole('dialog').last().innerText();
		await this.leave();
		await this.leave();
		return said;
	}

	/** Enters a fixed value in the node in place of an expression. */
	async enter(parameter: string, value: string): Promise<void> {
		await this.openNode();
		const field = this.get(`parameter-input-${parameter}`);
		const row = this.get('parameter-item').filter({ has: field });
		await row.hover();
		await row.getByTestId('radio-button-fixed').click();
		await field.locator('input').fill(value);
		// A field keeps the key to itself that closes the panel.
		await field.locator('input').blur();
		await this.leave();
		await this.get('node-parameters').waitFor({ state: 'hidden' });
	}

	/**
	 * Executes the workflow with a file that is dropped on its form.
	 *
	 * @returns what the node's panel says at its output
	 */
	async run(file: string, picture: string): Promise<string> {
		const { page, keep } = this.visit;
		const [form] = await Promise.all([
			page.waitForEvent('popup'),
			this.get('execute-workflow-button').click(),
		]);
		await sendForm(form, file);
		await form.locator('#submit-btn').waitFor({ state: 'hidden', timeout: RUN_MS });
		await form.close();
		await page.getByText('Executing node').waitFor({ state: 'hidden', timeout: RUN_MS });
		await this.openNode();
		await page.waitForTimeout(FADE_MS);
		await keep(picture);
		const said = await this.get('output-panel').innerText();
		await this.leave();
		return said;
	}
}
