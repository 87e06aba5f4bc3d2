import { describe, expect, test } from '@jest/globals';

import { useSandbox } from '../../support/engine/sandboxRuns.mts';
import { fileOf, outputsOf, speakRun, textItems } from '../../support/engine/speakRuns.mts';
import { recordingBytes, recordingEntry } from '../../support/service/recordings.mts';

const bench = useSandbox();

const loan = recordingEntry('say-balance.wav').transcript;
const reminder = recordingEntry('say-reminder-swahili.wav').transcript;
const text = `${loan} ${reminder}`;

const HEAD_BYTES = 44;

const LIMIT = 100;

const posts = async () =>
	(await bench.sandbox.requests()).filter(({ method }) => method === 'POST');

describe('a text that is longer than Intron allows', () => {
	test('is spoken in parts and joined to one WAV file', async () => {
		await bench.sandbox.settings({ textLimit: LIMIT });
		const { speech } = outputsOf(await bench.run(speakRun({ items: textItems(text) })));
		const [item] = speech;
		expect(item?.json).toMatchObject({
			textId: expect.stringMatching(/^[\da-f-]{36},[\da-f-]{36}$/),
			fileName: 'speech.wav',
			characters: text.length,
			durationSeconds: expect.closeTo(
				recordingEntry('say-balance.wav').durationSeconds +
					recordingEntry('say-reminder-swahili.wav').durationSeconds,
				2,
			),
		});
		expect(item?.json).not.toHaveProperty('warnings');
		const sounds = ['say-balance.wav', 'say-reminder-swahili.wav'].map((file) =>
			recordingBytes(file).subarray(HEAD_BYTES),
		);
		const file = await fileOf(item);
		expect(file.subarray(HEAD_BYTES).equals(Buffer.concat(sounds))).toBe(true);
		expect((await posts()).map(({ endpoint, textId }) => [endpoint, textId !== null])).toEqual([
			['generate', false],
			['enqueue', true],
			['enqueue', true],
		]);
	});

	test('or to one Ogg file', async () => {
		await bench.sandbox.settings({ textLimit: LIMIT });
		const run = speakRun({ items: textItems(text) }, { audioFormat: 'opus' });
		const { speech } = outputsOf(await bench.run(run));
		const file = await fileOf(speech[0]);
		expect(file.toString('latin1', 0, 4)).toBe('OggS');
		expect(file.toString('latin1').split('OpusHead')).toHaveLength(2);
		expect(speech[0]?.binary?.data).toMatchObject({
			fileName: 'speech.ogg',
			mimeType: 'audio/ogg',
		});
	});

	test('stays in parts where these can not be joined', async () => {
		await bench.sandbox.settings({ textLimit: LIMIT });
		const items = textItems(`${loan} ${reminder} [odd-audio]`);
		const { speech } = outputsOf(await bench.run(speakRun({ items })));
		expect(Object.keys(speech[0]?.binary ?? {})).toEqual(['data', 'data2']);
		expect(speech[0]?.json.warnings).toEqual([expect.stringMatching(/fields data, data2/)]);
	});

	test('beyond the documented limit is not sent whole', async () => {
		const long = `${loan} `.repeat(60).trim();
		const { speech } = outputsOf(await bench.run(speakRun({ items: textItems(long) })));
		expect(speech[0]?.json.durationSeconds).toBeGreaterThan(300);
		expect((await posts()).map(({ endpoint }) => endpoint)).toEqual(['enqueue', 'enqueue']);
		expect((await bench.sandbox.state()).complaints).toEqual([]);
	});

	test('leaves with the ids of all parts when it takes long, which Get Speech takes', async () => {
		await bench.sandbox.settings({ textLimit: LIMIT });
		const parameters = { operation: 'startSpeech' };
		const started = await bench.run(speakRun({ items: textItems(text), parameters }));
		const [pending] = outputsOf(started).pending;
		expect(pending?.json.textId).toMatch(/^[\da-f-]{36},[\da-f-]{36}$/);
		const got = await bench.run(
			speakRun({ items: [{ json: pending?.json }], parameters: { operation: 'getSpeech' } }),
		);
		expect(outputsOf(got).speech[0]?.json).toMatchObject({ characters: text.length });
	});

	/** The last part meets what the tokens choose, and only that. */
	const inTwoParts = (tokens: string) => `${`${loan} `.repeat(60)}${tokens}`;

	test('of which a part fails loses no other part, and pays for none twice', async () => {
		const items = textItems(inTwoParts('[balance=1]'));
		const result = await bench.run(speakRun({ items, retryOnFail: true }));
		expect(outputsOf(result).speech).toHaveLength(1);
		expect((await posts()).map(({ textId }) => textId !== null)).toEqual([true, false, true]);
	});

	test('of which a part fails for good tells the ids of the others', async () => {
		const { error } = await bench.run(speakRun({ items: textItems(inTwoParts('[balance]')) }));
		expect(error?.message).toMatch(/not enough credits/);
		expect(error?.description).toMatch(/Text ID: [\da-f-]{36}\./);
	});
});
