import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { Workflow } from '../../../lab/workflow.mts';
import { webhookPath } from '../../../lab/workflow.mts';
import { readTable } from '../../support/realN8n/dataTable.mts';
import { runIds, succeeded } from '../../support/realN8n/examples.mts';
import { useOffice } from '../../support/realN8n/officeRuns.mts';
import type { WireServer } from '../../support/service/wireServer.mts';
import { startWireServer } from '../../support/service/wireServer.mts';

const office = useOffice();

/** What a user enters in the step Settings. */
const settings = (crm: string, crmUrl: string) => ({
	Settings: {
		assignments: {
			assignments: [
				{ id: 'crm', name: 'crm', value: crm, type: 'string' },
				{ id: 'crmUrl', name: 'crmUrl', value: crmUrl, type: 'string' },
			],
		},
	},
});

/** A telephone system calls back, with a form or with JSON; the state of the run that it starts. */
async function callBack(workflow: Workflow, body: URLSearchParams | object) {
	const { client } = office.real.n8n;
	const before = await runIds(client, workflow);
	const isForm = body instanceof URLSearchParams;
	const response = await fetch(`${client.baseUrl}/webhook/${webhookPath(workflow)}`, {
		method: 'POST',
		...(!isForm && { headers: { 'content-type': 'application/json' } }),
		body: isForm ? body : JSON.stringify(body),
	});
	expect(response.status).toBe(200);
	for (;;) {
		const id = (await runIds(client, workflow)).find((one) => !before.includes(one));
		if (id !== undefined) return await client.waitForExecution(id);
	}
}

const twilio = (sid: string, from: string) =>
	new URLSearchParams({
		RecordingSid: sid,
		RecordingUrl: `${office.crm.url}/recordings/call`,
		From: from,
		To: '+2347000000001',
		RecordingDuration: '42',
	});

const kinds = () => office.crm.entries.map(({ kind, by }) => `${by} ${kind}`);

const uploads = async () => (await office.real.sandbox.state()).acceptedUploads;

describe('a finished call', () => {
	let hubSpot: Workflow;

	beforeAll(async () => {
		const example = await office.open('crm-call-note', settings('hubspot', office.crm.url));
		hubSpot = example.workflow;
	});

	test('reported twice by Twilio is one upload, one contact and one note', async () => {
		succeeded(await callBack(hubSpot, twilio('RE1', '+2348012345678')));
		succeeded(await callBack(hubSpot, twilio('RE1', '+2348012345678')));
		expect(await uploads()).toBe(1);
		expect(kinds()).toEqual(['HubSpot Contact', 'HubSpot Note']);
		const [contact, note] = office.crm.entries;
		expect(contact?.fields).toMatchObject({ phone: '+2348012345678' });
		expect(note?.fields).toMatchObject({
			contact: contact?.id,
			hs_note_body: expect.stringMatching(
				/^Tunde Bello called[^]+OUTCOME\n[^]*Resolved: Yes[^]+MOOD\n/i,
			),
		});
		expect(String(note?.fields.hs_note_body)).not.toMatch(/\*\*|^#/m);
	});

	test("reported by Africa's Talking finds the contact, though the number is written otherwise", async () => {
		const body = new URLSearchParams({
			sessionId: 'ATVId_1',
			isActive: '0',
			recordingUrl: `${office.crm.url}/recordings/call.mp3`,
			callerNumber: '08012345678',
			destinationNumber: '+2347000000001',
			direction: 'Inbound',
		});
		succeeded(await callBack(hubSpot, body));
		expect(kinds()).toEqual(['HubSpot Contact', 'HubSpot Note', 'HubSpot Note']);
		expect(office.crm.entries[2]?.fields.contact).toBe(office.crm.entries[0]?.id);
	});

	test('reported by 3CX becomes a task of a contact in Salesforce', async () => {
		const example = await office.open('crm-call-note', settings('salesforce', office.crm.url));
		const call = {
			callid: '3cx-1',
			recordingurl: `${office.crm.url}/recordings/call.mp3`,
			caller: '100',
			callee: '+254 711 222 333',
			direction: 'Outbound',
		};
		const before = kinds().length;
		succeeded(await callBack(example.workflow, call));
		succeeded(await callBack(example.workflow, { ...call, callid: '3cx-2' }));
		expect(kinds().slice(before)).toEqual([
			'Salesforce Contact',
			'Salesforce Note',
			'Salesforce Note',
		]);
		const [contact, first, second] = office.crm.entries.slice(before);
		expect(contact?.fields).toMatchObject({ Phone: '+254711222333' });
		expect([first?.fields.WhoId, second?.fields.WhoId]).toEqual([contact?.id, contact?.id]);
	});

	test('that Intron refuses is forgotten, so that the next report of it is a new try', async () => {
		await office.real.sandbox.next('balance');
		succeeded(await callBack(hubSpot, twilio('RE2', '+2348012345678')));
		expect(await uploads()).toBe(0);
		succeeded(await callBack(hubSpot, twilio('RE2', '+2348012345678')));
		expect(await uploads()).toBe(1);
	});

	test('dropped on the form becomes a note, too', async () => {
		const example = await office.open('crm-call-note', settings('hubspot', office.crm.url));
		const before = kinds().length;
		await example.submit('call.mp3', { 'Phone number': '+234 801 234 5678' });
		expect(kinds().slice(before)).toEqual(['HubSpot Note']);
	});
});

describe('a CRM that fails', () => {
	let crm: WireServer;
	let isDown = true;

	beforeAll(async () => {
		crm = await startWireServer(({ path }) => {
			if (isDown) return { status: 500 };
			return { body: path.endsWith('search') ? { total: 1, results: [{ id: '7' }] } : { id: '8' } };
		});
	});

	afterAll(async () => await crm.close());

	test('costs no second upload: the next report fetches the transcript', async () => {
		const { workflow } = await office.open('crm-call-note', settings('hubspot', crm.url));
		const failed = await callBack(workflow, twilio('RE3', '+2348012345678'));
		expect(failed.status).toBe('error');
		isDown = false;
		crm.requests.length = 0;
		succeeded(await callBack(workflow, twilio('RE3', '+2348012345678')));
		expect(await uploads()).toBe(1);
		expect(crm.requests.map(({ path }) => path)).toEqual([
			'/crm/v3/objects/contacts/search',
			'/crm/v3/objects/notes',
		]);
		const rows = await readTable(office.real.n8n.client, office.tableOf('Intron Call Notes'));
		expect(rows.find(({ recording }) => recording === 'RE3')).toMatchObject({ state: 'done' });
	});
});
