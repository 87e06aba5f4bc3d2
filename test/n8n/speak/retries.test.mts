/** Tries of Intron Speak in a real n8n: what is taken up by its text id, and what is sent again. */
import { setTimeout as sleep } from 'node:timers/promises';

import { beforeEach, describe, expect, test } from '@jest/globals';

import { useRealN8n } from '../../support/realN8n/realN8n.mts';
import {
	fileOf,
	publishSpeak,
	runSpeak,
	sentTexts,
	speakEnds,
} from '../../support/realN8n/speakRuns.mts';
import { recordingBytes, recordingEntry } from '../../support/service/recordings.mts';

const real = useRealN8n();

beforeEach(async () => {
	await real.sandbox.settings({ textsPerMinute: 6_000 });
});

const RETRYING = { retryOnFail: true, maxTries: 3, waitBetweenTries: 0 };

/** One after another, so that a test knows what was accepted when an item fails. */
const ONE_BY_ONE = { options: { concurrency: 1 } };

const ITEMS = [{ text: 'Moja' }, { text: 'Mbili [timeout]' }, { text: 'Tatu [balance=1]' }];

/** What was paid for is sent once, and what was refused twice. */
const RESUMED = [
	{ text: 'Moja', paid: true },
	{ text: 'Mbili [timeout]', paid: true },
	{ text: 'Tatu [balance=1]', paid: false },
	{ text: 'Tatu [balance=1]', paid: true },
];

describe('what was accepted is taken up, and what was refused is sent again', () => {
	test('by Retry On Fail', async () => {
		const workflow = await publishSpeak(real, ONE_BY_ONE, RETRYING);
		const { execution, speech, pending } = await runSpeak(real, workflow, ITEMS);
		expect(execution.status).toBe('success');
		expect([...speech, ...pending]).toHaveLength(ITEMS.length);
		expect(await sentTexts(real.sandbox)).toEqual(RESUMED);
	});

	test("by a person's retry", async () => {
		const workflow = await publishSpeak(real, ONE_BY_ONE);
		const { execution: failed } = await runSpeak(real, workflow, ITEMS);
		expect(failed.status).toBe('error');
		expect(failed.data.resultData.error?.description).toMatch(
			/Text IDs? of this run's other items/,
		);
		const { speech, pending } = speakEnds(await real.n8n.client.retryExecution(failed.id));
		expect([...speech, ...pending]).toHaveLength(ITEMS.length);
		expect(await sentTexts(real.sandbox)).toEqual(RESUMED);
	});
});

test('a text whose fate nobody knows is not sent again by Retry On Fail', async () => {
	const workflow = await publishSpeak(real, {}, RETRYING);
	const { execution } = await runSpeak(real, workflow, [{ text: 'Moja [reset]' }]);
	expect(execution.status).toBe('error');
	expect(await sentTexts(real.sandbox)).toEqual([{ text: 'Moja [reset]', paid: true }]);
});

describe('a long text in parts', () => {
	const FILES = ['say-balance.wav', 'say-reminder-swahili.wav', 'say-balance.wav'];
	const HEAD_BYTES = 44;
	const sentences = FILES.map((file) => recordingEntry(file).transcript);

	test('becomes one WAV file', async () => {
		// A limit that each of them fits into, but no sentence more.
		await real.sandbox.settings({ textLimit: 90 });
		const text = sentences.join(' ');
		const { speech } = await runSpeak(real, await publishSpeak(real), [{ text }]);
		expect(speech[0]?.json.textId).toMatch(/^[\da-f-]{36}(,[\da-f-]{36}){2}$/);
		const file = await fileOf(real, speech[0]);
		const sounds = FILES.map((name) => recordingBytes(name).subarray(HEAD_BYTES));
		expect(file.readUInt32LE(4)).toBe(file.length - 8);
		expect(file.readUInt32LE(HEAD_BYTES - 4)).toBe(file.length - HEAD_BYTES);
		expect(file.subarray(HEAD_BYTES).equals(Buffer.concat(sounds))).toBe(true);
	});

	/** Longer than two parts: the third one meets what the tokens choose, and only that. */
	const inThreeParts = (tokens: string) => `${`${sentences[0]} `.repeat(115)}${tokens}`;

	test('of which the third is refused loses none, and pays for none twice', async () => {
		const workflow = await publishSpeak(real, {}, RETRYING);
		const { speech } = await runSpeak(real, workflow, [{ text: inThreeParts('[balance=1]') }]);
		expect(speech).toHaveLength(1);
		const sent = await sentTexts(real.sandbox);
		expect(sent.map(({ paid }) => paid)).toEqual([true, true, false, true]);
		expect(sent[3]?.text).toBe(sent[2]?.text);
	});

	test('of which the third is refused for good tells the ids of the others', async () => {
		const workflow = await publishSpeak(real, {}, { onError: 'continueErrorOutput' });
		const { failed } = await runSpeak(real, workflow, [{ text: inThreeParts('[balance]') }]);
		expect(failed.map(({ json }) => json.error)).toMatchObject([
			{
				message: expect.stringContaining('not enough credits'),
				textId: expect.stringMatching(/^[\da-f-]{36},[\da-f-]{36}$/),
			},
		]);
	});
});

describe('stopped by hand', () => {
	/** It takes a tenth of a second where nothing else runs. */
	const SOON_MS = 4_000;

	test.each([
		['while the text is spoken', 'Moja [stall]', 'generate'],
		['while the audio comes', 'Moja [audio:stall] [text-id]', 'audio'],
	])('%s: ends soon, and sends nothing more', async (_when, text, endpoint) => {
		const { sandbox, n8n } = real;
		const workflow = await publishSpeak(real, {}, RETRYING);
		// Its answer comes when the run is over.
		void n8n.client.callWebhook(workflow.name, { json: { items: [{ text }] } });
		while (!(await sandbox.requests()).some((one) => one.endpoint === endpoint)) await sleep(20);
		const [{ id } = { id: '' }] = await n8n.client.executions(workflow, 1);
		const start = performance.now();
		await n8n.client.stopExecution(id);
		expect((await n8n.client.waitForExecution(id)).status).toBe('canceled');
		expect(performance.now() - start).toBeLessThan(SOON_MS);
		expect(await sandbox.state()).toMatchObject({ acceptedTexts: 1 });
	});
});
