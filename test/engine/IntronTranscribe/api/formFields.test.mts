import { describe, expect, test } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { CATEGORIES } from '../../../../nodes/IntronTranscribe/catalog/categories';
import { LANGUAGES } from '../../../../nodes/IntronTranscribe/catalog/languages';
import { resultsParameter } from '../../../../nodes/IntronTranscribe/panel/parameters';
import { runNode, TEST_KEY } from '../../../support/engine/engine.mts';
import { recordingBytes } from '../../../support/service/recordings.mts';
import { everyResult, transcribed } from '../../../support/service/replies.mts';
import { readForm, useWireServer } from '../../../support/service/wireServer.mts';

const data = recordingBytes('yes.wav').subarray(0, 256);

const server = useWireServer(() => ({ body: transcribed(everyResult) }));

/** Runs the node on one recording; returns the fields that arrived, without the recording. */
async function fieldsFor(parameters: IDataObject): Promise<Record<string, string>> {
	const { error } = await runNode({
		parameters,
		items: [{ json: { category: 'legal' }, files: { data: { data, fileName: 'Call 17.wav' } } }],
		credential: { apiKey: TEST_KEY, baseUrl: server.url },
	});
	expect(error).toBeUndefined();
	expect(server.requests).toHaveLength(1);
	const [request] = server.requests;
	if (!request) throw new Error('Nothing came');
	const { fields } = await readForm(request);
	expect(new Set(fields.map(([name]) => name)).size).toBe(fields.length);
	return Object.fromEntries(fields);
}

/** The fields of every upload to a category. */
const basis = (apiName: string) => ({
	audio_file_name: 'Call 17',
	use_language_asr_input: 'en',
	use_category: `file_category_${apiName}`,
});

/** What n8n keeps of all categories, as if the user had clicked through them. */
const everythingChosen = Object.fromEntries(
	CATEGORIES.map(({ name, results }) => [
		resultsParameter(name),
		results.map((result) => result.name),
	]),
);

const everyOption = CATEGORIES.flatMap((category) =>
	category.results.map((result) => ({ category, result })),
);

const flags = (...apiNames: string[]) =>
	Object.fromEntries(apiNames.map((apiName) => [`get_${apiName}`, 'TRUE']));

test('a new node asks for a plain English transcript, of the category General', async () => {
	expect(await fieldsFor({})).toEqual(basis('general'));
});

describe('the results that are asked for', () => {
	test.each(everyOption)(
		'$result.title of $category.title, and nothing else',
		async ({ category, result }) => {
			const fields = await fieldsFor({
				category: category.name,
				...everythingChosen,
				[resultsParameter(category.name)]: [result.name],
			});
			expect(fields).toEqual({ ...basis(category.apiName), ...flags(result.apiName) });
		},
	);

	test.each(CATEGORIES)('All Results of $title', async ({ name, apiName, results }) => {
		const fields = await fieldsFor({ category: name, ...everythingChosen, allResults: true });
		const all = flags(...results.map((result) => result.apiName));
		expect(fields).toEqual({ ...basis(apiName), ...all });
	});

	test.each(CATEGORIES)(
		'none of $title, though other categories have stale choices',
		async ({ name, apiName }) => {
			const fields = await fieldsFor({
				category: name,
				...everythingChosen,
				[resultsParameter(name)]: [],
			});
			expect(fields).toEqual(basis(apiName));
		},
	);

	test('those of the category that an expression gives, when all have choices', async () => {
		const fields = await fieldsFor({ category: '={{ $json.category }}', ...everythingChosen });
		expect(fields).toEqual({ ...basis('legal'), ...flags('legal_court_hearing') });
	});

	test.each([
		['a list', "={{ ['sentiment', 'resolution'] }}"],
		['one text', '=sentiment, resolution'],
	])('those that an expression gives as %s', async (_form, callCenterResults) => {
		const fields = await fieldsFor({ category: 'callCenter', callCenterResults });
		expect(fields).toEqual({
			...basis('call_center'),
			...flags('call_center_sentiment', 'call_center_results'),
		});
	});

	test.each(['={{ undefined }}', '={{ null }}', '={{ "" }}', '={{ [] }}'])(
		'none when the expression %s gives none',
		async (generalResults) => {
			expect(await fieldsFor({ generalResults })).toEqual(basis('general'));
		},
	);
});

describe('the other wishes', () => {
	test.each(LANGUAGES)('$name', async ({ code }) => {
		const fields = await fieldsFor({ language: code });
		expect(fields).toEqual({ ...basis('general'), use_language_asr_input: code });
	});

	test.each([
		['entered by hand', { language: 'other', languageCode: 'sna' }, 'sna'],
		['entered with a region', { language: 'other', languageCode: ' am-ET ' }, 'am'],
		['given by an expression', { language: '={{ "SW_KE" }}' }, 'sw'],
	])('a language %s', async (_how, parameters, code) => {
		expect((await fieldsFor(parameters)).use_language_asr_input).toBe(code);
	});

	test.each([
		['no LLM corrections', { llmCorrections: false }, { use_disable_llm_corrections: 'TRUE' }],
		['LLM corrections', { llmCorrections: true }, {}],
		['a template', { templateId: ' a3f32e46-afa4 ' }, { use_template_id: 'a3f32e46-afa4' }],
		['an empty template', { templateId: '' }, {}],
		['a template that an expression lacks', { templateId: '={{ $json.none }}' }, {}],
		['another name', { fileName: ' Für "Ada" 🎧 ' }, { audio_file_name: 'Für "Ada" 🎧' }],
		['a name that an expression lacks', { fileName: '={{ $json.none }}' }, {}],
		['a name that an expression has as null', { fileName: '={{ null }}' }, {}],
		['settings that are not for Intron', { simplify: false, timeout: 200 }, {}],
	])('%s', async (_what, options, more) => {
		expect(await fieldsFor({ options })).toEqual({ ...basis('general'), ...more });
	});

	test.each([
		['diarization', true, { use_diarization: 'TRUE' }],
		['no diarization', false, {}],
		['a diarization that an expression lacks', '={{ $json.none }}', {}],
	])('%s', async (_what, diarization, more) => {
		expect(await fieldsFor({ diarization })).toEqual({ ...basis('general'), ...more });
	});

	test('all at once', async () => {
		const fields = await fieldsFor({
			language: 'sw',
			category: 'telehealth',
			allResults: true,
			diarization: true,
			options: { llmCorrections: false, templateId: 'a3f32e46-afa4' },
		});
		expect(Object.keys(fields)).toHaveLength(3 + 3 + 10);
		expect(fields).toMatchObject({
			use_language_asr_input: 'sw',
			use_category: 'file_category_telehealth',
			use_diarization: 'TRUE',
			use_disable_llm_corrections: 'TRUE',
			use_template_id: 'a3f32e46-afa4',
			get_soap_note: 'TRUE',
		});
	});
});
