import { describe, expect, test } from '@jest/globals';

import { useSandbox } from '../../support/engine/sandboxRuns.mts';
import { outputsOf, speakRun, textItems } from '../../support/engine/speakRuns.mts';

const bench = useSandbox();

const errorOf = async (text: string, options = {}, parameters = {}) =>
	(await bench.run(speakRun({ items: textItems(text), parameters }, options))).error;

describe('what Intron refuses is told in the words of the panel', () => {
	test.each<[what: string, parameters: object, message: RegExp, description: RegExp]>([
		[
			'a language',
			{ language: 'other', languageCode: 'xx', accentCode: 'swahili' },
			/does not speak the language chosen in 'Language'/,
			/invalid text voice language,xx not supported/,
		],
		[
			'an accent',
			{ language: 'en', accent: 'other', accentCode: 'nigerian' },
			/does not support the accent chosen in 'Accent'/,
			/Accents of the language en: afrikaans, hausa, .*zulu\./,
		],
		['a gender', { gender: '={{ "child" }}' }, /does not support the gender/, /Choose the other/],
	])('%s', async (_what, parameters, message, description) => {
		const error = await errorOf('Habari', {}, parameters);
		expect(error?.message).toMatch(message);
		expect(error?.description).toMatch(description);
		expect(await bench.sandbox.state()).toMatchObject({ acceptedTexts: 0, complaints: [] });
	});

	test('a text that is too long, with the limit', async () => {
		await bench.sandbox.settings({ textLimit: 10 });
		const error = await errorOf('Habari za asubuhi', { splitLongText: false });
		expect(error?.message).toMatch(/'Text' is longer than Intron allows: at most 10 characters/);
		expect(error?.description).toMatch(/'Split Long Text'/);
	});

	test.each([
		['integrator', /may not use this kind of request/, /'Start Speech'/],
		['balance', /not enough credits for this text/, /Top up/],
		['bad-key', /did not accept the API key/, /voice\.intron\.io/],
		['failed', /could not speak the text/, /PROCESSING_FAILED/],
		['outage', /not available/, /not sent again in this execution/],
	])('[%s]', async (token, message, description) => {
		const error = await errorOf(`Habari [${token}]`);
		expect(error?.message).toMatch(message);
		expect(error?.description).toMatch(description);
	});
});

describe('what can not be spoken is not sent', () => {
	test.each([
		['', /'Text' is empty/],
		['😀 https://example.org', /'Text' has no words to speak/],
		['!?', /'Text' has no words to speak/],
	])('%j', async (text, message) => {
		expect((await errorOf(text))?.message).toMatch(message);
		expect(await bench.sandbox.requests()).toEqual([]);
	});

	test('a code that can be none', async () => {
		const error = await errorOf('Habari', {}, { gender: '={{ 7 }}' });
		expect(error?.message).toMatch(/'Gender' is not a code of Intron's: "7"/);
	});
});

describe('a download', () => {
	test.each([
		'audio:outage=2',
		'audio:cut=2',
		'audio:reset=2',
		'audio:html=1',
		'audio:long-length=1',
	])('that meets [%s] is tried again', async (token) => {
		const { speech } = outputsOf(
			await bench.run(speakRun({ items: textItems(`Habari [${token}]`) })),
		);
		expect(speech).toHaveLength(1);
		expect(await bench.sandbox.state()).toMatchObject({ acceptedTexts: 1, complaints: [] });
	});

	test.each([
		['audio:outage', /could not be downloaded/],
		['odd-audio=html', /neither a WAV nor an Ogg file/],
		['odd-audio=mp3', /neither a WAV nor an Ogg file/],
		['odd-audio=nothing', /neither a WAV nor an Ogg file/],
		['expired-link=9', /could not be downloaded/],
	])('that meets [%s] to the end is told of, with the text id', async (token, message) => {
		const error = await errorOf(`Habari [${token}] [text-id]`);
		expect(error?.message).toMatch(message);
		expect(error?.description).toMatch(/Text ID: [\da-f-]{36}/);
		expect(error?.context.textId).toMatch(/^[\da-f-]{36}$/);
		expect(await bench.sandbox.state()).toMatchObject({ acceptedTexts: 1, downloads: 5 });
	});

	test('by a link that is over gets a new one by the id', async () => {
		const items = textItems('Habari [expired-link=2] [text-id]');
		const { speech } = outputsOf(await bench.run(speakRun({ items })));
		expect(speech).toHaveLength(1);
		expect(await bench.sandbox.state()).toMatchObject({ acceptedTexts: 1, downloads: 3 });
	});

	test('by a link that is over, without an id, is told of', async () => {
		const error = await errorOf('Habari [expired-link]');
		expect(error?.message).toMatch(/link to the speech has expired/);
	});

	test('of the other format than was asked for is called what it is', async () => {
		const items = textItems('Habari [odd-audio]');
		const { speech } = outputsOf(await bench.run(speakRun({ items })));
		expect(speech[0]?.binary?.data).toMatchObject({
			fileName: 'speech.ogg',
			mimeType: 'audio/ogg',
		});
	});
});
