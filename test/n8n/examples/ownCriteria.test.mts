import { readFileSync } from 'node:fs';

import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { outputOf } from '../../../lab/execution.mts';
import type { WorkflowFile } from '../../../lab/workflow.mts';
import { emptyTable, fillTable, readTable } from '../../support/realN8n/dataTable.mts';
import type { Example } from '../../support/realN8n/examples.mts';
import { useOffice } from '../../support/realN8n/officeRuns.mts';
import { recordingEntry } from '../../support/service/recordings.mts';

const office = useOffice();
const CALL = { agent: 'Neema', customer: 'Juma <Hassan>', language: 'sw' };
let example: Example;

beforeAll(async () => {
	example = await office.open('own-criteria-scorecard');
});

/** The model's answer; the numbers are those of the criteria. */
const judge = (checks: Array<[met: boolean | null, quote: string]>, resolved = true) =>
	office.model.answerWith(
		`Here you are:\n\`\`\`json\n${JSON.stringify({
			agent: 'SPEAKER_01',
			sentiment: 'neutral',
			resolved,
			summary: 'Money sent by phone has not arrived; it comes back today.',
			checks: checks.map(([met, quote], index) => ({ number: index + 1, met, quote })),
		})}\n\`\`\``,
	);

const criteriaTable = () => office.tableOf('Intron Call Criteria');

describe('a call in Swahili and English', () => {
	beforeEach(() => {
		office.model.prompts.length = 0;
	});

	test('is scored by the list that the workflow begins with', async () => {
		judge([
			[true, 'Mimi ni Neema'],
			[true, 'Naomba namba ya simu yako'],
			[true, 'leo kabla ya saa kumi'],
			[null, ''],
			[true, 'Kuna kitu kingine'],
			[false, ''],
		]);
		await example.send('swahili-call.mp3', CALL);

		// 1 + 2 + 3 + 1 of 8 points; what does not apply counts for nothing.
		const [mail, ...others] = office.mail.mails;
		expect(others).toEqual([]);
		expect(mail?.subject).toBe('Call scorecard: Neema, 87.5 %, customer Juma <Hassan>');
		expect(mail?.html).toMatch(/<b>Agent<\/b><br>Habari ya asubuhi/);
		expect(mail?.html).toMatch(/<b>Customer<\/b><br>Habari Neema/);
		expect(mail?.html).toContain('Naomba namba ya simu yako');
		expect(mail?.html).toMatch(/✘<\/b>&nbsp; The caller is told that the call is recorded/);
		expect(mail?.html).not.toMatch(/<Hassan>|undefined|\[object|NaN/);

		expect(office.posts).toEqual([
			{
				path: '/api/notes',
				json: expect.objectContaining({ score: 87.5, rating: 'green', resolved: 'yes' }),
			},
		]);
		const rows = await readTable(office.real.n8n.client, office.table);
		expect(rows.at(-1)).toMatchObject({ agent: 'Neema', score_percent: 87.5, rules_total: 5 });
		expect(await readTable(office.real.n8n.client, criteriaTable())).toHaveLength(6);

		const [upload] = await office.real.sandbox.requests();
		expect(upload?.fields).toMatchObject({ use_language_asr_input: 'sw' });
	});

	test('the model gets transcript and criteria, and nothing else of the call', async () => {
		judge([]);
		await example.send('swahili-call.mp3', { ...CALL, customer: 'Customer-4711' });
		const [prompt = ''] = office.model.prompts;
		const [firstTurn = ''] = recordingEntry('swahili-call.mp3').diarized?.split('\n') ?? [];
		expect(prompt).toContain(firstTurn);
		expect(prompt).toContain('1. The agent greets');
		expect(prompt).not.toMatch(/Customer-4711|swahili-call\.mp3|supervisor@/);
	});

	test("is scored by the supervisor's own list; a missed must-have makes it red and alerts the chat", async () => {
		const { client } = office.real.n8n;
		await emptyTable(client, criteriaTable());
		await fillTable(client, criteriaTable(), [
			{ criterion: 'The agent names the bank', weight: 1, must_have: false },
			{ criterion: 'The agent warns of fraud', weight: 3, must_have: true },
		]);
		judge(
			[
				[true, 'karibu Pamoja Bank'],
				[false, ''],
			],
			false,
		);
		const { execution } = await example.send('swahili-call.mp3', CALL);
		expect(outputOf(execution, 'E-mail as Urgent')).toHaveLength(1);
		expect(office.mail.mails[0]?.subject).toContain('Urgent call: Neema, 25 %');
		expect(office.mail.mails[0]?.html).toContain('The agent warns of fraud');
		expect(office.posts).toContainEqual({
			path: '/hooks/calls',
			json: { text: 'Call under 60 %: Neema, 25 %. Missed: The agent warns of fraud' },
		});
		expect(office.posts).toContainEqual({
			path: '/api/notes',
			json: expect.objectContaining({ rating: 'red', resolved: 'no' }),
		});
	});

	test('is reported when the model does not answer in the form', async () => {
		office.model.answerWith('I would rather not.');
		await example.send('swahili-call.mp3', CALL);
		expect(office.mail.mails.map(({ subject }) => subject)).toEqual([
			'Not scored: swahili-call.mp3',
		]);
		expect(office.mail.mails[0]?.html).toContain('did not answer in the form');
	});

	test('is reported when Intron refuses it', async () => {
		await office.real.sandbox.next('balance');
		await example.send('swahili-call.mp3', CALL);
		expect(office.mail.mails.map(({ subject }) => subject)).toEqual([
			'Not scored: swahili-call.mp3',
		]);
		expect(office.mail.mails[0]?.html).toContain('not enough credits');
	});
});

test('its e-mail, row and note are those of the scorecard', () => {
	const read = (name: string) =>
		JSON.parse(readFileSync(`examples/${name}.json`, 'utf8')) as WorkflowFile;
	const own = read('own-criteria-scorecard').nodes;
	const copies = read('call-center-scorecard').nodes.filter(
		({ name, type }) =>
			type !== 'n8n-nodes-base.stickyNote' && own.some((node) => node.name === name),
	);
	expect(copies.length).toBeGreaterThanOrEqual(9);
	for (const { name, parameters } of copies) {
		if (['Form', 'Call Details'].includes(name)) continue;
		expect(own.find((node) => node.name === name)?.parameters).toEqual(parameters);
	}
});
