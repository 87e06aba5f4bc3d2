import { describe, expect, test } from '@jest/globals';

import { judgeLook } from '../../../../nodes/IntronTranscribe/api';
import { readReply } from '../../../../nodes/shared/intron/reply';

type State = ReturnType<ReturnType<typeof judgeLook>>['state'];

const judge = (httpStatus: number, body: unknown) => judgeLook('a1')(readReply(httpStatus, body));

/** An answer of the status endpoint. */
const status = (processing_status: unknown, more: object = {}) => ({
	data: { processing_status, audio_file_name: 'myfile', ...more },
	message: 'file status found',
	status: 'Ok',
});

const transcript = { audio_transcript: 'hello' };

describe('where a file stands, by the status endpoint', () => {
	test.each<[string, number, unknown, State]>([
		['the capture of a finished file', 200, status('FILE_TRANSCRIBED', transcript), 'done'],
		['FILE_QUEUED beside a transcript', 200, status('FILE_QUEUED', transcript), 'done'],
		['no status beside a transcript', 200, { data: transcript }, 'done'],
		['no speech', 200, status('FILE_TRANSCRIBED', { audio_transcript: '\n' }), 'done'],
		[
			'a blank that is not final',
			200,
			status('FILE_PENDING', { audio_transcript: '' }),
			'processing',
		],
		['queued', 200, status('FILE_QUEUED'), 'processing'],
		['pending', 200, status('FILE_PENDING'), 'processing'],
		['processing', 200, status('FILE_PROCESSING', { audio_transcript: null }), 'processing'],
		['a status of the future', 200, status('FILE_REVIEWED'), 'processing'],
		['a status in other words', 200, status('almost done'), 'processing'],
		['queued, of any success', 299, status('FILE_QUEUED'), 'processing'],
		['queued, of what is no answer yet', 103, status('FILE_QUEUED'), 'refused'],
		['failed', 200, status('FILE_PROCESSING_FAILED'), 'refused'],
		[
			'failed with a blank',
			200,
			status('FILE_PROCESSING_FAILED', { audio_transcript: '' }),
			'refused',
		],
		['invalid', 200, status('FILE_INVALID'), 'refused'],
		['too large', 200, status('FILE_INVALID_SIZE'), 'refused'],
		['too long', 200, status('FILE_INVALID_DURATION'), 'refused'],
		['given up', 200, status('FILE_PROCESSING_TIMEOUT'), 'refused'],
		['cancelled', 200, status('FILE_PROCESSING_CANCELLED'), 'refused'],
		['finished without a transcript', 200, status('FILE_TRANSCRIBED'), 'refused'],
		['no status and no transcript', 200, status(undefined), 'processing'],
		['a status that is no text', 200, status(7), 'processing'],
		['no data', 200, { message: 'file status found', status: 'Ok' }, 'processing'],
		['data of null', 200, { data: null, message: '', status: 'ok' }, 'processing'],
		['nothing but data of null', 200, { data: null }, 'processing'],
		['nothing but a status', 200, { data: { processing_status: 'FILE_QUEUED' } }, 'processing'],
		['queued in other letters', 200, status(' File_Queued '), 'processing'],
		['finished in other letters', 200, status('file_transcribed', transcript), 'done'],
		[
			'no speech, in other letters',
			200,
			status('Transcribed', { audio_transcript: '' }),
			'processing',
		],
		['failed in other letters', 200, status('file_processing_failed'), 'refused'],
		['a success that says ERROR', 200, { ...status('FILE_QUEUED'), status: 'ERROR' }, 'refused'],
		['data of null at an outage', 503, { data: null, message: '', status: 'Ok' }, 'refused'],
		['JSON of another service', 200, { data: null, status: 'healthy' }, 'refused'],
		['a success that says Error', 200, { ...status('FILE_QUEUED'), status: 'Error' }, 'refused'],
		['an unknown id', 500, { data: {}, message: 'file not found', status: 'Error' }, 'refused'],
		['an outage that names a status', 503, status('FILE_QUEUED'), 'refused'],
		['an outage that holds a transcript', 503, status('FILE_TRANSCRIBED', transcript), 'refused'],
		['too many requests', 429, status('FILE_QUEUED'), 'refused'],
		['a web page', 200, '<html></html>', 'refused'],
		['nothing', 200, '', 'refused'],
		['a list', 200, [], 'refused'],
	])('%s (%i)', (_what, httpStatus, body, state) => {
		// The id is the one that was asked for, whatever the answer says.
		expect(judge(httpStatus, body)).toMatchObject({ state, id: 'a1' });
	});
});

test('a finished file comes with all that the answer holds', () => {
	const body = status('FILE_TRANSCRIBED', { ...transcript, file_id: 'other' });
	expect(judge(200, body)).toEqual({
		state: 'done',
		id: 'a1',
		done: { transcript: 'hello', isFinished: true, data: body.data, body, isCut: false },
	});
	expect(judge(200, status('FILE_QUEUED', transcript))).toMatchObject({
		done: { transcript: 'hello', isFinished: false },
	});
});

test.each<[string, number, unknown, string]>([
	['a failed file', 200, status('FILE_PROCESSING_FAILED'), 'processingFailed'],
	['an invalid file', 200, status('FILE_INVALID_SIZE'), 'processingFailed'],
	['a finished file without a transcript', 200, status('FILE_TRANSCRIBED'), 'noTranscript'],
	['an unknown id', 500, { data: {}, message: 'file not found', status: 'Error' }, 'unknownFile'],
	['an outage that names a status', 503, status('FILE_QUEUED'), 'outage'],
	['a web page', 200, '<html></html>', 'unreadable'],
	['a success that says Error', 200, { ...status('FILE_QUEUED'), status: 'Error' }, 'declined'],
])('the fault of %s (%i)', (_what, httpStatus, body, name) => {
	expect(judge(httpStatus, body)).toMatchObject({ fault: { name } });
});
