/** A newcomer with nothing but what `npm run demo` prints. */
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { beforeAll, describe, expect, test } from '@jest/globals';

import { N8nClient } from '../../lab/client.mts';
import { formOf, formPath } from '../../lab/form.mts';
import type { Workflow } from '../../lab/workflow.mts';
import { lastState, sampleFor } from '../support/realN8n/demoExamples.mts';
import { sampleOf, sendForm, useDemo } from '../support/realN8n/demoVisit.mts';
import { VisitorsEditor } from '../support/realN8n/visitorsEditor.mts';

const RUNS_MS = 300_000;

const isWorkflow = (file: string): boolean => file.endsWith('.json');

/** A field of the credential with a wrong value; what its test says, and what a run says. */
type FalseSetting = [
	what: string,
	field: 'apiKey' | 'baseUrl',
	wrong: () => string,
	tested: RegExp,
	told: RegExp,
];

const FALSE_SETTINGS: FalseSetting[] = [
	['key', 'apiKey', () => 'mistyped', /did not accept the API key/, /paste the 'API Key' again/],
	['host', 'baseUrl', () => 'http://127.0.0.1:9', /ECONNREFUSED/, /Check the 'Base URL'/],
	['scheme', 'baseUrl', () => 'voice.intron.io', /starts with https/, /starts with https/],
	[
		'page',
		'baseUrl',
		() => client.baseUrl,
		/did not come from Intron/,
		/Enter the address that Intron gave you/,
	],
];

const visit = useDemo();
const { addressOf, keep } = visit;
let client: N8nClient;
let workflows: Workflow[];

beforeAll(async () => {
	client = new N8nClient(new URL(addressOf('The workflows')).origin);
	await client.signIn();
	const list = await client.workflows();
	workflows = await Promise.all(
		list.map(async ({ id }) => await client.call<Workflow>('GET', `/rest/workflows/${id}`)),
	);
});

test('what is printed can be read at a glance', () => {
	expect(visit.printed.trim().split('\n').length).toBeLessThanOrEqual(10);
});

test('a call dropped on the page becomes a scorecard in the inbox and a note in the CRM', async () => {
	const { page } = visit;
	await page.goto(addressOf('Drop a recording'));
	await keep('1-drop');
	await sendForm(page, sampleOf(visit, 'call.mp3'), 'A call with a customer');
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

describe('what a newcomer breaks is told in the editor, with what to do', () => {
	const editor = new VisitorsEditor(visit);
	const call = () => sampleOf(visit, 'call.mp3');
	let right: { apiKey: string; baseUrl: string };

	beforeAll(async () => {
		const { page } = visit;
		await page.goto(addressOf('Rehearse what can fail'));
		const [baseUrl = '', apiKey = ''] = await page.locator('.credential code').allInnerTexts();
		right = { apiKey: `Bearer ${apiKey}`, baseUrl };
		await editor.open('Intron: quick start');
	});

	test.each(FALSE_SETTINGS)('the %s', async (what, field, wrong, tested, told) => {
		expect(await editor.changeCredential(field, wrong(), `credential-${what}`)).toMatch(tested);
		expect(await editor.run(call(), `broken-${what}`)).toMatch(told);
		const mended = await editor.changeCredential(field, right[field], 'credential-right');
		expect(mended).toContain('Connection tested successfully');
	});

	test('the file: a PDF', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'n8n-newcomer-'));
		const invoice = join(folder, 'invoice.pdf');
		await writeFile(invoice, '%PDF-1.4\n%%EOF\n');
		const said = await editor.run(invoice, 'broken-pdf');
		await rm(folder, { recursive: true });
		expect(said).toContain('invoice.pdf is a PDF document, not a recording');
		expect(said).toContain('Check the node that the file comes from');
	});

	test('the name of the field', async () => {
		await editor.enter('binaryPropertyName', 'voice');
		const said = await editor.run(call(), 'broken-field');
		expect(said).toContain("'Input Data Field Name'");
		expect(said).toContain('Recording');
	});

	test('no file at all is told by the page', async () => {
		await visit.page.goto(`${client.baseUrl}/form/transcript`);
		await visit.page.locator('#submit-btn').click();
		await visit.page.getByText('This field is required').waitFor();
	});
});

describe('each example', () => {
	test('is published and has a page', () => {
		expect(workflows).toHaveLength(readdirSync('examples').filter(isWorkflow).length);
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
				await visit.page.goto(`${client.baseUrl}/form/${path}`);
				await sendForm(visit.page, sampleOf(visit, sampleFor(path)));
				await visit.page.locator('#submit-btn').waitFor({ state: 'hidden' });
				await keep(`form-${path}`);
				states[workflow.name] = await lastState(client, workflow);
			}
			const wrong = Object.entries(states).filter(([, state]) => state !== 'sound');
			expect(wrong).toEqual([]);
		},
		RUNS_MS,
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
		expect(existsSync(join(dirname(visit.samples), 'calls.csv'))).toBe(true);
		expect(existsSync(join(dirname(visit.samples), 'hearing-HC-12_2026.txt'))).toBe(true);
	});
});
