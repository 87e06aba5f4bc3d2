import { describe, expect, test } from '@jest/globals';

import { useSandbox } from '../../support/engine/sandboxRuns.mts';
import { fileOf, outputsOf, speakRun, textItems } from '../../support/engine/speakRuns.mts';
import { recordingBytes, recordingEntry } from '../../support/service/recordings.mts';

const bench = useSandbox();

const { transcript: text, durationSeconds } = recordingEntry('say-balance.wav');

const UUID = /^[\da-f-]{36}$/;

const texts = async () =>
	(await bench.sandbox.requests()).filter(({ method }) => method === 'POST');

describe('Generate Speech', () => {
	test.each([
		['wav', 'speech.wav', 'audio/wav', 'say-balance.wav'],
		['opus', 'speech.ogg', 'audio/ogg', 'say-balance.ogg'],
	])('gives a file as %s', async (audioFormat, fileName, mimeType, sample) => {
		const result = await bench.run(speakRun({ items: textItems(text) }, { audioFormat }));
		const [item] = outputsOf(result).speech;
		expect(item).toEqual({
			json: {
				textId: null,
				fileName,
				status: 'generated',
				durationSeconds,
				language: 'sw',
				accent: 'swahili',
				gender: 'female',
				characters: text.length,
			},
			binary: { data: expect.objectContaining({ fileName, mimeType, fileType: 'audio' }) },
			pairedItem: { item: 0 },
		});
		expect((await fileOf(item)).equals(recordingBytes(sample))).toBe(true);
		expect(await bench.sandbox.state()).toMatchObject({
			acceptedTexts: 1,
			downloads: 1,
			complaints: [],
		});
		expect(result.stored).not.toContain(bench.sandbox.key);
	});

	test('also where n8n keeps files in memory', async () => {
		const result = await bench.run(speakRun({ items: textItems(text), binaryMode: 'default' }));
		const [item] = outputsOf(result).speech;
		expect((await fileOf(item)).equals(recordingBytes('say-balance.wav'))).toBe(true);
	});

	test('names the file and its field as it is told', async () => {
		const options = {
			fileName: '={{ $json.text }}/a.opus',
			binaryField: 'voice',
			audioFormat: 'opus',
		};
		const result = await bench.run(speakRun({ items: textItems('Habari') }, options));
		const [item] = outputsOf(result).speech;
		expect(item?.json.fileName).toBe('Habari_a.ogg');
		expect(item?.binary).toEqual({ voice: expect.objectContaining({ fileName: 'Habari_a.ogg' }) });
	});

	test('keeps each item paired', async () => {
		const { speech } = outputsOf(
			await bench.run(
				speakRun({
					items: textItems('Moja', 'Mbili mbili', 'Tatu [outage]'),
					onError: 'continueRegularOutput',
				}),
			),
		);
		expect(speech.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(speech.map(({ json }) => json.characters ?? 'error')).toEqual([4, 11, 'error']);
	});

	test('tells what was spoken where the text was cleaned', async () => {
		const { speech } = outputsOf(
			await bench.run(speakRun({ items: textItems(`**${text}** 🙏 https://example.org`) })),
		);
		expect(speech[0]?.json).toMatchObject({ spokenText: text, durationSeconds });
		const [sent] = await texts();
		expect(sent?.fields.text).toBe(text);
	});

	test('sends the text as it is where that is wanted', async () => {
		const { speech } = outputsOf(
			await bench.run(speakRun({ items: textItems('**Habari**') }, { cleanText: false })),
		);
		expect(speech[0]?.json).not.toHaveProperty('spokenText');
		expect((await texts())[0]?.fields.text).toBe('**Habari**');
	});

	test('gives the raw answer without Simplify', async () => {
		const items = textItems('Habari [text-id]');
		const { speech } = outputsOf(await bench.run(speakRun({ items }, { simplify: false })));
		expect(speech[0]?.json).toEqual({
			textId: expect.stringMatching(UUID),
			data: expect.objectContaining({ processing_status: 'TTS_TEXT_AUDIO_GENERATED' }),
			message: 'text status found',
			status: 'Ok',
		});
	});

	test('passes the text id on when the service gives up waiting', async () => {
		const result = await bench.run(speakRun({ items: textItems('Habari [timeout]') }));
		const { speech, pending } = outputsOf(result);
		expect(speech).toEqual([]);
		expect(pending).toEqual([
			{
				json: {
					textId: expect.stringMatching(UUID),
					fileName: 'speech',
					status: 'processing',
					processingStatus: 'TTS_TEXT_AUDIO_QUEUED',
					httpStatus: 503,
					message: 'tts text queued for processing',
					language: 'sw',
					accent: 'swahili',
					gender: 'female',
					audioFormat: 'wav',
					characters: 16,
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(result.hints[0]?.message).toContain("'In Progress' for the text ID");
	});

	test('or keeps waiting', async () => {
		const items = textItems(`${text} [timeout] [queued=2] [waiting-status]`);
		const options = { onTimeOut: 'keepWaiting' };
		const { speech } = outputsOf(await bench.run(speakRun({ items }, options)));
		expect(speech[0]?.json).toMatchObject({ textId: expect.stringMatching(UUID), durationSeconds });
		expect((await bench.sandbox.state()).complaints).toEqual([]);
	});
});

describe('Start Speech and Get Speech', () => {
	const started = async (tokens = '') => {
		const parameters = { operation: 'startSpeech' };
		const items = textItems(`${text} ${tokens}`);
		const run = await bench.run(
			speakRun({ items, parameters }, { audioFormat: 'opus', fileName: 'reply' }),
		);
		return outputsOf(run).pending[0];
	};

	const get = async (json: Record<string, unknown>, parameters = {}) =>
		outputsOf(
			await bench.run(
				speakRun({
					items: [{ json: json as never }],
					parameters: { operation: 'getSpeech', ...parameters },
				}),
			),
		);

	test('give the same as Generate Speech', async () => {
		const pending = await started();
		const { speech } = await get(pending?.json ?? {});
		expect(speech[0]?.json).toEqual({
			textId: pending?.json.textId,
			fileName: 'reply.ogg',
			status: 'generated',
			durationSeconds: recordingEntry('say-balance.ogg').durationSeconds,
			language: 'sw',
			accent: 'swahili',
			gender: 'female',
			characters: text.length,
		});
		expect((await fileOf(speech[0])).equals(recordingBytes('say-balance.ogg'))).toBe(true);
		expect((await texts()).map(({ endpoint }) => endpoint)).toEqual(['enqueue']);
	});

	test('wait where that is wanted', async () => {
		const run = await bench.run(
			speakRun({
				items: textItems('Habari [queued=2]'),
				parameters: { operation: 'startSpeech', waitForResult: true },
			}),
		);
		expect(outputsOf(run).speech).toHaveLength(1);
	});

	test('leave a text that is not ready pending, with all that it came with', async () => {
		const pending = await started('[queued=5]');
		const first = await get(pending?.json ?? {});
		expect(first.pending[0]?.json).toMatchObject({
			...pending?.json,
			httpStatus: 200,
			message: 'text status found',
		});
	});

	test('know an id alone', async () => {
		const pending = await started();
		const { speech } = await get({ textId: pending?.json.textId });
		expect(speech[0]?.json).toMatchObject({
			language: null,
			characters: null,
			fileName: 'speech.ogg',
		});
	});
});
