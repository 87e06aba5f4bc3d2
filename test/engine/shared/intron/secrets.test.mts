import { inspect } from 'node:util';

import { afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { LoggerProxy } from 'n8n-workflow';

import type { EngineResult } from '../../../support/engine/engine.mts';
import { runNode, TEST_KEY } from '../../../support/engine/engine.mts';
import { FAULT_CASES, TRANSPORT_CASES } from '../../../support/service/faultCases.mts';
import type { ServiceAnswer } from '../../../support/service/nockService.mts';
import {
	answerUploads,
	CREDENTIAL,
	networkError,
	recordingItem,
} from '../../../support/service/nockService.mts';
import { TRANSCRIPT } from '../../../support/service/replies.mts';

/** Everything that was logged or printed. */
const printed: string[] = [];

const keep = (...texts: unknown[]) => {
	printed.push(inspect(texts, { depth: 10, maxStringLength: null, maxArrayLength: null }));
	return true;
};

const silent = () => undefined;

/** Keeps what the tests of a group print and log. */
function keepWhatIsPrinted() {
	// The first run sets up n8n's own logger, which would take the place of the test's.
	beforeAll(async () => {
		await runNode({ items: [] });
	});
	beforeEach(() => {
		printed.length = 0;
		for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
			jest.spyOn(console, method).mockImplementation(keep);
		}
		jest.spyOn(process.stdout, 'write').mockImplementation(keep);
		jest.spyOn(process.stderr, 'write').mockImplementation(keep);
		LoggerProxy.init({ error: keep, warn: keep, info: keep, debug: keep });
	});
	afterEach(() => {
		jest.restoreAllMocks();
		LoggerProxy.init({ error: silent, warn: silent, info: silent, debug: silent });
	});
}

const sentence = 'My card number';

/** All that a run leaves behind, as text: what the user sees and what n8n stores. */
function traces({ outputs, error, hints, stored }: EngineResult): string {
	const errors = outputs.flat().map((item) => item.error);
	// An error's own fields do not go into JSON, so they are looked at one by one.
	const fields = [error, ...errors].flatMap((one) =>
		one
			? Object.getOwnPropertyNames(one).map((name) => [name, Reflect.get(one, name) as unknown])
			: [],
	);
	return [JSON.stringify([outputs, error, hints, fields]), stored, ...printed].join('\n');
}

/** One run with an item for each answer. */
async function runAgainst(
	answers: ServiceAnswer[],
	onError: 'stopWorkflow' | 'continueErrorOutput',
	options = {},
) {
	answers.forEach((answer, index) => answerUploads(answer, `item-${index}`));
	const result = await runNode({
		parameters: { options },
		items: answers.map((_answer, index) => recordingItem(`item-${index}.wav`)),
		credential: CREDENTIAL,
		onError,
	});
	return { result, left: traces(result) };
}

const everyFault: ServiceAnswer[] = [
	...FAULT_CASES.map(({ httpStatus: status, body }) => ({ status, body })),
	...TRANSPORT_CASES.map(([code]) => networkError(code)),
];

const authorization = `Bearer ${TEST_KEY}`;
const echo = { message: `bad header authorization: ${authorization}`, data: {}, status: 'Error' };

const echoes: Array<[string, ServiceAnswer]> = [
	['in the message of a refusal', { status: 400, body: echo }],
	['in the message of an outage', { status: 500, body: echo }],
	['in a web page', { status: 502, body: `<pre>${authorization}</pre>` }],
	['beside the message', { status: 403, body: { ...echo, headers: { authorization } } }],
	[
		'in the message of a time-out',
		{ status: 503, body: { ...echo, data: { file_id: 'a1' }, status: 'Ok' } },
	],
	[
		'in the status of a file',
		{ status: 408, body: { data: { file_id: 'a1', processing_status: authorization } } },
	],
	[
		'beside a transcript',
		{ status: 200, body: { ...echo, data: { file_id: 'a1', audio_transcript: 'Hi' } } },
	],
	[
		'in a result',
		{
			status: 200,
			body: { data: { audio_transcript: 'Hi', transcript_debug: { authorization } } },
		},
	],
	['in a network error', Object.assign(new Error(authorization), { code: 'ECONNRESET' })],
];

describe('the API key is in no error, output, hint, log or stored execution data', () => {
	keepWhatIsPrinted();

	test('after every fault that there is', async () => {
		const { result, left } = await runAgainst(everyFault, 'continueErrorOutput');
		expect(result.outputs[2]).toHaveLength(everyFault.length);
		// n8n logs each step, so what is printed is really seen here.
		expect(printed.length).toBeGreaterThan(0);
		expect(left).not.toContain(TEST_KEY);
	});

	test.each(echoes)('when the service sends it back %s', async (_where, answer) => {
		for (const onError of ['stopWorkflow', 'continueErrorOutput'] as const) {
			for (const simplify of [true, false]) {
				const { left } = await runAgainst([answer], onError, { simplify });
				expect(left).not.toContain(TEST_KEY);
			}
		}
	});

	test('and taking it out leaves ids, words and names of fields as they are', async () => {
		const data = {
			file_id: 'key-1',
			audio_transcript: 'The key, not Bearer key.',
			transcript_api_key_word: 'A key.',
		};
		answerUploads({ status: 200, body: { data } });
		const { outputs } = await runNode({
			items: [recordingItem()],
			credential: { ...CREDENTIAL, apiKey: 'key' },
		});
		expect(outputs[0]?.[0]?.json).toMatchObject({
			fileId: 'key-1',
			transcript: 'The key, not Bearer ***.',
			results: { apiKeyWord: 'A key.' },
		});
	});

	test('when the credential can not be used', async () => {
		const result = await runNode({
			items: [recordingItem()],
			credential: { apiKey: TEST_KEY, baseUrl: `https://${TEST_KEY}@intron.test` },
		});
		expect(result.error?.message).toContain("'Base URL'");
		expect(traces(result)).not.toContain(TEST_KEY);
	});
});

describe('no error has words of a transcript', () => {
	keepWhatIsPrinted();

	test.each<[string, number, unknown]>([
		['a refusal', 400, { data: { audio_transcript: TRANSCRIPT }, message: 'no', status: 'Error' }],
		['an outage', 500, { data: { audio_transcript: TRANSCRIPT } }],
		['an outage at the top level', 502, { audio_transcript: TRANSCRIPT, transcript: TRANSCRIPT }],
		[
			'a failed job',
			200,
			{ data: { processing_status: 'FILE_PROCESSING_FAILED', partial_transcript: TRANSCRIPT } },
		],
		['a wrong field', 200, { data: { transcript: TRANSCRIPT, text: [TRANSCRIPT] } }],
		['results without a transcript', 200, { data: { transcript_summary: TRANSCRIPT } }],
		['an object in its place', 200, { data: { audio_transcript: { text: TRANSCRIPT } } }],
		['an error object', 422, { error: { message: TRANSCRIPT, details: [TRANSCRIPT] } }],
		['a web page', 503, `<html>${TRANSCRIPT}</html>`],
		['a plain text', 200, TRANSCRIPT],
	])('from %s (%i)', async (_what, status, body) => {
		for (const onError of ['stopWorkflow', 'continueErrorOutput'] as const) {
			const { result, left } = await runAgainst([{ status, body }], onError);
			expect(result.error !== undefined || result.outputs[2]?.length === 1).toBe(true);
			expect(left).not.toContain(sentence);
		}
	});
});
