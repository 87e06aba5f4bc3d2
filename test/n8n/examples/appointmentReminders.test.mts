import { randomUUID } from 'node:crypto';

import { beforeAll, beforeEach, expect, test } from '@jest/globals';

import { outputOf } from '../../../lab/execution.mts';
import { emptyTable, fillTable } from '../../support/realN8n/dataTable.mts';
import type { Example } from '../../support/realN8n/examples.mts';
import { succeeded } from '../../support/realN8n/examples.mts';
import { useOffice } from '../../support/realN8n/officeRuns.mts';
import { recordingBytes } from '../../support/service/recordings.mts';

const office = useOffice();
const table = `Intron Appointments ${randomUUID()}`;
let example: Example;

const run = async () => {
	const { client } = office.real.n8n;
	return succeeded(await client.runManually(example.workflow, 'Every Evening'));
};

beforeAll(async () => {
	const byName = { __rl: true, mode: 'name', value: table };
	example = await office.open('appointment-reminders', {
		'Open the Table': { tableName: table },
		"Tomorrow's Appointments": { dataTableId: byName },
		'Place the Call': { url: `${office.web.url}/calls` },
	});
	// The first run makes the table.
	await run();
});
beforeEach(async () => {
	await emptyTable(office.real.n8n.client, table);
});

test('each row is called with a sentence in its language', async () => {
	await fillTable(office.real.n8n.client, table, [
		{ name: 'Amina', phone: '+255 1', language: 'sw', time: 'saa tatu asubuhi' },
		{ name: 'Grace', phone: '+254 2', language: 'en', time: 'nine' },
		{ name: 'Pieter', phone: '+27 3', language: 'af', time: 'nege-uur' },
		{ name: 'Nomsa', phone: '+27 4', language: 'zu', time: 'nine' },
	]);
	const execution = await run();
	const calls = office.web.requests.map(({ path, body }) => ({ path, body }));
	expect(calls).toHaveLength(3);
	for (const [phone, name, file] of [
		['+255 1', 'Amina', 'say-reminder-swahili.wav'],
		['+254 2', 'Grace', 'say-reminder-english.wav'],
		['+27 3', 'Pieter', 'say-reminder-afrikaans.wav'],
	] as const) {
		const call = calls.find(({ body }) => body.includes(phone));
		expect(call?.path).toBe('/calls');
		expect(call?.body.includes(recordingBytes(file))).toBe(true);
		expect(call?.body.toString('latin1')).toContain(`filename="reminder ${name}.wav"`);
	}
	expect(outputOf(execution, 'Not Called').map(({ json }) => json)).toEqual([
		{ phone: '+27 4', why: expect.stringContaining('does not speak the language') },
	]);
	expect(await office.real.sandbox.state()).toMatchObject({ acceptedTexts: 3, complaints: [] });
});
