import { setTimeout as sleep } from 'node:timers/promises';

import { beforeEach, describe, expect, test } from '@jest/globals';

import { readTable } from '../../support/realN8n/dataTable.mts';
import type { Example } from '../../support/realN8n/examples.mts';
import { runIds } from '../../support/realN8n/examples.mts';
import { useOffice } from '../../support/realN8n/officeRuns.mts';

const office = useOffice();
const VISIT = { consent: 'yes', patient: 'P-104', name: 'Chidi Okafor' };
const BROWSER = { 'user-agent': 'Mozilla/5.0' };
let clinic: Example;

beforeEach(async () => {
	clinic = await office.open('clinic-note-approval');
});

/** Waits for what n8n does after its answer. */
async function until(done: () => boolean | Promise<boolean>): Promise<void> {
	for (let tries = 0; !(await done()); tries++) {
		if (tries > 600) {
			const runs = await office.real.n8n.client.executions(clinic.workflow);
			throw new Error(`it did not happen, the executions are ${JSON.stringify(runs)}`);
		}
		await sleep(50);
	}
}

const hasEnded = async () => (await runIds(office.real.n8n.client, clinic.workflow)).length === 0;

/** The address in the e-mail to the clinician. */
async function draftLink(): Promise<string> {
	await until(() => office.mail.mails.length > 0);
	// The e-mail goes out a moment before n8n waits for the answer.
	const { client } = office.real.n8n;
	await until(async () =>
		(await client.executions(clinic.workflow)).some(({ status }) => status === 'waiting'),
	);
	const [mail] = office.mail.mails;
	return /href="([^"]+)"/.exec(mail?.html ?? '')?.[1]?.replaceAll('&amp;', '&') ?? '';
}

async function decide(link: string, note: string, decision: string): Promise<void> {
	const body = new FormData();
	body.append('field-0', note);
	body.append('field-1', decision);
	const response = await fetch(link, { method: 'POST', body, headers: BROWSER });
	expect(response.status).toBe(200);
	await until(hasEnded);
}

const notes = async () =>
	await readTable(office.real.n8n.client, office.tableOf('Intron Clinic Notes')).catch(() => []);

describe('a draft', () => {
	test('is shown to the clinician; what is approved is stored, and its masked copy sent', async () => {
		await clinic.post('consultation.mp3', VISIT);
		const link = await draftLink();
		const [mail] = office.mail.mails;
		expect(mail).toMatchObject({
			to: ['clinician@example.com'],
			subject: 'Note to approve: patient P-104',
		});
		expect(`${mail?.html} ${mail?.text}`).not.toMatch(/cough|asthma|okafor/i);

		const page = await (await fetch(link, { headers: BROWSER })).text();
		expect(page).toMatch(/SOAP NOTE\s+Subjective: Cough for two weeks/);
		expect(await notes()).toEqual([]);
		expect(office.posts).toEqual([]);

		const note = 'Mister OKAFOR has asthma. Chidi is at 080-123-45678 or chidi@example.org.';
		await decide(link, note, 'Approve and store');
		expect(await notes()).toEqual([expect.objectContaining({ patient: 'P-104', note })]);
		expect(office.posts).toEqual([
			{
				path: '/api/notes',
				json: {
					note: expect.stringContaining('has asthma'),
					month: expect.stringMatching(/^\d{4}-\d\d$/),
				},
			},
		]);
		expect(String(office.posts[0]?.json.note)).not.toMatch(/okafor|chidi|45678|example\.org/i);
	});

	test('that is discarded is stored nowhere', async () => {
		const before = await notes();
		await clinic.post('consultation.mp3', VISIT);
		await decide(await draftLink(), 'Wrong patient', 'Discard');
		expect(await notes()).toEqual(before);
		expect(office.posts).toEqual([]);
	});
});

test('without consent nothing goes to Intron', async () => {
	await clinic.post('consultation.mp3', { ...VISIT, patient: 'P-1', consent: 'no' });
	// With it n8n 1.x and 2.0 delete the files of all executions of the workflow that are under way.
	await until(hasEnded);
	await clinic.post('consultation.mp3', VISIT);
	await draftLink();
	expect((await office.real.sandbox.state()).acceptedUploads).toBe(1);
	expect(office.mail.mails.map(({ subject }) => subject)).toEqual([
		'Note to approve: patient P-104',
	]);
});

test('a recording that Intron refuses is told to the clinician', async () => {
	await office.real.sandbox.next('balance');
	await clinic.post('consultation.mp3', VISIT);
	await until(() => office.mail.mails.length > 0);
	expect(office.mail.mails[0]).toMatchObject({ subject: 'No draft: patient P-104' });
	expect(office.mail.mails[0]?.text).toContain('not enough credits');
});
