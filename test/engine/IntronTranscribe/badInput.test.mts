import { describe, expect, test } from '@jest/globals';
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { IntronApi } from '../../../credentials/IntronApi.credentials';
import { CATEGORIES } from '../../../nodes/IntronTranscribe/catalog/categories';
import { IntronTranscribe } from '../../../nodes/IntronTranscribe/IntronTranscribe.node';
import type { EngineRun, InputItem } from '../../support/engine/engine.mts';
import { runNode } from '../../support/engine/engine.mts';
import { CREDENTIAL, recordingItem } from '../../support/service/nockService.mts';
import { recordingBytes } from '../../support/service/recordings.mts';

/** What the user sees as names of fields, with those within collections. */
const displayNames = (fields: INodeProperties[]): string[] =>
	fields.flatMap((field) => [
		field.displayName,
		...(field.type === 'collection' ? displayNames(field.options as INodeProperties[]) : []),
	]);

const KNOWN_NAMES = [
	...displayNames(new IntronTranscribe().description.properties),
	...displayNames(new IntronApi().properties),
];

/** Runs the node on one bad item; returns what the user reads. */
async function refuse(run: Partial<EngineRun>) {
	const { error, outputs, requests } = await runNode({
		items: [recordingItem()],
		credential: CREDENTIAL,
		...run,
	});
	expect(requests).toEqual([]);
	expect(outputs).toEqual([]);
	const { message = '', description = '', context } = error ?? {};
	expect(context).toMatchObject({ itemIndex: 0 });
	const quoted = Array.from(message.matchAll(/(?<!\w)'([^']+)'(?!\w)/g), ([, name]) => name);
	expect(KNOWN_NAMES).toEqual(expect.arrayContaining(quoted));
	expect(quoted.length > 0 || message.startsWith('a.')).toBe(true);
	expect(description).toMatch(/^[A-Z].+\.$/);
	return { message, description };
}

const audio = { data: recordingBytes('yes.wav'), fileName: 'yes.wav', mimeType: 'audio/wav' };
const picture = { data: Buffer.from('\x89PNG\r\n', 'latin1'), mimeType: 'image/png' };

describe('no file under the name of the field', () => {
	test.each<[string, InputItem['files'], string, RegExp]>([
		['no file at all', {}, 'data', /holds no file.+binary data/],
		['one file', { file: picture }, 'data', /^Enter file in 'Input Data Field Name'/],
		['one recording among files', { a: picture, b: audio, c: picture }, 'sound', /^Enter b in /],
		['several recordings', { a: audio, b: audio }, 'data', /: a, b\.$/],
		['several other files', { a: picture, b: picture }, 'data', /: a, b\.$/],
		['another case', { Sound: audio }, 'sound', /^Enter Sound in /],
		['a name that every object has', { file: audio }, 'toString', /^Enter file in /],
		['a name that is special', { file: audio }, '__proto__', /^Enter file in /],
	])('%s', async (_what, files, binaryPropertyName, advice) => {
		const seen = await refuse({ parameters: { binaryPropertyName }, items: [{ files }] });
		expect(seen.message).toBe(
			`No file in the field "${binaryPropertyName}" that 'Input Data Field Name' names`,
		);
		expect(seen.description).toMatch(advice);
	});

	test.each(['={{ null }}', '={{ undefined }}', '={{ 5 }}', '={{ ({}) }}', '={{ [] }}'])(
		'the expression %s',
		async (binaryPropertyName) => {
			const { message } = await refuse({ parameters: { binaryPropertyName } });
			expect(message).toBe("'Input Data Field Name' is not the name of a field");
		},
	);

	test('the binary object itself, where expressions do not get its bytes', async () => {
		const parameters = { binaryPropertyName: '={{ $binary.data }}' };
		const { message } = await refuse({ parameters, binaryMode: 'default' });
		expect(message).toBe("'Input Data Field Name' is not the name of a field");
	});

	test('a file that is gone from the storage', async () => {
		const id = 'filesystem-v2:workflows/w/executions/1/binary_data/gone';
		const binaryPropertyName = `={{ (${JSON.stringify({ id, mimeType: 'audio/wav' })}) }}`;
		const { message, description } = await refuse({ parameters: { binaryPropertyName } });
		expect(message).toContain("can't be read from n8n's binary data storage");
		expect(description).toContain('workers');
	});
});

describe.each(['default', 'filesystem'] as const)('a bad file, in the mode %s', (binaryMode) => {
	test.each<[string, Buffer, string, string, string]>([
		['empty', Buffer.alloc(0), 'a.wav', 'audio/wav', 'is empty'],
		[
			'a web page',
			Buffer.from('<html>404</html>'),
			'a.mp3',
			'audio/mpeg',
			'is a text (a web page)',
		],
		['a message', Buffer.from('{"error":"expired"}'), 'a.mp3', '', 'is a text (JSON)'],
		['a PDF', Buffer.from('%PDF-1.7'), 'a.wav', 'audio/wav', 'is a PDF document, not a recording'],
		['a ZIP', Buffer.from('PK\x03\x04'), 'a.ogg', '', 'is a ZIP archive or an Office document'],
		['a picture', picture.data, 'a.png', 'image/png', 'is a picture'],
		['an AMR', Buffer.from('#!AMR\n\x04'), 'a.amr', 'audio/amr', 'is an AMR file'],
		['a 3GP', Buffer.from('\0\0\0\x18ftyp3gp4'), 'a.3gp', 'video/3gpp', 'is a 3GP file'],
		['an AAC', Buffer.from('fff15080', 'hex'), 'a.aac', 'audio/aac', 'is an AAC file'],
		['an MKV', Buffer.from('1a45dfa3a3', 'hex'), 'a.mkv', '', 'is a Matroska file'],
		['noise', Buffer.from('00010203', 'hex'), 'a.bin', '', 'is not a recording'],
	])('%s', async (_what, data, fileName, mimeType, problem) => {
		const items = [{ files: { data: { data, fileName, mimeType } } }];
		const { message, description } = await refuse({ items, binaryMode });
		expect(message).toContain(problem);
		if (data.length > 0) expect(description).toContain('WAV, MP3, MP4, M4A, OGG, WEBM, FLAC');
	});
});

describe('a setting that can not be', () => {
	const otherLanguage = (languageCode: string) => ({ language: 'other', languageCode });

	test.each<[string, IDataObject, RegExp]>([
		['no code', otherLanguage(''), /^'Language Code' is not a language code: ""$/],
		['a name for a code', otherLanguage('swahili'), /^'Language Code'.+"swahili"$/],
		['one letter', otherLanguage('s'), /^'Language Code'/],
		['a digit', otherLanguage('s1'), /^'Language Code'/],
		['a language by an expression', { language: '={{ "Swahili" }}' }, /^'Audio Language'/],
		['no language by an expression', { language: '={{ null }}' }, /^'Audio Language'/],
		['a category', { category: '={{ "hotel" }}' }, /^'Category' has no choice "hotel"$/],
		['no category', { category: '={{ null }}' }, /^'Category'/],
		['a result', { generalResults: '={{ ["x"] }}' }, /^'Results' has no choice "x" for General/],
		['a result of another category', { generalResults: '=sentiment' }, /^'Results'/],
		['a number for a result', { generalResults: '={{ [7] }}' }, /^'Results'/],
		['a short template', { options: { templateId: 'abc' } }, /'Template ID' is not a template ID/],
		['a template with a blank', { options: { templateId: 'a3f32e46 afa4' } }, /'Template ID'/],
		['a path as template', { options: { templateId: '../../etc/passwd' } }, /'Template ID'/],
		['a line break as template', { options: { templateId: 'a3f32e46\nx' } }, /'Template ID'/],
		['an endless template', { options: { templateId: 'a'.repeat(65) } }, /'Template ID'/],
		[
			'a time-out',
			{ options: { timeout: '={{ "soon" }}' } },
			/'Answer Time-Out \(Seconds\)' is not a number: "soon"$/,
		],
	])('%s', async (_what, parameters, message) => {
		expect((await refuse({ parameters })).message).toMatch(message);
	});

	test('says which categories and results there are', async () => {
		const category = await refuse({ parameters: { category: '={{ "hotel" }}' } });
		for (const { name } of CATEGORIES) expect(category.description).toContain(name);
		const result = await refuse({
			parameters: { category: 'legal', legalResults: '={{ ["summary"] }}' },
		});
		expect(result.description).toBe('Use one of courtHearing.');
	});
});

describe('a credential that can not be', () => {
	test.each<[string, Partial<typeof CREDENTIAL>, string]>([
		['no key', { apiKey: '' }, "The 'API Key' of the Intron credential is empty"],
		['a blank key', { apiKey: ' \n' }, "The 'API Key' of the Intron credential is empty"],
		['no URL', { baseUrl: '' }, "The 'Base URL' of the Intron credential can't be used"],
		['no protocol', { baseUrl: 'intron.test' }, "The 'Base URL' of the Intron credential can't"],
		['plain HTTP', { baseUrl: 'http://intron.test' }, "The 'Base URL' of the Intron credential"],
	])('%s', async (_what, wrong, message) => {
		const seen = await refuse({ credential: { ...CREDENTIAL, ...wrong } });
		expect(seen.message).toContain(message);
	});
});
