import { describe, expect, test } from '@jest/globals';

import type { FileState } from '../../../nodes/shared/intron/reply';
import { readReply, stateOfFile } from '../../../nodes/shared/intron/reply';

/** An answer of the status endpoint. */
const status = (processing_status: unknown, more: object = {}) => ({
	data: { processing_status, audio_file_name: 'myfile', ...more },
	message: 'file status found',
	status: 'Ok',
});

const transcript = { audio_transcript: 'hello' };

describe('where a file stands, by the status endpoint', () => {
	test.each<[string, number, unknown, FileState]>([
		['the capture of a finished file', 200, status('FILE_TRANSCRIBED', transcript), 'transcribed'],
		['FILE_QUEUED beside a transcript', 200, status('FILE_QUEUED', transcript), 'transcribed'],
		['no status beside a transcript', 200, { data: transcript }, 'transcribed'],
		['no speech', 200, status('FILE_TRANSCRIBED', { audio_transcript: '\n' }), 'transcribed'],
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
		['no status and no transcript', 200, status(undefined), 'refused'],
		['a status that is no text', 200, status(7), 'refused'],
		['a success that says Error', 200, { ...status('FILE_QUEUED'), status: 'Error' }, 'refused'],
		['an unknown id', 500, { data: {}, message: 'file not found', status: 'Error' }, 'refused'],
		['an outage that names a status', 503, status('FILE_QUEUED'), 'refused'],
		['an outage that holds a transcript', 503, status('FILE_TRANSCRIBED', transcript), 'refused'],
		['too many requests', 429, status('FILE_QUEUED'), 'refused'],
		['a web page', 200, '<html></html>', 'refused'],
		['nothing', 200, '', 'refused'],
		['a list', 200, [], 'refused'],
	])('%s (%i)', (_what, httpStatus, body, state) => {
		expect(stateOfFile(readReply(httpStatus, body))).toBe(state);
	});
});
