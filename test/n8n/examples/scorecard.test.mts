import { beforeAll, describe, expect, test } from '@jest/globals';

import { outputOf } from '../../../lab/execution.mts';
import { startOddIntron } from '../../support/service/oddIntron.mts';
import { readTable } from '../../support/realN8n/dataTable.mts';
import type { Example } from '../../support/realN8n/examples.mts';
import { useOffice } from '../../support/realN8n/officeRuns.mts';

const office = useOffice();
const CALL = { agent: 'Amina <b>Okoro</b>', customer: 'Tunde & Sons' };
const quick = { Wait: { amount: 0.3 } };
let scorecard: Example;

beforeAll(async () => {
	scorecard = await office.open('call-center-scorecard', quick);
});

describe('a call', () => {
	test('becomes an e-mail, a row and a CRM note', async () => {
		const { answer } = await scorecard.send('call.mp3', CALL);
		expect(answer.status).toBe(200);

		const [mail, ...others] = office.mail.mails;
		expect(others).toEqual([]);
		expect(mail).toMatchObject({
			from: 'calls@example.com',
			to: ['supervisor@example.com'],
			subject: 'Call scorecard: Amina <b>Okoro</b>, 75.3 %, customer Tunde & Sons',
		});
		const html = mail?.html ?? '';
		expect(html).toContain('Amina &#60;b&#62;Okoro');
		expect(html).not.toContain('<b>Okoro');
		expect(html).toContain('Tunde &#38; Sons');
		expect(html).toContain('75.3 %');
		expect(html).toContain('width:75%');
		expect(html).toContain('3 of 4');
		expect(html).toMatch(/✘<\/b>&nbsp; Caller told that the call is recorded/);
		expect(html).toMatch(/✔<\/b>&nbsp; Greeting with company and name/);
		expect(html).toMatch(/<b>Speaker 1<\/b><br>Good afternoon, thank you for calling/);
		expect(html).toMatch(/<b>Speaker 2<\/b><br>Good afternoon, Amina/);
		expect(html).not.toContain('{{');
		expect(html).not.toMatch(/undefined|\[object|NaN/);

		const facts = {
			agent: CALL.agent,
			customer: CALL.customer,
			rating: 'green',
			sentiment: 'neutral',
		};
		expect(office.posts).toEqual([
			{
				path: '/api/notes',
				json: expect.objectContaining({
					...facts,
					recording: 'call.mp3',
					score: 75.3,
					resolved: 'yes',
					note: expect.stringContaining('Tunde Bello called Pamoja Stores'),
				}),
			},
		]);
		const rows = await readTable(office.real.n8n.client, office.table);
		expect(rows.at(-1)).toMatchObject({
			...facts,
			file_name: 'call.mp3',
			file_id: expect.stringMatching(/^[\w-]{8,}$/),
			seconds: 42,
			score_percent: 75.3,
			resolved: 'yes',
			rules_kept: 3,
			rules_total: 4,
			received_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
		});
	});

	test.each([
		['score=20/73', 'E-mail as Urgent', 'Urgent call: Amina, 27.4 %'],
		['score=40/73', 'E-mail for Coaching', 'Call for coaching: Amina, 54.8 %'],
	])('with %s leaves by "%s"', async (scenario, node, subject) => {
		await office.real.sandbox.next(scenario);
		const { execution } = await scorecard.send('call.mp3', { agent: 'Amina', customer: 'Tunde' });
		expect(outputOf(execution, node)).toHaveLength(1);
		expect(office.mail.mails.map((mail) => mail.subject)).toEqual([`${subject}, customer Tunde`]);
		expect(office.posts).toHaveLength(1);
	});

	test('that Intron is still working on is fetched later, and uploaded once', async () => {
		await office.real.sandbox.next('timeout queued=2');
		const { execution } = await scorecard.send('call.mp3', CALL);
		expect(execution.data.resultData.runData['Get the Result']).toHaveLength(3);
		expect(office.mail.mails).toHaveLength(1);
		expect(office.mail.mails[0]?.subject).toContain('Amina <b>Okoro</b>, 75.3 %');
		expect(office.mail.mails[0]?.html).toContain('<b>Speaker 2</b>');
		expect(office.posts[0]?.json).toMatchObject({ agent: CALL.agent, recording: 'call.mp3' });
		expect(await office.real.sandbox.state()).toMatchObject({ acceptedUploads: 1, complaints: [] });
	});

	test('with results of another form, and HTML in what was said, becomes one, too', async () => {
		const intron = await startOddIntron({
			audio_transcript: 'SPEAKER_00: It cost $& <script>alert(1)</script> {{ $json }}',
			transcript_call_center_agent_score: '81%',
			transcript_call_center_agent_score_category: 'Amber',
			transcript_call_center_compliance:
				'# Compliance\n\n- **Greeting:** passed\n- Closing: missed',
			transcript_call_center_feedback: ['Kind', { what: 'Slow', how: { often: 2 } }],
			transcript_call_center_product_info: { product: null },
			transcript_call_center_product_insights: 0,
			transcript_call_center_results: 'The matter was not resolved.',
			transcript_call_center_sentiment: [{ mood: 'Negative', because: '<img src=x>' }],
			transcript_summary: [],
		});
		const odd = await intron.credential(office.real);
		const example = await office.open('call-center-scorecard', quick, odd);
		await example.send('call.mp3', CALL);
		await intron.close();
		expect(office.mail.mails[0]?.subject).toContain('Urgent call: Amina <b>Okoro</b>, 81 %');
		const html = office.mail.mails[0]?.html ?? '';
		expect(html).toContain('It cost &#36;&#38; &#60;script&#62;');
		expect(html).toContain('1 of 2');
		expect(html).toMatch(/✘<\/b>&nbsp; Closing/);
		expect(html).toMatch(/Slow · Often: 2|Slow · 2/);
		expect(html).not.toMatch(/<script|<img|undefined|\[object|NaN/);
		expect(office.posts[0]?.json).toMatchObject({
			rating: 'yellow',
			sentiment: 'negative',
			resolved: 'no',
		});
	});
});

describe('a recording without a scorecard is reported with its name:', () => {
	const report = () => {
		expect(office.posts).toEqual([]);
		expect(office.mail.mails).toHaveLength(1);
		expect(office.mail.mails[0]).toMatchObject({
			to: ['supervisor@example.com'],
			subject: 'Not scored: call.mp3',
		});
		const html = office.mail.mails[0]?.html ?? '';
		expect(html).toContain('<b>call.mp3</b>');
		expect(html).toContain('Amina &#60;b&#62;Okoro');
		return html;
	};

	test('one that Intron refuses', async () => {
		await office.real.sandbox.next('balance');
		await scorecard.send('call.mp3', CALL);
		expect(report()).toMatch(/not enough credits[^]+Top up the account[^]+file ID: none/);
	});

	test('one that Intron fails to process later', async () => {
		await office.real.sandbox.next('queued=1 failed');
		await scorecard.send('call.mp3', CALL);
		expect(report()).toMatch(/file ID: [\w-]{8,}/);
	});

	test('one that is not ready in time', async () => {
		const impatient = await office.open('call-center-scorecard', {
			...quick,
			'Asked 60 Times?': {
				conditions: {
					options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 },
					combinator: 'and',
					conditions: [
						{
							id: 'rounds',
							leftValue: '={{ $runIndex }}',
							rightValue: 1,
							operator: { type: 'number', operation: 'gte' },
						},
					],
				},
			},
		});
		await office.real.sandbox.next('queued=99');
		await impatient.send('call.mp3', CALL);
		expect(report()).toMatch(/still working[^]+Get Transcript[^]+file ID: [\w-]{8,}/);
	});
});
