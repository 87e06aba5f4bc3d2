import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { displayName } from '../../../../nodes/IntronTranscribe/audio/naming';
import { CATEGORIES } from '../../../../nodes/IntronTranscribe/catalog/categories';
import { LANGUAGES } from '../../../../nodes/IntronTranscribe/catalog/languages';
import { FILE_FIELD } from '../../../../nodes/IntronTranscribe/api';
import { resultsParameter } from '../../../../nodes/IntronTranscribe/panel/parameters';
import { runNode, TEST_KEY } from '../../../support/engine/engine.mts';
import { anyText, holds } from '../../../support/random/properties.mts';
import { recordingBytes } from '../../../support/service/recordings.mts';
import { everyResult, transcribed } from '../../../support/service/replies.mts';
import { readForm, useWireServer } from '../../../support/service/wireServer.mts';

const server = useWireServer(() => ({ body: transcribed(everyResult) }));

/** A text that n8n does not take for an expression. */
const anyEntry = anyText('name="', 'filename=', '\r\n\r\n', '--axios').map((text) =>
	text.replace(/^=+/, '').replaceAll('{{', ''),
);

/** A WAV file with anything behind its first bytes, such as what separates parts of a form. */
const anyFile = fc
	.oneof(
		fc.uint8Array({ maxLength: 2_000 }),
		anyText('\r\n--', '--axios', 'Content-').map((text) => Buffer.from(text)),
	)
	.map((rest) => Buffer.concat([recordingBytes('yes.wav').subarray(0, 64), rest]));

const anyWish = fc.constantFrom(...CATEGORIES).chain((category) =>
	fc.record({
		category: fc.constant(category),
		results: fc.subarray([...category.results]),
		allResults: fc.boolean(),
		language: fc.constantFrom(...LANGUAGES.map(({ code }) => code)),
		diarization: fc.boolean(),
		llmCorrections: fc.boolean(),
		templateId: fc.oneof(fc.constant(''), fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{7,63}$/)),
		fileName: anyEntry,
	}),
);

/** What a form makes of a text: valid Unicode with line ends as in mails. */
const onTheWire = (text: string) =>
	Buffer.from(text)
		.toString()
		.replace(/\r\n?|\n/g, '\r\n');

test('any request arrives as it was made: the same fields, each once, and the same bytes', async () => {
	await holds(
		fc.asyncProperty(anyWish, anyFile, anyEntry, async (wish, data, ownName) => {
			server.requests.length = 0;
			const { category, results, allResults, language, diarization, ...options } = wish;
			const { error } = await runNode({
				parameters: {
					category: category.name,
					allResults,
					[resultsParameter(category.name)]: results.map(({ name }) => name),
					language,
					diarization,
					options: options as IDataObject,
				},
				items: [{ files: { data: { data, fileName: ownName } } }],
				credential: { apiKey: TEST_KEY, baseUrl: server.url },
			});
			expect(error).toBeUndefined();
			const [request, ...others] = server.requests;
			expect(others).toEqual([]);
			if (!request) throw new Error('Nothing came');
			expect(request.headers['content-length']).toBe(String(request.body.length));

			const { fields, files } = await readForm(request);
			const { audio_file_name: sentName, ...sent } = Object.fromEntries(fields);
			expect(fields).toHaveLength(Object.keys(sent).length + 1);
			const wanted = allResults ? category.results : results;
			expect(sent).toEqual({
				use_language_asr_input: language,
				use_category: `file_category_${category.apiName}`,
				...(diarization && { use_diarization: 'TRUE' }),
				...(options.templateId && { use_template_id: options.templateId }),
				...(!options.llmCorrections && { use_disable_llm_corrections: 'TRUE' }),
				...Object.fromEntries(wanted.map(({ apiName }) => [`get_${apiName}`, 'TRUE'])),
			});
			const entered = options.fileName.replace(/\p{Cc}+/gu, ' ').trim();
			if (entered !== '') expect(sentName).toBe(onTheWire(displayName(entered)));
			expect(sentName).not.toBe('');

			expect(files).toHaveLength(1);
			expect(files[0]).toMatchObject({ field: FILE_FIELD, type: 'audio/wav' });
			expect(files[0]?.name).toMatch(/^[^/\\\r\n]+\.wav$/);
			expect(files[0]?.bytes.equals(data)).toBe(true);
		}),
		0.3,
	);
});
