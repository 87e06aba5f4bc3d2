import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { Workflow } from '../../../lab/workflow.mts';
import { startOddIntron } from '../../support/service/oddIntron.mts';
import { runIds } from '../../support/realN8n/examples.mts';
import { useOffice } from '../../support/realN8n/officeRuns.mts';

const office = useOffice();

/** The runs of a workflow that n8n still has. */
const keptRuns = async (workflow: Workflow) => await runIds(office.real.n8n.client, workflow);

describe('a consultation', () => {
	const VISIT = { consent: 'yes', patient: 'P-104/7', clinician: 'Dr <Otieno>' };

	test('becomes an HTML document, of which n8n keeps nothing', async () => {
		const clinic = await office.open('clinic-note');
		const answer = await clinic.post('consultation.mp3', VISIT);
		expect(answer.status).toBe(200);
		expect(answer.headers.get('content-type')).toContain('text/html');
		expect(answer.headers.get('content-disposition')).toContain('clinic-note-P-104_7.html');
		expect(answer.text).toContain('Dr &#60;Otieno&#62;');
		expect(answer.text).toMatch(/SOAP note<\/h2><div><b>Subjective:<\/b> Cough for two weeks/);
		expect(answer.text).toMatch(/ICD codes<\/h2><ul[^>]*><li>CA23 · ICD-11 · Asthma/);
		expect(answer.text).toMatch(
			/Treatment plan<\/h2>[^]+Steroid inhaler[^]+Follow-up<\/h2>[^]+two weeks/,
		);
		expect(answer.text).not.toMatch(/undefined|\[object/);
		expect(await keptRuns(clinic.workflow)).toEqual([]);
	});

	test('without consent goes nowhere', async () => {
		const clinic = await office.open('clinic-note');
		const answer = await clinic.post('english.mp3', { ...VISIT, consent: 'no' });
		expect([answer.status, answer.text]).toEqual([403, expect.stringContaining('did not agree')]);
		expect(await office.real.sandbox.requests()).toEqual([]);
	});

	test('that Intron refuses is told to the app', async () => {
		const clinic = await office.open('clinic-note');
		await office.real.sandbox.next('balance');
		const answer = await clinic.post('consultation.mp3', VISIT);
		expect([answer.status, answer.json]).toEqual([
			502,
			{
				error: expect.stringContaining('not enough credits'),
				whatToDo: expect.stringContaining('Top up'),
			},
		]);
	});

	test('with results of another form still becomes a document', async () => {
		const intron = await startOddIntron({
			audio_transcript: 'Hello',
			transcript_soap_note: '# SOAP\n\n**Plan:** <script>rest</script>',
			transcript_icd_codes: ['A00', 'B00'],
			transcript_treatment_plan: [[{ a: null }]],
			transcript_followup_instructions: false,
		});
		const clinic = await office.open('clinic-note', {}, await intron.credential(office.real));
		const answer = await clinic.post('consultation.mp3', VISIT);
		await intron.close();
		expect(answer.text).toContain('<b>Plan:</b> &#60;script&#62;rest');
		expect(answer.text).toContain(
			'<ul style="margin:0;padding-left:20px"><li>A00</li><li>B00</li></ul>',
		);
		expect(answer.text).not.toMatch(/<script|undefined|\[object/);
	});
});

describe('a hearing', () => {
	let folder: string;

	beforeAll(() => {
		// The lab's n8n may use files of this folder only.
		folder = mkdtempSync(resolve('sandbox/recordings/written-'));
	});

	afterAll(() => rmSync(folder, { recursive: true }));

	const hear = async (settings: Record<string, unknown> = {}) => {
		const fileName = `=${folder}/{{ $binary.data.fileName }}`;
		const legal = await office.open('legal-hearing', {
			'Save the File': { fileName },
			'Transcribe the Hearing': settings,
		});
		const answer = await legal.post('hearing.mp3', { case: '../HC 12/2026' });
		expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
		expect(await keptRuns(legal.workflow)).toEqual([]);
		return readFileSync(join(folder, 'hearing-_HC_12_2026.txt'), 'utf8');
	};

	test('becomes a text file', async () => {
		const text = await hear();
		expect(text).toContain('Case: ../HC 12/2026\n');
		expect(text).toContain('Recording: hearing.mp3, 35 seconds\n');
		expect(text).toContain('Adeyemi against Harbour Transport');
		expect(text).toMatch(/Samuel Otieno.+A lorry of Harbour Transport came in backwards/);
		expect(text).not.toMatch(/undefined|\[object/);
	});

	test('becomes one from structured JSON, too', async () => {
		const structured = { options: { resultFormat: 'structured' } };
		const text = await hear(structured);
		expect(text).toMatch(/PROCEEDINGS\n\nClerk: Case 114/);
		expect(text).not.toMatch(/undefined|\[object/);
	});
});
