import { describe, expect, test } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import type { ResultOption } from '../../../../nodes/IntronTranscribe/catalog/results';
import { CATEGORIES } from '../../../../nodes/IntronTranscribe/catalog/categories';
import type { TranscribedJson } from '../../../../nodes/IntronTranscribe/output/transcribed';
import { REFUSAL_SCENARIOS } from '../../../../sandbox/scenarios/faultScenarios.mts';
import { recordingEntry } from '../../../support/service/recordings.mts';
import { recordingItem, useSandbox } from '../../../support/engine/sandboxRuns.mts';

const bench = useSandbox();

const NOT_FETCHED = /^The structured results could not be fetched from Intron/;

const callCenter = CATEGORIES.find(({ name }) => name === 'callCenter');
const wanted: readonly ResultOption[] = callCenter?.results ?? [];

/** Transcribes one recording with all results of a category. */
async function transcribe(
	tokens = '',
	options: IDataObject = {},
	category = 'callCenter',
	file = 'call.mp3',
) {
	const start = bench.clock.now();
	const { outputs, error } = await bench.run({
		parameters: { category, allResults: true, options },
		items: [recordingItem(tokens, file)],
	});
	expect(error).toBeUndefined();
	expect(outputs[1]).toEqual([]);
	expect(outputs[0]).toHaveLength(1);
	const json = outputs[0]?.[0]?.json as unknown as TranscribedJson;
	expect(json.transcript).toBe(recordingEntry(file).transcript);
	const paths = (await bench.looks()).map(({ path }) => path.replace(/.*\/status\//, ''));
	return { json, paths, tookMs: bench.clock.now() - start };
}

const structured = { resultFormat: 'structured' };

const kinds = (results: IDataObject) => [
	...new Set(Object.values(results).map((value) => (value === null ? 'null' : typeof value))),
];

describe('Structured JSON', () => {
	test.each(CATEGORIES)('costs one more look after a direct answer: $title', async (category) => {
		const { json, paths } = await transcribe('', structured, category.name);
		expect(paths).toEqual([`${json.fileId}?get_structured_post_processing=t`]);
		expect(Object.keys(json.results)).toEqual(category.results.map(({ name }) => name));
		expect(kinds(json.results)).toEqual(['object']);
		expect(json).not.toHaveProperty('warnings');
	});

	test.each(CATEGORIES)('costs nothing as text: $title', async (category) => {
		const { json, paths } = await transcribe('', {}, category.name);
		expect(paths).toEqual([]);
		expect(kinds(json.results)).toEqual(['string']);
	});

	test('is asked for by the looks anyway while waiting', async () => {
		const options = { ...structured, onTimeOut: 'keepWaiting' };
		const { json, paths } = await transcribe('[queued=2]', options);
		expect(kinds(json.results)).toEqual(['object']);
		expect(paths).toHaveLength(3);
		for (const path of paths) expect(path).toMatch(/=t$/);
	});

	test('has nothing to fetch when no results are asked for', async () => {
		const { outputs } = await bench.run({
			parameters: { options: structured },
			items: [recordingItem()],
		});
		expect(outputs[0]).toHaveLength(1);
		expect(await bench.looks()).toEqual([]);
	});

	test('has nothing to fetch for a language without results', async () => {
		const { outputs } = await bench.run({
			parameters: { language: 'sw', category: 'callCenter', allResults: true, options: structured },
			items: [recordingItem()],
		});
		expect(outputs[0]?.[0]?.json.warnings).toHaveLength(1);
		expect(await bench.looks()).toEqual([]);
	});

	test('is fetched also where there is no time to wait', async () => {
		const { json, paths, tookMs } = await transcribe('', { ...structured, maxWait: 0 });
		expect(kinds(json.results)).toEqual(['object']);
		expect(paths).toHaveLength(1);
		expect(tookMs).toBeLessThanOrEqual(1_000);
	});

	test.each([1, 3])('is fetched after %i looks that did not go well', async (count) => {
		const { json, paths } = await transcribe(`[status:outage=${count}]`, structured);
		expect(kinds(json.results)).toEqual(['object']);
		expect(paths).toHaveLength(count + 1);
		expect(json).not.toHaveProperty('warnings');
	});

	const refusals = REFUSAL_SCENARIOS.filter((scenario) => !('waitingOnly' in scenario));

	test.each(refusals)('that never comes ([status:$name]) costs a warning', async ({ name }) => {
		const { json, tookMs } = await transcribe(`[status:${name}]`, { ...structured, maxWait: 60 });
		expect(json.warnings).toEqual([expect.stringMatching(NOT_FETCHED)]);
		expect(Object.keys(json.results)).toEqual(wanted.map(({ name: result }) => result));
		expect(kinds(json.results)).toEqual(['string']);
		expect(json.scores).toEqual({ agentScore: { points: 55, outOf: 73, percent: 75.3 } });
		expect(tookMs).toBeLessThanOrEqual(66_000);
	});

	test.each(['empty', 'cut', 'reset', 'wrong-type', 'wrong-type=data'])(
		'whose answer is spoiled ([status:%s]) costs a warning',
		async (name) => {
			const { json } = await transcribe(`[status:${name}]`, { ...structured, maxWait: 20 });
			expect(json.warnings).toEqual([expect.stringMatching(NOT_FETCHED)]);
			expect(kinds(json.results)).toEqual(['string']);
		},
	);

	test('is read from an answer that is encoded twice', async () => {
		const { json } = await transcribe('[status:double-encoded]', structured);
		expect(kinds(json.results)).toEqual(['object']);
	});
});

describe('results that are missing', () => {
	const named = (missing: readonly ResultOption[]) =>
		`Intron returned no ${missing.map(({ title }) => title).join(', ')}.`;

	test.each(['text', 'structured'])('are waited for: %s', async (resultFormat) => {
		const { json, paths } = await transcribe('[missing-results=2]', { resultFormat });
		expect(kinds(json.results)).toEqual([resultFormat === 'text' ? 'string' : 'object']);
		expect(json).not.toHaveProperty('warnings');
		expect(paths).toHaveLength(3);
	});

	test.each([
		['a minute at most when the transcript is called finished', '', 300, 30_000, 66_000],
		['no longer than is allowed', '', 10, 10_000, 16_000],
		['as long as is allowed when it is not', '[queued-status]', 300, 300_000, 306_000],
		['not at all when nothing is allowed', '', 0, 0, 1_000],
	])('are waited for %s', async (_how, tokens, maxWait, least, most) => {
		const { json, tookMs } = await transcribe(`[missing-results=999]${tokens}`, { maxWait });
		expect(kinds(json.results)).toEqual(['null']);
		expect(json.warnings).toEqual([named(wanted)]);
		expect(tookMs).toBeGreaterThanOrEqual(least);
		expect(tookMs).toBeLessThanOrEqual(most);
	});

	test('are waited for under the same budget as the transcript', async () => {
		const options = { onTimeOut: 'keepWaiting', maxWait: 100 };
		const { json, tookMs } = await transcribe(
			'[queued=2][queued-status][missing-results=999]',
			options,
		);
		expect(json.warnings).toEqual([named(wanted)]);
		expect(tookMs).toBeGreaterThanOrEqual(100_000);
		expect(tookMs).toBeLessThanOrEqual(106_000);
	});

	test('are not waited for by Get Transcript, unless it is asked to', async () => {
		await bench.sandbox.next('timeout missing-results=2');
		const { outputs } = await bench.run({
			parameters: { category: 'callCenter', allResults: true },
			items: [recordingItem('', 'call.mp3')],
		});
		const json = outputs[1]?.[0]?.json ?? {};
		const get = async (waitForResult: boolean) => {
			const parameters = { operation: 'getTranscript', waitForResult };
			const result = await bench.run({ parameters, items: [{ json }] });
			return result.outputs[0]?.[0]?.json as unknown as TranscribedJson;
		};
		expect((await get(false)).warnings).toEqual([named(wanted)]);
		expect(await bench.looks()).toHaveLength(1);
		expect(await get(true)).not.toHaveProperty('warnings');
	});

	test('are what the service makes in English only: nobody waits for others', async () => {
		const { outputs } = await bench.run({
			parameters: { language: 'sw', category: 'callCenter', callCenterResults: ['sentiment'] },
			items: [recordingItem('[missing-results=2]', 'swahili-english.ogg')],
		});
		expect(outputs[0]?.[0]?.json.warnings).toEqual([
			expect.stringMatching(/^Intron returned no .*English recordings only\.$/),
		]);
		expect(await bench.looks()).toEqual([]);
	});
});

describe('odd answers', () => {
	const plain = async (tokens: string, options: IDataObject = {}) => {
		const { outputs, error } = await bench.run({
			parameters: { options },
			items: [recordingItem(tokens)],
		});
		return { json: outputs[0]?.[0]?.json, pending: outputs[1]?.[0]?.json, error };
	};
	const keepWaiting = { onTimeOut: 'keepWaiting' };

	test.each(['[queued-status]', '[unknown-status]'])(
		'a transcript is a transcript, whatever the status: %s',
		async (tokens) => {
			const { json } = await plain(tokens);
			expect(json?.transcript).toBe(recordingEntry('english.ogg').transcript);
			expect(await bench.looks()).toEqual([]);
			const waited = await plain(`${tokens}[queued=2]`, keepWaiting);
			expect(waited.json?.transcript).toBe(json?.transcript);
		},
	);

	test('a blank transcript is no text, and nothing is sent again for it', async () => {
		for (const [tokens, options] of [
			['[silence]', {}],
			['[silence][timeout]', keepWaiting],
		] as const) {
			const { json, error } = await plain(tokens, options);
			expect(error).toBeUndefined();
			expect(json).toMatchObject({ transcript: '', noText: true, status: 'transcribed' });
		}
		expect(await bench.uploads()).toHaveLength(2);
	});

	test('a result that nobody knows yet is kept', async () => {
		const { json } = await plain('[unknown-result]');
		expect(json?.results).toEqual({ newInsight: 'A result of tomorrow.' });
	});

	test('no transcript where there should be one is told with the file id', async () => {
		const { pending } = await plain('[null-transcript]');
		const { error } = await plain('[null-transcript]', keepWaiting);
		const [first, second] = await bench.uploads();
		expect(pending?.fileId).toBe(first?.fileId);
		expect(error?.message).toBe('Intron finished the recording without a transcript');
		expect(error?.context).toMatchObject({ fault: 'noTranscript', fileId: second?.fileId });
	});
});
