/** A newcomer with nothing but what `npm run demo` prints. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { launchBrowser, screenshotPath } from '../../lab/browser.mts';
import { N8nClient } from '../../lab/client.mts';
import { formOf, formPath } from '../../lab/form.mts';
import type { Workflow } from '../../lab/workflow.mts';
import type { DemoProcess } from '../support/realN8n/demoProcess.mts';
import { startDemoProcess } from '../support/realN8n/demoProcess.mts';

const START_MS = 300_000;

/** The sample that fits a form; a call where none is named. */
const SAMPLES: Record<string, string> = {
	ask: 'english.mp3',
	'clinic-draft': 'consultation.mp3',
	'clinic-note': 'consultation.mp3',
	'court-record': 'hearing.mp3',
	minutes: 'meeting.mp3',
	'score-by-criteria': 'swahili-call.mp3',
	voice: 'swahili-english.ogg',
};

/** The last step of an example that waits: for time to pass, a person's answer, or the page to be read. */
const MAY_WAIT = [
	'Wait',
	'Ask the Clinician',
	'Say Where',
	'Show the Transcript',
	'Show the Answer',
];

let demo: DemoProcess;
let browser: Browser;
let page: Page;
let samples: string;
let client: N8nClient;
let workflows: Workflow[];

const addressOf = (label: string): string => demo.line(label).split(' ')[0] ?? '';

async function keep(name: string): Promise<void> {
	await page.screenshot({ path: screenshotPath(`newcomer-${name}`) });
}

/** Fills the form that is open as its own hints propose, and sends it. */
async function sendForm(file: string, choice?: string): Promise<void> {
	for (const input of await page.locator('input[type=file]').all()) {
		await input.setInputFiles(join(samples, file));
	}
	for (const input of await page.locator('form input[type=text], form input[type=email]').all()) {
		await input.fill((await input.getAttribute('placeholder')) ?? '');
	}
	for (const select of await page.locator('form select').all()) {
		await select.selectOption(choice ? { label: choice } : { index: 1 });
	}
	await page.locator('#submit-btn').click();
}

beforeAll(async () => {
	demo = await startDemoProcess();
	browser = await launchBrowser();
	page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
	samples = /samples: (\S+)/.exec(demo.printed)?.[1] ?? '';
	client = new N8nClient(new URL(addressOf('The workflows')).origin);
	await client.signIn();
	const list = await client.workflows();
	workflows = await Promise.all(
		list.map(async ({ id }) => await client.call<Workflow>('GET', `/rest/workflows/${id}`)),
	);
}, START_MS);

afterAll(async () => {
	await browser.close();
	expect(await demo.stop()).toBe(0);
	expect(existsSync(dirname(samples))).toBe(false);
	await expect(fetch(client.baseUrl)).rejects.toThrow();
});

test('what is printed can be read at a glance', () => {
	expect(demo.printed.trim().split('\n').length).toBeLessThanOrEqual(10);
});

test('a call dropped on the page becomes a scorecard in the inbox and a note in the CRM', async () => {
	await page.goto(addressOf('Drop a recording'));
	await keep('1-drop');
	await sendForm('call.mp3', 'A call with a customer');
	const inbox = page.getByRole('link', { name: 'inbox' });
	await inbox.waitFor();
	await keep('2-thanks');
	expect(await inbox.getAttribute('href')).toBe(addressOf('Scorecard by e-mail'));

	await page.goto(addressOf('Scorecard by e-mail'));
	const mails = page.getByText('Call scorecard: Amina Okoro');
	// The first one came before the page was opened.
	await mails.nth(1).waitFor();
	await mails.first().click();
	const mail = page.frameLocator('iframe').locator('body');
	await mail.getByText('Thank you for calling, and have a lovely day.').waitFor();
	await keep('3-scorecard');

	await page.goto(addressOf('Note in the CRM'));
	expect(await page.getByText('Tunde Bello called Pamoja Stores').count()).toBe(2);
	await keep('4-crm');
});

describe('each example', () => {
	test('is published and has a page', () => {
		expect(workflows.length).toBeGreaterThanOrEqual(14);
		expect(workflows.filter(({ active }) => !active)).toEqual([]);
		expect(workflows.filter((workflow) => !formOf(workflow))).toEqual([]);
	});

	test(
		'runs as it was imported',
		async () => {
			const states: Record<string, string> = {};
			for (const workflow of workflows) {
				const form = formOf(workflow);
				const path = form ? formPath(form) : '';
				await page.goto(`${client.baseUrl}/form/${path}`);
				await sendForm(SAMPLES[path] ?? 'call.mp3');
				await page.locator('#submit-btn').waitFor({ state: 'hidden' });
				await keep(`form-${path}`);
				states[workflow.name] = await stateOf(workflow);
			}
			const wrong = Object.entries(states).filter(([, state]) => state !== 'sound');
			expect(wrong).toEqual([]);
		},
		START_MS,
	);

	test('has left what it promises', async () => {
		const inbox = (await (
			await fetch(`${addressOf('Scorecard by e-mail')}/api/email`)
		).json()) as Array<{
			subject: string;
		}>;
		const subjects = inbox.map(({ subject }) => subject).join('\n');
		for (const expected of [
			/scorecard: Amina/,
			/scorecard: Neema/,
			/^Minutes/m,
			/^Calls of/m,
			/^Note to/m,
		]) {
			expect(subjects).toMatch(expected);
		}
		expect(existsSync(join(dirname(samples), 'calls.csv'))).toBe(true);
		expect(existsSync(join(dirname(samples), 'hearing-HC-12_2026.txt'))).toBe(true);
	});
});

/** How the last run of a workflow ended; those that keep nothing say so by keeping nothing. */
async function stateOf(workflow: Workflow): Promise<string> {
	for (;;) {
		const [run] = await client.executions(workflow, 1);
		if (!run) return workflow.settings?.saveDataSuccessExecution === 'none' ? 'sound' : 'never ran';
		if (run.status === 'success') return 'sound';
		if (run.status === 'waiting') {
			const { data } = await client.execution(run.id);
			const { lastNodeExecuted = '' } = data.resultData;
			return MAY_WAIT.includes(lastNodeExecuted) ? 'sound' : `waiting in ${lastNodeExecuted}`;
		}
		if (!['new', 'running'].includes(run.status)) return run.status;
		await page.waitForTimeout(200);
	}
}
