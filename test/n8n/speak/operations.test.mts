/** What each operation of Intron Speak gives in a real n8n, and where its items leave. */
import { describe, expect, test } from '@jest/globals';

import { useRealN8n } from '../../support/realN8n/realN8n.mts';
import { fileOf, publishSpeak, runSpeak, sentTexts } from '../../support/realN8n/speakRuns.mts';
import { recordingBytes, recordingEntry } from '../../support/service/recordings.mts';

const real = useRealN8n();

const SAID = 'say-balance';

const { transcript: text, durationSeconds } = recordingEntry(`${SAID}.wav`);

const ID = /^[\da-f-]{36}$/;

describe('Generate Speech', () => {
	test.each([
		['wav', 'speech.wav', 'audio/wav', `${SAID}.wav`],
		['opus', 'speech.ogg', 'audio/ogg', `${SAID}.ogg`],
	])('gives %s: %s of the type %s', async (audioFormat, fileName, mimeType, sample) => {
		const workflow = await publishSpeak(real, { options: { audioFormat } });
		const { speech, pending, failed } = await runSpeak(real, workflow, [
			{ text: `**${text}** 🙏` },
		]);
		expect([pending, failed]).toEqual([[], []]);
		const [item, ...others] = speech;
		expect(others).toEqual([]);
		expect(item).toMatchObject({
			json: {
				fileName,
				status: 'generated',
				durationSeconds: expect.closeTo(durationSeconds, 1),
				language: 'sw',
				accent: 'swahili',
				gender: 'female',
				characters: text.length,
				spokenText: text,
			},
			binary: { data: { fileName, mimeType, fileType: 'audio' } },
			pairedItem: { item: 0 },
		});
		expect((await fileOf(real, item)).equals(recordingBytes(sample))).toBe(true);
		expect(await real.sandbox.state()).toMatchObject({
			acceptedTexts: 1,
			downloads: 1,
			complaints: [],
		});
	});

	test('puts the file where it is told to', async () => {
		const options = { binaryField: 'voice', fileName: 'reply' };
		const { speech } = await runSpeak(real, await publishSpeak(real, { options }), [{ text }]);
		expect(speech[0]?.binary).toMatchObject({ voice: { fileName: 'reply.wav' } });
	});

	test('each item ends in one place, paired, and what can not be spoken costs nothing', async () => {
		const workflow = await publishSpeak(real, {}, { onError: 'continueErrorOutput' });
		const items = [{ text }, { text: 'Ngoja [timeout]' }, { text: '[accent]' }, { text: ' 🙏 ' }];
		const { speech, pending, failed } = await runSpeak(real, workflow, items);
		expect(speech.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }]);
		expect(pending).toMatchObject([
			{
				json: { textId: expect.stringMatching(ID), status: 'processing' },
				pairedItem: { item: 0 },
			},
		]);
		expect(failed.map(({ json }) => json.error)).toMatchObject([
			{ message: expect.stringContaining("the accent chosen in 'Accent'") },
			{ message: expect.stringContaining("'Text' has no words to speak") },
		]);
		expect((await sentTexts(real.sandbox)).map(({ paid }) => paid).sort()).toEqual([
			false,
			true,
			true,
		]);
	});
});

test('what is not ready leaves with all that Get Speech needs, which fetches it', async () => {
	const start = await publishSpeak(real, { operation: 'startSpeech' });
	const started = await runSpeak(real, start, [{ text }]);
	expect(started.speech).toEqual([]);
	expect(await real.sandbox.state()).toMatchObject({ acceptedTexts: 1, downloads: 0 });
	const get = await publishSpeak(real, { operation: 'getSpeech' });
	const { speech } = await runSpeak(
		real,
		get,
		started.pending.map(({ json }) => json),
	);
	expect(speech).toMatchObject([
		{
			json: {
				textId: started.pending[0]?.json.textId,
				language: 'sw',
				accent: 'swahili',
				gender: 'female',
				characters: text.length,
			},
		},
	]);
	expect((await fileOf(real, speech[0])).equals(recordingBytes(`${SAID}.wav`))).toBe(true);
	expect(await real.sandbox.state()).toMatchObject({ acceptedTexts: 1, complaints: [] });
});

test('a link that is over is fetched anew by the text id, and nothing is paid for twice', async () => {
	const workflow = await publishSpeak(real);
	const { speech } = await runSpeak(real, workflow, [{ text: `${text} [expired-link] [text-id]` }]);
	expect(speech).toHaveLength(1);
	expect(await real.sandbox.state()).toMatchObject({
		acceptedTexts: 1,
		downloads: 2,
		complaints: [],
	});
});
