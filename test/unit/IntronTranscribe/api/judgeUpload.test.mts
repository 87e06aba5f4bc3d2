import { describe, expect, test } from '@jest/globals';

import { judgeUpload } from '../../../../nodes/IntronTranscribe/api';
import { readReply } from '../../../../nodes/shared/intron/reply';

type State = ReturnType<typeof judgeUpload>['state'];

const judge = (httpStatus: number, body: unknown) => judgeUpload(readReply(httpStatus, body));

const stateOf = (httpStatus: number, body: unknown) => judge(httpStatus, body).state;

const queued = { data: { file_id: 'a1' }, message: 'file queued for processing', status: 'Ok' };

/** The sample of the docs with other data. */
const found = (data: object) => ({
	data: { file_id: 'a1', ...data },
	message: 'file status found',
	status: 'Ok',
});

describe('what became of an upload', () => {
	test.each<[string, number, unknown, State]>([
		[
			'the sample of the docs',
			200,
			found({ processing_status: 'FILE_TRANSCRIBED', audio_transcript: 'hello' }),
			'done',
		],
		[
			'FILE_QUEUED beside a complete transcript (observed twice)',
			200,
			found({ processing_status: 'FILE_QUEUED', audio_transcript: 'hello' }),
			'done',
		],
		[
			'an empty transcript: no speech',
			200,
			found({ processing_status: 'FILE_TRANSCRIBED', audio_transcript: '' }),
			'done',
		],
		[
			'a blank transcript: no speech',
			200,
			found({ processing_status: 'FILE_TRANSCRIBED', audio_transcript: '\n' }),
			'done',
		],
		[
			'an empty transcript of a file that waits',
			200,
			found({ processing_status: 'FILE_QUEUED', audio_transcript: '' }),
			'processing',
		],
		[
			'a blank transcript without a status: no speech',
			200,
			found({ audio_transcript: '' }),
			'done',
		],
		[
			'a blank transcript of a file that waits',
			200,
			found({ processing_status: 'FILE_QUEUED', audio_transcript: ' \n' }),
			'processing',
		],
		['a file id of any success', 299, queued, 'processing'],
		['a transcript of any success', 299, found({ audio_transcript: 'hello' }), 'done'],
		['a file id of what is no answer yet', 103, queued, 'refused'],
		['a transcript without a file id', 201, { data: { audio_transcript: 'hello' } }, 'done'],
		['202 and a file id', 202, queued, 'processing'],
		['200 and a file id only', 200, queued, 'processing'],
		[
			'no transcript yet',
			200,
			found({ processing_status: 'FILE_PENDING', audio_transcript: null }),
			'processing',
		],
		['a status of the future', 200, found({ processing_status: 'FILE_POLISHING' }), 'processing'],
		['a failed job', 200, found({ processing_status: 'FILE_PROCESSING_FAILED' }), 'refused'],
		[
			'a failed job with an empty transcript',
			200,
			found({ processing_status: 'FILE_PROCESSING_FAILED', audio_transcript: '' }),
			'refused',
		],
		['a refused file', 200, found({ processing_status: 'FILE_INVALID_DURATION' }), 'refused'],
		['200 that says Error, with a file id', 200, { ...queued, status: 'Error' }, 'refused'],
		['200 that says Error, without one', 200, { status: 'Error', data: {} }, 'refused'],
		['200 and nothing', 200, '', 'refused'],
		['200 and a web page', 200, '<html></html>', 'refused'],
		['a failed job at the time-out', 503, found({ processing_status: 'FILE_INVALID' }), 'refused'],
		['a client error with a file id', 400, queued, 'refused'],
		['an internal error with a file id', 500, queued, 'refused'],
		['a redirect with a file id', 302, queued, 'refused'],
		['an error with a transcript', 400, found({ audio_transcript: 'hello' }), 'refused'],
	])('%s (%i)', (_what, httpStatus, body, state) => {
		expect(stateOf(httpStatus, body)).toBe(state);
	});

	describe.each([408, 502, 503, 504])('HTTP %i', (httpStatus) => {
		test.each<[string, unknown, State]>([
			['with a file id means that the service works on it', queued, 'processing'],
			['with a file id at the top level, too', { file_id: 'a1' }, 'processing'],
			['without a file id is an outage', { data: {}, status: 'Error' }, 'refused'],
			['with a web page is an outage', '<html>Time-out</html>', 'refused'],
			['without a body is an outage', '', 'refused'],
		])('%s', (_what, body, state) => {
			expect(stateOf(httpStatus, body)).toBe(state);
		});
	});
});

describe('what an upload gives', () => {
	test('is the transcript with all that the answer holds', () => {
		const body = found({ processing_status: 'FILE_TRANSCRIBED', audio_transcript: ' hello\n' });
		expect(judge(200, body)).toEqual({
			state: 'done',
			id: 'a1',
			done: { transcript: ' hello\n', isFinished: true, data: body.data, body, isCut: false },
		});
	});

	test.each(['', 'FILE_QUEUED', 'FILE_POLISHING'])(
		'is not finished while the service says %j',
		(processing_status) => {
			const body = found({ processing_status, audio_transcript: 'hello' });
			expect(judge(200, body)).toMatchObject({ state: 'done', done: { isFinished: false } });
		},
	);

	test.each([
		['', ''],
		[' \n', ' \n'],
		['hello', 'hello'],
		[null, undefined],
		[undefined, undefined],
		[17, undefined],
		[['hello'], undefined],
		[{ text: 'hello' }, undefined],
	])('reads %j as the transcript %j', (audio_transcript, transcript) => {
		const verdict = judge(200, { data: { audio_transcript } });
		expect(verdict.state === 'done' ? verdict.done.transcript : undefined).toBe(transcript);
	});

	test.each<[string, number, unknown]>([
		['a file that works on', 503, queued],
		['a file id at the top level', 200, { file_id: 'a1' }],
		['an answer that was cut', 200, '{"data": {"file_id": "a1", "audio_tran'],
		['a failed job', 200, found({ processing_status: 'FILE_PROCESSING_FAILED' })],
		['a client error', 400, queued],
	])('has the file id, which was paid for: %s', (_what, httpStatus, body) => {
		expect(judge(httpStatus, body).id).toBe('a1');
	});

	test('has no id where there is none', () => {
		expect(judge(200, { data: { audio_transcript: 'hello' } }).id).toBeUndefined();
		expect(judge(503, '').id).toBeUndefined();
	});
});
