import { readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';

import { CATEGORIES } from '../../nodes/IntronTranscribe/catalog/categories';
import { scoreCategory } from '../../sandbox/results/derived.mts';
import { useCommonSandbox } from '../support/service/ownSandbox.mts';
import { askStatus, upload } from './client.mts';

const sandbox = useCommonSandbox();

const requests = CATEGORIES.map(({ apiName, title, results }) => ({
	title,
	keys: results.map((result) => `transcript_${result.apiName}`),
	fields: {
		use_category: `file_category_${apiName}`,
		...Object.fromEntries(results.map((result) => [`get_${result.apiName}`, 'TRUE'])),
	},
}));

function resultsIn(data: Record<string, unknown>): Array<[string, unknown]> {
	return Object.entries(data).filter(([key]) => key.startsWith('transcript_'));
}

describe('the results of', () => {
	test.each(requests)('$title are texts, or JSON from the status endpoint', async (wanted) => {
		const { body } = await upload(sandbox, { file: 'call.mp3', fields: wanted.fields });
		const texts = resultsIn(body.data);
		expect(texts.map(([key]) => key)).toEqual(wanted.keys);
		for (const [, value] of texts) expect(value).toEqual(expect.stringMatching(/\S/));

		const id = body.data.file_id;
		const text = await askStatus(sandbox, id, '?get_structured_post_processing=f');
		expect(resultsIn(text.body.data)).toEqual(texts);
		const json = await askStatus(sandbox, id, '?get_structured_post_processing=t');
		const structured = resultsIn(json.body.data);
		expect(structured.map(([key]) => key)).toEqual(wanted.keys);
		for (const [, value] of structured) expect(value).toEqual(expect.any(Object));
		expect((await sandbox.state()).complaints).toEqual([]);
	});

	test.each([
		['55/73', 'green', ''],
		['40/73', 'yellow', '[score=40/73]'],
		['9/73', 'red', '[score=9/73]'],
	])('a call hold the score %s and its category %s', async (score, category, token) => {
		const { body } = await upload(sandbox, {
			fields: {
				audio_file_name: `call ${token}`,
				use_category: 'file_category_call_center',
				get_call_center_agent_score: 'TRUE',
				get_call_center_agent_score_category: 'TRUE',
			},
		});
		expect(body.data).toMatchObject({
			transcript_call_center_agent_score: score,
			transcript_call_center_agent_score_category: category,
		});
	});

	test.each([
		['call.mp3', 'call_center', 'get_call_center_product_info', 'Blender'],
		['consultation.mp3', 'telehealth', 'get_soap_note', 'Asthma'],
		['over-120-seconds.mp3', 'telehealth', 'get_soap_note', 'Malaria'],
		['operation-note.mp3', 'procedure', 'get_op_note', 'appendectomy'],
		['meeting.mp3', 'meeting_notes', 'get_meeting_notes_decisions', 'Lekki'],
		['hearing.mp3', 'legal', 'get_legal_court_hearing', 'Harbour Transport'],
	])('%s are about it', async (file, category, flag, words) => {
		const fields = { use_category: `file_category_${category}`, [flag]: 'TRUE' };
		await sandbox.settings({ audioLimit: 600 });
		const { body } = await upload(sandbox, { file, fields });
		const [[, text] = []] = resultsIn(body.data);
		expect(text).toContain(words);
		expect(text).not.toContain('sample');
	});

	test.each([
		['another recording', 'english.mp3', 'telehealth', 'get_soap_note'],
		['a call as a consultation', 'call.mp3', 'telehealth', 'get_soap_note'],
		['a consultation as a call', 'consultation.mp3', 'call_center', 'get_call_center_results'],
	])('%s say that they are a sample', async (_which, file, category, flag) => {
		const fields = { use_category: `file_category_${category}`, [flag]: 'TRUE' };
		const { body } = await upload(sandbox, { file, fields });
		const [[, text] = []] = resultsIn(body.data);
		expect(text).toContain('this is only a sample');
	});

	test('a recording that is not in English do not exist', async () => {
		const { body } = await upload(sandbox, {
			file: 'swahili-english.ogg',
			fields: { use_language_asr_input: 'sw', get_summary: 'TRUE' },
		});
		expect(resultsIn(body.data)).toEqual([]);
		expect(body.data.audio_transcript).toMatch(/^Habari/);
	});

	test('an upload without a category are those of telehealth', async () => {
		const { body } = await upload(sandbox, {
			fields: { use_category: undefined, get_soap_note: 'TRUE', get_call_center_results: 'TRUE' },
		});
		expect(resultsIn(body.data).map(([key]) => key)).toEqual(['transcript_soap_note']);
	});

	test('a question are its answer, in any language', async () => {
		const { body } = await upload(sandbox, {
			fields: {
				use_language_asr_input: 'sw',
				get_answer: 'TRUE',
				use_language_data_extraction_output: 'fr',
			},
		});
		expect(body.data.transcript_answer).toMatch(/still need my payslip\?.*French/);
		const none = await upload(sandbox, { file: 'silence.wav', fields: { get_answer: 'TRUE' } });
		expect(none.body.data.transcript_answer).toMatch(/could not hear a question/);
		expect((await sandbox.state()).complaints).toEqual([]);
	});
});

test('the README shows the score of a call in the colour that the sandbox gives it', () => {
	const shown = /"agentScore": "(\d+)\/(\d+)", "agentScoreCategory": "(\w+)"/;
	const [, points, outOf, colour] = shown.exec(readFileSync('README.md', 'utf8')) ?? [];
	expect(colour).toBe(scoreCategory({ points: Number(points), outOf: Number(outOf) }));
});
