import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import type { Execution } from '../../../lab/execution.mts';
import { outputOf } from '../../../lab/execution.mts';
import { webhookPath } from '../../../lab/workflow.mts';
import type { Example } from '../../support/realN8n/examples.mts';
import { useOffice } from '../../support/realN8n/officeRuns.mts';
import type { FileServer } from '../../support/service/fileServer.mts';
import { startFileServer } from '../../support/service/fileServer.mts';
import { recordingBytes, recordingEntry } from '../../support/service/recordings.mts';

const office = useOffice();
const { transcript } = recordingEntry('call.mp3');

let files: FileServer;

beforeAll(async () => {
	files = await startFileServer();
});

beforeEach(() => {
	files.requests.length = 0;
	files.answer = (_request, response) => response.end(recordingBytes('call.mp3'));
});

afterAll(async () => await files.close());

const uploads = async () => (await office.real.sandbox.state()).acceptedUploads;

describe('recordings by URL', () => {
	let calls: Example;
	const settings = { Wait: { amount: 0.3 } };

	beforeAll(async () => {
		calls = await office.open('recordings-by-url', settings);
	});

	const callBack = async (body: Record<string, string>) =>
		await calls.run(async () => {
			const address = `${office.real.n8n.client.baseUrl}/webhook/${webhookPath(calls.workflow)}`;
			const response = await fetch(address, { method: 'POST', body: new URLSearchParams(body) });
			expect(response.status).toBe(200);
		});

	const rowOf = (execution: Execution, name = 'Call in Text') => outputOf(execution, name)[0]?.json;

	test('of Twilio become text, with the fields of the call', async () => {
		const execution = await callBack({
			RecordingSid: 'RE1',
			RecordingUrl: `${files.url}/Accounts/AC1/Recordings/RE1`,
			RecordingStatus: 'completed',
			From: '+2348012345678',
		});
		expect(rowOf(execution)).toMatchObject({
			call: 'RE1',
			phone: '+2348012345678',
			file_id: expect.any(String),
			summary: expect.stringMatching(/\S/),
			talk_share: expect.stringMatching(/^SPEAKER_\d+ [\d.]+ %, SPEAKER_\d+ [\d.]+ %$/),
		});
		expect(files.requests.map(({ url }) => url)).toEqual(['/Accounts/AC1/Recordings/RE1.mp3']);
		expect(await uploads()).toBe(1);
	});

	test("of Africa's Talking are taken when the call is over", async () => {
		const body = {
			sessionId: 'ATVId_1',
			callerNumber: '+254711000001',
			recordingUrl: `${files.url}/calls/17.mp3?signature=s3cr3t`,
		};
		const early = await callBack({ ...body, isActive: '1', recordingUrl: '' });
		expect(outputOf(early, 'Nothing to Do')).toHaveLength(1);
		const execution = await callBack({ ...body, isActive: '0' });
		expect(rowOf(execution)).toMatchObject({ call: 'ATVId_1', phone: '+254711000001' });
		expect(JSON.stringify(outputOf(execution, 'Call in Text'))).not.toContain('s3cr3t');
		expect(await uploads()).toBe(1);
	});

	test('of a person are taken from the page', async () => {
		const { execution } = await calls.submit(undefined, {
			'Address of the recording': `${files.url}/call.mp3`,
		});
		expect(String(rowOf(execution)?.transcript)).toContain('SPEAKER_01');
	});

	test('that take longer are fetched later', async () => {
		await office.real.sandbox.next('timeout queued=1');
		const execution = await callBack({ sessionId: 'S', recordingUrl: `${files.url}/call.mp3` });
		expect(execution.data.resultData.runData).toHaveProperty('Get Transcript');
		expect(rowOf(execution)).toMatchObject({ call: 'S', file_id: expect.any(String) });
		expect(await uploads()).toBe(1);
	});

	test.each([
		['expired', 403, '', /does not give the recording out \(403\)/],
		['gone', 404, '', /has no such file \(404\)/],
		['of a page', 200, '<!DOCTYPE html>', /leads to a web page/],
	])(
		'that are %s cost nothing, and are told with what to do',
		async (_what, status, page, reason) => {
			files.answer = (_request, response) => response.writeHead(status).end(page);
			const execution = await callBack({ sessionId: 'S', recordingUrl: `${files.url}/call.mp3` });
			expect(rowOf(execution, 'Not Transcribed')).toMatchObject({
				call: 'S',
				reason: expect.stringMatching(reason),
				what_to_do: expect.stringMatching(/\S/),
			});
			expect(await uploads()).toBe(0);
		},
	);
});

describe('an agent that transcribes on request', () => {
	let agent: Example;

	beforeAll(async () => {
		agent = await office.open('transcribe-on-request');
	});

	/** Asks the agent, whose model calls a tool with this and repeats what the tool says. */
	async function ask(toolArguments: Record<string, string>): Promise<string> {
		office.model.callWith(toolArguments);
		const question = JSON.stringify(toolArguments);
		const path = webhookPath(agent.workflow);
		const { json } = await office.real.n8n.client.callWebhook(path, { json: { question } });
		return String((json as { answer: unknown }).answer);
	}

	test('hands over the address and gets the transcript', async () => {
		expect(await ask({ url: `${files.url}/call.mp3` })).toContain(transcript);
		expect(
			office.model.offered.map(({ function: { parameters } }) => parameters.properties),
		).toEqual(expect.arrayContaining([{ url: expect.anything() }, { file_id: expect.anything() }]));
		expect(await uploads()).toBe(1);
	});

	test('gets the file ID of what takes longer, and the transcript later, for one upload', async () => {
		await office.real.sandbox.next('timeout');
		const answer = await ask({ url: `${files.url}/call.mp3` });
		const [upload] = await office.real.sandbox.requests();
		const fileId = upload?.fileId ?? 'none';
		expect(answer).toContain(fileId);
		expect(answer).toContain('later');
		expect(await ask({ file_id: fileId })).toContain(transcript);
		expect(await uploads()).toBe(1);
	});

	test('is told of a file that is refused, which costs nothing', async () => {
		files.answer = (_request, response) => response.end('%PDF-1.7 of a contract');
		expect(await ask({ url: `${files.url}/contract.mp3` })).toContain('PDF');
		files.answer = (_request, response) => response.writeHead(403).end();
		expect(await ask({ url: `${files.url}/call.mp3` })).toContain('(403)');
		expect(await uploads()).toBe(0);
	});
});
