import { describe, expect, test } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { LANGUAGES } from '../../../../nodes/IntronTranscribe/catalog/languages';
import { recordingEntry } from '../../../support/service/recordings.mts';
import { recordingItem, useSandbox } from '../../../support/engine/sandboxRuns.mts';

const bench = useSandbox();

/** Runs the node on one recording; returns what left by each output. */
async function runOne(parameters: IDataObject, tokens = '', file = 'english.ogg') {
	const { outputs, error } = await bench.run({ parameters, items: [recordingItem(tokens, file)] });
	const [transcribed = [], stillProcessing = []] = outputs;
	return { transcribed, stillProcessing, error };
}

describe('Answer Spoken Question', () => {
	const answer = { operation: 'answerQuestion' };
	const languageName = (code: string) => LANGUAGES.find((language) => language.code === code)?.name;

	test('asks for an answer and nothing else, and returns it beside the transcript', async () => {
		const stale = { category: 'callCenter', allResults: true, callCenterResults: ['sentiment'] };
		const { transcribed } = await runOne({ ...answer, ...stale });
		expect(transcribed).toMatchObject([
			{
				json: {
					transcript: recordingEntry('english.ogg').transcript,
					results: { answer: expect.stringContaining('do you still need my payslip?') },
				},
			},
		]);
		const [upload] = await bench.uploads();
		expect(upload?.endpoint).toBe('sync');
		expect(upload?.fields).toEqual({
			audio_file_name: 'Call',
			use_language_asr_input: 'en',
			use_category: 'file_category_general',
			get_answer: 'TRUE',
		});
		expect((await bench.sandbox.state()).complaints).toEqual([]);
	});

	test.each([
		['chosen', { answerLanguage: 'sw' }, 'sw'],
		['entered', { answerLanguage: 'other', answerLanguageCode: ' YO ' }, 'yo'],
		['given by an expression', { answerLanguage: '={{ "ha" }}' }, 'ha'],
	])('in a language that is %s', async (_how, parameters, code) => {
		const { transcribed } = await runOne({ ...answer, ...parameters });
		const [upload] = await bench.uploads();
		expect(upload?.fields.use_language_data_extraction_output).toBe(code);
		expect(transcribed[0]?.json.results).toEqual({
			answer: expect.stringContaining(`in ${languageName(code)}.`),
		});
	});

	test('in the language of the question, without naming it', async () => {
		const { transcribed } = await runOne({ ...answer, language: 'sw' }, '', 'swahili-english.ogg');
		const [upload] = await bench.uploads();
		expect(upload?.fields).not.toHaveProperty('use_language_data_extraction_output');
		expect(transcribed[0]?.json).toMatchObject({
			language: 'sw',
			results: { answer: expect.any(String) },
		});
	});

	test.each(['', 'swahili', '12', 's w'])('in no language %j', async (answerLanguageCode) => {
		const parameters = { ...answer, answerLanguage: 'other', answerLanguageCode };
		const { error } = await runOne(parameters);
		expect(error?.message).toContain("'Answer Language Code'");
		expect(await bench.uploads()).toEqual([]);
	});

	test('passes the file id on, or keeps waiting, when it takes longer', async () => {
		expect((await runOne(answer, '[timeout]')).stillProcessing).toMatchObject([
			{ json: { requestedResults: ['answer'] } },
		]);
		const options = { onTimeOut: 'keepWaiting' };
		const { transcribed } = await runOne({ ...answer, options }, '[queued=2]');
		expect(transcribed).toMatchObject([{ json: { results: { answer: expect.any(String) } } }]);
	});
});
