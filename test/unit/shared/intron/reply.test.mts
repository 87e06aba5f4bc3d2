import { describe, expect, test } from '@jest/globals';

import {
	idIn,
	isFailedStatus,
	isRunning,
	isStillRunning,
	isSuccess,
	readReply,
	textOf,
	textOrNull,
} from '../../../../nodes/shared/intron/reply';

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
	isEnvelope: true,
	saysError: false,
	message: 'file status found',
	reason: '',
	processingStatus: 'FILE_TRANSCRIBED',
	text: '',
	isCut: false,
};

const nothing = {
	httpStatus: 502,
	body: {},
	data: {},
	isEnvelope: false,
	saysError: false,
	message: '',
	reason: '',
	processingStatus: '',
	isCut: false,
};

const fileIdIn = (reply: ReturnType<typeof readReply>) => idIn(reply, 'file_id');

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
	])('finds nothing in %s, and does not break', (_form, body) => {
		const text = typeof body === 'string' ? body : '';
		expect(readReply(502, body)).toEqual({ ...nothing, text });
	});

	test('finds nothing in bytes, and does not break', () => {
		const { body: _bytes, ...reply } = readReply(502, Buffer.from('<html>'));
		const { body: _nothing, ...rest } = nothing;
		expect(reply).toEqual({ ...rest, text: '' });
	});

	test.each([
		['cut JSON', '{"data": {"file_id": "12a9760f", "audio_tran'],
		['an array as text', JSON.stringify([envelope])],
		['a page around it', `<pre>${JSON.stringify(envelope)}</pre>`],
	])('saves the file id from %s, since it was paid for', (_form, body) => {
		const reply = readReply(200, body);
		expect(reply).toMatchObject({ body: {}, data: {} });
		expect(fileIdIn(reply)).toBe('12a9760f');
	});

	test.each([null, 'text', 7, ['file_id'], undefined])('takes %j for no data', (data) => {
		const reply = readReply(200, { ...envelope, data });
		expect([reply.data, fileIdIn(reply)]).toEqual([{}, undefined]);
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
		['between blanks in an answer that was cut', '{"data":{"file_id":" a1 ","x', 'a1'],
		['as a blank in an answer that was cut', '{"data":{"file_id":" ","x', undefined],
		['as an empty text', { data: { file_id: '' } }, undefined],
		['as an object', { data: { file_id: { id: 'a1' } } }, undefined],
		['as null', { data: { file_id: null } }, undefined],
		['nowhere', {}, undefined],
	])('reads a file id %s', (_place, body, fileId) => {
		expect(fileIdIn(readReply(503, body))).toBe(fileId);
	});

	test.each([
		['parsed', { data: { job_id: 'a1', file_id: 'b2' } }],
		['cut', '{"data":{"job_id":"a1","file_id":"b2","x'],
	])('reads the id of the field that is asked for: %s', (_form, body) => {
		const reply = readReply(200, body);
		expect([idIn(reply, 'job_id'), idIn(reply, 'file_id'), idIn(reply, 'id')]).toEqual([
			'a1',
			'b2',
			undefined,
		]);
	});

	test.each([null, 17, {}, ['x']])('takes %j for no message, status or reason', (value) => {
		const data = { processing_status: value, error_message: value };
		const reply = readReply(200, { message: value, status: value, data });
		expect([reply.message, reply.processingStatus, reply.reason]).toEqual(['', '', '']);
		expect([reply.isEnvelope, reply.saysError]).toEqual([false, false]);
	});

	test.each<[object, boolean, boolean]>([
		[{ status: 'Ok' }, true, false],
		[{ status: 'ok' }, true, false],
		[{ status: 'Error' }, true, true],
		[{ status: 'ERROR' }, true, true],
		[{ message: '' }, true, false],
		[{ status: 'healthy' }, false, false],
		[{ data: { status: 'Ok', message: 'x' } }, false, false],
		[{}, false, false],
	])('%j has the form of the service %j, and says Error %j', (body, isEnvelope, saysError) => {
		expect(readReply(200, body)).toMatchObject({ isEnvelope, saysError });
	});

	test.each([
		['file_transcribed', 'FILE_TRANSCRIBED'],
		[' File_Queued\n', 'FILE_QUEUED'],
	])('reads the status %j as %s', (processing_status, status) => {
		expect(readReply(200, { data: { processing_status } }).processingStatus).toBe(status);
	});

	test('has the reason why the service gave up on a job', () => {
		const reply = readReply(200, { data: { error_message: 'no sound in it' }, message: 'found' });
		expect([reply.message, reply.reason]).toEqual(['found', 'no sound in it']);
	});

	test('cleans every text of it', () => {
		const clean = (text: string) => text.replaceAll('key', '***');
		expect(readReply(200, { message: 'key', data: { key: ['a key'] } }, clean)).toMatchObject({
			message: '***',
			data: { '***': ['a ***'] },
		});
		expect(readReply(502, '<p>key</p>', clean).text).toBe('<p>***</p>');
	});
});

test.each([
	'FILE_PROCESSING_FAILED',
	'FILE_INVALID',
	'FILE_INVALID_SIZE',
	'FILE_INVALID_DURATION',
	'FILE_PROCESSING_TIMEOUT',
	'FILE_PROCESSING_CANCELLED',
])('%s means that the job will never be done', (status) => {
	expect(isFailedStatus(status)).toBe(true);
});

test.each(['FILE_QUEUED', 'FILE_PENDING', 'FILE_PROCESSING', 'FILE_TRANSCRIBED', 'FILE_NEW', ''])(
	'%j does not mean that',
	(status) => {
		expect(isFailedStatus(status)).toBe(false);
	},
);

describe('an answer with', () => {
	const ok = { data: {}, message: '', status: 'Ok' };
	const failed = { data: { processing_status: 'FILE_PROCESSING_FAILED' }, status: 'Ok' };

	test.each<[number, unknown, boolean, boolean]>([
		[199, ok, false, false],
		[200, ok, true, true],
		[200, '', true, true],
		[200, { ...ok, status: 'Error' }, false, false],
		[200, failed, true, false],
		[299, ok, true, true],
		[300, ok, false, false],
		[400, ok, false, false],
		[408, ok, false, true],
		[429, ok, false, false],
		[500, ok, false, false],
		[502, ok, false, true],
		[503, ok, false, true],
		[503, failed, false, false],
		[504, ok, false, true],
		[522, ok, false, false],
	])('%i and %j: a success %j, of a job that runs %j', (httpStatus, body, success, running) => {
		const reply = readReply(httpStatus, body);
		expect([isSuccess(reply), isRunning(reply)]).toEqual([success, running]);
	});
});

describe('a look at a job, without its result,', () => {
	const told = (processing_status: unknown) => ({ data: { processing_status }, status: 'Ok' });

	test.each<[string, number, unknown]>([
		['that all is well', 200, { status: 'Ok' }],
		['a message', 200, { message: 'file status found' }],
		['an envelope of which nothing is known yet', 200, { data: null }],
		['a status of running jobs', 200, told('FILE_PROCESSING')],
		['a status that nobody knows', 200, { data: { processing_status: 'FILE_NEW' } }],
	])('tells that it runs by %s', (_what, httpStatus, body) => {
		expect(isStillRunning(readReply(httpStatus, body), 'FILE_TRANSCRIBED')).toBe(true);
	});

	test.each<[string, number, unknown]>([
		['an outage', 503, { status: 'Ok' }],
		['an error', 200, { status: 'Error' }],
		['the status of jobs that are done', 200, told('FILE_TRANSCRIBED')],
		['the status of jobs that failed', 200, told('FILE_PROCESSING_FAILED')],
		['a page of a gateway', 200, '<html>'],
		['an answer without a form', 200, { data: {} }],
		['null in place of data, with a status', 200, { data: null, status: 7 }],
	])('does not tell that by %s', (_what, httpStatus, body) => {
		expect(isStillRunning(readReply(httpStatus, body), 'FILE_TRANSCRIBED')).toBe(false);
	});
});

test.each([
	['text', 'text', 'text'],
	['', '', ''],
	[7, '', null],
	[null, '', null],
	[undefined, '', null],
	[['text'], '', null],
])('%j is the text %j, or %j', (value, text, orNull) => {
	expect(textOf(value)).toBe(text);
	expect(textOrNull(value)).toBe(orNull);
});
