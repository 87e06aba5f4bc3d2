import { beforeAll, describe, expect, test } from '@jest/globals';

import type { Row } from '../../support/realN8n/dataTable.mts';
import { emptyTable, fillTable } from '../../support/realN8n/dataTable.mts';
import type { Example } from '../../support/realN8n/examples.mts';
import { succeeded } from '../../support/realN8n/examples.mts';
import { useOffice } from '../../support/realN8n/officeRuns.mts';

const DAY_MS = 86_400_000;

const office = useOffice();
let report: Example;

beforeAll(async () => {
	report = await office.open('weekly-call-report');
});

const run = async () => {
	const { client } = office.real.n8n;
	succeeded(await client.runManually(report.workflow, 'Every Monday'));
	const [mail, ...others] = office.mail.mails;
	expect(others).toEqual([]);
	return { mail, page: mail?.attachments[0]?.content ?? '' };
};

const call = (daysAgo: number, agent: string, score: number | null, sentiment: string): Row => ({
	received_at: new Date(Date.now() - daysAgo * DAY_MS).toISOString(),
	agent,
	customer: 'Tunde <i>Bello</i>',
	file_name: `call-${daysAgo}.mp3`,
	score_percent: score,
	rating: score === null ? 'unrated' : score < 50 ? 'red' : 'green',
	sentiment,
	resolved: sentiment === 'negative' ? 'no' : 'yes',
	summary: `<script>alert(1)</script> of ${daysAgo} days ago`,
});

describe('the weekly report', () => {
	test('of a week without calls', async () => {
		const { mail, page } = await run();
		expect(mail?.subject).toBe('Calls of the week: 0, average score –');
		expect(page).toContain('No calls were scored this week.');
	});

	test('of a call that the scorecard workflow has put there', async () => {
		const scorecard = await office.open('call-center-scorecard');
		await scorecard.send('call.mp3', { agent: 'Amina', customer: 'Tunde' });
		office.mail.mails.length = 0;
		const { page } = await run();
		expect(page).toMatch(/Amina<[^]+75\.3 % \(1 call\)/);
		expect(page).toContain('<title>1 neutral</title>');
	});

	test('shows the rows of the week in charts', async () => {
		await emptyTable(office.real.n8n.client, office.table);
		await fillTable(office.real.n8n.client, office.table, [
			call(1, 'Amina', 90, 'positive'),
			call(1, 'Amina', 80.5, 'neutral'),
			call(2, 'Kofi', 40, 'negative'),
			call(4, 'Wanjiru & Co', null, 'unknown'),
			call(9, 'Long Ago', 10, 'negative'),
		]);
		const { mail, page } = await run();
		expect(mail).toMatchObject({
			from: 'calls@example.com',
			to: ['manager@example.com'],
			subject: 'Calls of the week: 4, average score 70.2 %',
			attachments: [
				{ name: expect.stringMatching(/^calls-\d{4}-W\d\d\.html$/), type: 'text/html' },
			],
		});
		expect(mail?.html).toMatch(/Resolved<\/div><div[^>]*>75 %/);

		const [byAgent = '', overTime = ''] = page.match(/<svg[^]+?<\/svg>/g) ?? [];
		expect(byAgent).toMatch(/Amina<[^]+85\.3 % \(2 calls\)[^]+Kofi<[^]+40 % \(1 call\)/);
		expect(byAgent).toContain('Wanjiru &#38; Co');
		expect(byAgent).not.toContain('Long Ago');
		expect(overTime).toContain('<title>1 positive</title>');
		expect(overTime).toContain('<title>1 negative</title>');
		expect(page).toMatch(/Calls to listen to[^]+call-2\.mp3/);
		expect(page).not.toContain('call-1.mp3');
		expect(page).not.toMatch(/<script|<i>|undefined|\[object|NaN/);
	});
});
