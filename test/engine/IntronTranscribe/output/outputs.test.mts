import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { CATEGORIES } from '../../../../nodes/IntronTranscribe/catalog/categories';
import { WARNINGS } from '../../../../nodes/IntronTranscribe/output/warnings';
import { WAITING } from '../../../../nodes/IntronTranscribe/panel/waiting';
import { runNode, TEST_KEY } from '../../../support/engine/engine.mts';
import { recordingBytes, recordingEntry } from '../../../support/service/recordings.mts';
import { everyResult, queued, TRANSCRIPT, transcribed } from '../../../support/service/replies.mts';
import type { WireReply, WireServer } from '../../../support/service/wireServer.mts';
import { startWireServer } from '../../../support/service/wireServer.mts';

let server: WireServer;
/** What an upload is answered with, and what a look at its status. */
let uploadReply: WireReply;
let statusReply: WireReply;

beforeAll(async () => {
	server = await startWireServer(({ method }) => (method === 'POST' ? uploadReply : statusReply));
});
beforeEach(() => {
	uploadReply = { body: transcribed() };
	statusReply = { body: transcribed() };
});
afterAll(async () => {
	await server.close();
});

/** Runs the node on one recording; returns its only output item and the output that it is in. */
async function outcomeFor(parameters: IDataObject, fileName = 'calls/Call 17.wav', field = 'data') {
	const { error, outputs, hints } = await runNode({
		parameters,
		items: [
			{ files: { [field]: { data: recordingBytes('yes.wav'), fileName, mimeType: 'audio/wav' } } },
		],
		credential: { apiKey: TEST_KEY, baseUrl: server.url },
	});
	expect(error).toBeUndefined();
	expect(outputs).toHaveLength(2);
	expect(outputs.flat()).toHaveLength(1);
	return {
		json: outputs.flat()[0]?.json ?? {},
		output: outputs.findIndex((items) => items.length > 0),
		hints,
	};
}

/** The transcript and nothing else. */
const PLAIN = {
	fileId: 'file-1',
	fileName: 'Call 17.wav',
	status: 'transcribed',
	transcript: TRANSCRIPT,
	noText: false,
	durationSeconds: 20,
	language: 'en',
	category: 'general',
	results: {},
};

describe("the output 'Transcribed'", () => {
	test('of a new node has the transcript, ready to use', async () => {
		const { json, output, hints } = await outcomeFor({});
		expect(json).toEqual(PLAIN);
		expect([output, hints]).toEqual([0, []]);
	});

	test.each(CATEGORIES)('has all results of $title by their names', async ({ name, results }) => {
		uploadReply = { body: transcribed(everyResult) };
		const { json } = await outcomeFor({ category: name, allResults: true });
		expect(json.category).toBe(name);
		expect(json.results).toMatchObject(
			Object.fromEntries(results.map((result) => [result.name, `The ${result.title}.`])),
		);
		expect(json).not.toHaveProperty('warnings');
	});

	test('has the score of an agent as numbers beside its text', async () => {
		uploadReply = { body: transcribed({ transcript_call_center_agent_score: '55/73' }) };
		const { json } = await outcomeFor({
			category: 'callCenter',
			callCenterResults: ['agentScore'],
		});
		expect(json.results).toEqual({ agentScore: '55/73' });
		expect(json.scores).toEqual({ agentScore: { points: 55, outOf: 73, percent: 75.3 } });
	});

	test('has the speakers with diarization', async () => {
		const audio_transcript = '\nSPEAKER_01: Hello.\nSPEAKER_02: Hi.\n';
		uploadReply = { body: transcribed({ audio_transcript }) };
		const { json } = await outcomeFor({ diarization: true });
		expect(json.transcript).toBe('SPEAKER_01: Hello.\nSPEAKER_02: Hi.');
		expect(json.speakers).toEqual([
			{ speaker: 'SPEAKER_01', text: 'Hello.' },
			{ speaker: 'SPEAKER_02', text: 'Hi.' },
		]);
	});

	test.each(['', ' \n'])(
		'says that there is no text, and warns, for %j',
		async (audio_transcript) => {
			uploadReply = { body: transcribed({ audio_transcript }) };
			expect((await outcomeFor({})).json).toEqual({
				...PLAIN,
				transcript: '',
				noText: true,
				warnings: [WARNINGS.noText.text()],
			});
		},
	);

	test('warns that the recording was found in another field than data', async () => {
		const { json } = await outcomeFor({}, 'Call 17.wav', 'call');
		expect(json).toEqual({ ...PLAIN, warnings: [WARNINGS.otherField.text('call')] });
	});

	test('has the name that the user gave', async () => {
		const { json } = await outcomeFor({ options: { fileName: ' Complaint of Ada ' } });
		expect(json.fileName).toBe('Complaint of Ada');
	});

	test('has a result that nobody knows yet', async () => {
		uploadReply = { body: transcribed({ transcript_call_center_mood: { joy: 1 } }) };
		expect((await outcomeFor({})).json.results).toEqual({ callCenterMood: { joy: 1 } });
	});

	test('comes also from a reply whose JSON is packed into a JSON string', async () => {
		uploadReply = { body: JSON.stringify(JSON.stringify(transcribed())) };
		expect((await outcomeFor({})).json).toEqual(PLAIN);
	});

	test('has null for a file id that the service does not tell', async () => {
		uploadReply = { body: transcribed({ file_id: undefined }) };
		expect((await outcomeFor({})).json).toEqual({ ...PLAIN, fileId: null });
	});

	test("is the service's own answer when Simplify is off", async () => {
		const body = transcribed({ transcript_mood: 'good', odd: [1] });
		uploadReply = { body };
		const { json } = await outcomeFor({ options: { simplify: false } });
		expect(json).toEqual({ fileId: 'file-1', ...body });
	});
});

describe('a warning', () => {
	const category = { category: 'legal', allResults: true };

	test('tells of a result that Intron does not make, which is null', async () => {
		const { json } = await outcomeFor(category);
		expect(json.results).toEqual({ courtHearing: null });
		expect(json.warnings).toEqual(['Intron returned no Court Hearing.']);
	});

	test('tells of the language when results are asked for in another than English', async () => {
		const { json } = await outcomeFor({ ...category, language: 'sw' });
		expect(json.results).toEqual({ courtHearing: null });
		expect(json.warnings).toEqual([
			expect.stringMatching(/^Intron returned no Court Hearing\..+English recordings only\.$/),
		]);
	});

	test('does not come for another language without results', async () => {
		const { json } = await outcomeFor({ language: 'sw' });
		expect(json).toEqual({ ...PLAIN, language: 'sw' });
	});
});

describe("the output 'In Progress'", () => {
	test.each([408, 503])('has all that is needed to fetch the result later (%i)', async (status) => {
		uploadReply = { status, body: queued() };
		const { json, output, hints } = await outcomeFor({
			language: 'en',
			category: 'telehealth',
			telehealthResults: ['soapNote', 'icdCodes'],
			diarization: true,
			options: { simplify: false },
		});
		expect(json).toEqual({
			fileId: 'file-1',
			fileName: 'Call 17.wav',
			status: 'processing',
			processingStatus: 'FILE_QUEUED',
			httpStatus: status,
			message: 'file queued for processing',
			language: 'en',
			category: 'telehealth',
			requestedResults: ['soapNote', 'icdCodes'],
			diarization: true,
			resultFormat: 'text',
			durationSeconds: Math.round(recordingEntry('yes.wav').durationSeconds * 10) / 10,
		});
		expect(output).toBe(1);
		expect(hints).toHaveLength(1);
		expect(hints[0]?.message).toContain(WAITING.advice);
	});

	test.each([
		['a file id at the top level', { file_id: 'file-2' }, 'file-2'],
		['a number as file id', { data: { file_id: 4711 } }, '4711'],
	])('is where an item goes with %s', async (_what, body, fileId) => {
		uploadReply = { status: 503, body };
		const { json, output } = await outcomeFor({});
		expect([json.fileId, output]).toEqual([fileId, 1]);
	});
});
