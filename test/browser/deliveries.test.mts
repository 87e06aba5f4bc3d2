import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { launchBrowser, screenshotPath } from '../../lab/browser.mts';
import { fillTable } from '../support/realN8n/dataTable.mts';
import { succeeded } from '../support/realN8n/examples.mts';
import { useOffice } from '../support/realN8n/officeRuns.mts';

const DAY_MS = 86_400_000;

const AGENTS = ['Amina Okoro', 'Kofi Mensah', 'Wanjiru Kamau', 'Sipho Dlamini'];

const SENTIMENTS = ['positive', 'neutral', 'negative', 'positive', 'neutral'];

const office = useOffice();
let browser: Browser;

beforeAll(async () => {
	browser = await launchBrowser();
});

afterAll(async () => await browser.close());

/** Shows a page as a mail program or a browser would, and keeps a picture of it. */
async function show(name: string, html: string | undefined): Promise<string> {
	const page = await browser.newPage({ viewport: { width: 760, height: 600 } });
	await page.setContent(html ?? '');
	await page.screenshot({ path: screenshotPath(name), fullPage: true });
	const text = await page.locator('body').innerText();
	await page.close();
	return text;
}

/** A week of calls. */
const rows = () =>
	Array.from({ length: 40 }, (_, call) => ({
		received_at: new Date(Date.now() - (call % 7) * DAY_MS).toISOString(),
		agent: AGENTS[(call * 3) % AGENTS.length] ?? '',
		customer: `Customer ${call + 1}`,
		file_name: `call-${call + 1}.mp3`,
		score_percent: 45 + ((call * 37) % 50),
		rating: (call * 37) % 50 < 15 ? 'yellow' : 'green',
		sentiment: SENTIMENTS[(call * 7) % SENTIMENTS.length] ?? '',
		resolved: call % 4 ? 'yes' : 'no',
		summary: 'The parcel is late; it comes tomorrow before noon.',
	}));

describe('what arrives from the examples, as people see it', () => {
	test('the scorecard of a call', async () => {
		const scorecard = await office.open('call-center-scorecard');
		await scorecard.send('call.mp3', { agent: 'Amina Okoro', customer: 'Tunde Bello' });
		const text = await show('mail-scorecard', office.mail.mails[0]?.html);
		expect(text).toContain('Amina Okoro');
		expect(text).toContain('Thank you for calling, and have a lovely day.');
	});

	test('the minutes of a meeting', async () => {
		const minutes = await office.open('meeting-minutes');
		await minutes.send('meeting.mp3', { meeting: 'Weekly review' });
		const text = await show('mail-minutes', office.mail.mails[0]?.html);
		expect(text).toContain('The depot in Lekki opens on the first of March');
		expect(text).toMatch(/Pay the rent of the depot in Lekki\s+Wanjiru\s+Wednesday/);
	});

	test('the scorecard by own criteria', async () => {
		const quotes = ['Mimi ni Neema', 'Naomba namba ya simu yako', 'leo kabla ya saa kumi jioni'];
		office.model.answerWith(
			JSON.stringify({
				agent: 'SPEAKER_01',
				sentiment: 'neutral',
				resolved: true,
				summary: 'Money sent by phone has not arrived; it comes back today before four.',
				checks: [...quotes, 'Pole sana, Juma', 'Kuna kitu kingine nikusaidie?', ''].map(
					(quote, index) => ({ number: index + 1, met: quote !== '', quote }),
				),
			}),
		);
		const scorecard = await office.open('own-criteria-scorecard');
		await scorecard.send('swahili-call.mp3', { agent: 'Neema', customer: 'Juma', language: 'sw' });
		const text = await show('mail-own-criteria', office.mail.mails[0]?.html);
		expect(text).toContain('90 %');
		expect(text).toContain('Naomba namba ya simu yako');
	});

	test('the report of a week', async () => {
		const { client } = office.real.n8n;
		const { workflow } = await office.open('weekly-call-report');
		// The first run makes the table.
		succeeded(await client.runManually(workflow, 'Every Monday'));
		await fillTable(client, office.table, rows());
		succeeded(await client.runManually(workflow, 'Every Monday'));
		const text = await show('report-week', office.mail.mails[1]?.attachments[0]?.content);
		for (const agent of AGENTS) expect(text).toContain(agent);
	});
});
