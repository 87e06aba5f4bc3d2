import { describe, expect, test } from '@jest/globals';

import { readReply } from '../../../../nodes/shared/intron/reply';

const envelope = {
	data: {
		file_id: '12a9760f',
		processing_status: 'FILE_TRANSCRIBED',
		audio_file_name: 'myfile',
		audio_transcript: 'hello world',
		processed_audio_duration_in_seconds: 20,
		transcript_summary: 'A greeting.',
	},
	message: 'file status found',
	status: 'Ok',
};

const read = {
	httpStatus: 200,
	body: envelope,
	data: envelope.data,
	message: 'file status found',
	fileId: '12a9760f',
	processingStatus: 'FILE_TRANSCRIBED',
	transcript: 'hello world',
};

const nothing = {
	httpStatus: 502,
	body: {},
	data: {},
	message: '',
	fileId: undefined,
	processingStatus: '',
	transcript: undefined,
};

describe('reading an answer of the service', () => {
	test.each([
		['parsed JSON', envelope],
		['JSON text', JSON.stringify(envelope)],
		['JSON text within a JSON string', JSON.stringify(JSON.stringify(envelope))],
		['JSON text between blanks', `\r\n ${JSON.stringify(envelope)}\n`],
	])('takes %s', (_form, body) => {
		expect(readReply(200, body)).toEqual(read);
	});

	test.each([
		['an HTML page', '<html><h1>502 Bad Gateway</h1></html>'],
		['an empty text', ''],
		['no body', undefined],
		['null', null],
		['a JSON null', 'null'],
		['a plain text', 'upstream connect error'],
		['a plain text as JSON', '"upstream connect error"'],
		['cut JSON', '{"data": {"file_id": "12a'],
		['cut JSON within a JSON string', JSON.stringify('{"data": {"file_id"')],
		['a number', 502],
		['a boolean', true],
		['an array', [envelope]],
		['bytes', Buffer.from('<html>')],
	])('finds nothing in %s, and does not break', (_form, body) => {
		const { body: _body, ...reply } = readReply(502, body);
		const { body: _nothing, ...rest } = nothing;
		expect(reply).toEqual(rest);
	});

	test.each([
		['cut JSON', '{"data": {"file_id": "12a9760f", "audio_tran'],
		['an array as text', JSON.stringify([envelope])],
		['a page around it', `<pre>${JSON.stringify(envelope)}</pre>`],
	])('saves the file id from %s, since it was paid for', (_form, body) => {
		expect(readReply(200, body)).toMatchObject({ fileId: '12a9760f', body: {}, data: {} });
	});

	test.each([null, 'text', 7, ['file_id'], undefined])('takes %j for no data', (data) => {
		const reply = readReply(200, { ...envelope, data });
		expect([reply.data, reply.fileId]).toEqual([{}, undefined]);
	});

	test.each([
		['at data.file_id', { data: { file_id: 'a1' } }, 'a1'],
		['at the top level', { file_id: 'a1', data: {} }, 'a1'],
		['at both places, where data counts', { file_id: 'b2', data: { file_id: 'a1' } }, 'a1'],
		['at the top level when data has none', { file_id: 'b2', data: { file_id: null } }, 'b2'],
		['at the top level when data has a blank', { file_id: 'b2', data: { file_id: ' ' } }, 'b2'],
		['as a number', { data: { file_id: 4711 } }, '4711'],
		['as the number zero', { data: { file_id: 0 } }, '0'],
		['as a number that lost digits', '{"data":{"file_id":12345678901234567891}}', undefined],
		['as a number beyond all numbers', '{"data":{"file_id":1e999}}', undefined],
		['with an escape in an answer that was cut', '{"data":{"file_id":"a\\"1","mess', undefined],
		['between blanks', { data: { file_id: ' a1\n' } }, 'a1'],
		['as an empty text', { data: { file_id: '' } }, undefined],
		['as an object', { data: { file_id: { id: 'a1' } } }, undefined],
		['as null', { data: { file_id: null } }, undefined],
		['nowhere', {}, undefined],
	])('reads a file id %s', (_place, body, fileId) => {
		expect(readReply(503, body).fileId).toBe(fileId);
	});

	test.each([
		['', ''],
		[' \n', ' \n'],
		['hello', 'hello'],
		[null, undefined],
		[undefined, undefined],
		[17, undefined],
		[['hello'], undefined],
		[{ text: 'hello' }, undefined],
	])('reads %j as the transcript %j', (value, transcript) => {
		expect(readReply(200, { data: { audio_transcript: value } }).transcript).toBe(transcript);
	});

	test.each([null, 17, {}, ['x']])('takes %j for no message and no status', (value) => {
		const reply = readReply(200, { message: value, data: { processing_status: value } });
		expect([reply.message, reply.processingStatus]).toEqual(['', '']);
	});
});
