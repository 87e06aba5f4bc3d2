import { describe, expect, test } from '@jest/globals';

import { judgeLook, judgeSubmit, limitIn, speechBody } from '../../../nodes/IntronSpeak/api';
import { AUDIO_FORMAT } from '../../../nodes/IntronSpeak/catalog/audioFormats';
import { readReply } from '../../../nodes/shared/intron/reply';

const request = {
	text: 'Habari',
	voice: { language: 'sw', accent: 'swahili', gender: 'female' },
	format: AUDIO_FORMAT.opus,
};

const LINK = 'http://bucket.example.com/a.wav';

const reply = (data: object, status = 200, message = 'text status found') =>
	readReply(status, { data, message, status: status === 200 ? 'Ok' : 'Error' });

test('a request has the fields of the API, all as texts', () => {
	expect(speechBody(request)).toEqual({
		text: 'Habari',
		voice_language: 'sw',
		voice_accent: 'swahili',
		voice_gender: 'female',
		output_audio_format: 'opus',
	});
});

describe('an answer to a text', () => {
	const judge = judgeSubmit(request);
	const generated = 'TTS_TEXT_AUDIO_GENERATED';

	test.each<[what: string, data: object, seconds: number | null, id: string | undefined]>([
		[
			'as documented',
			{ audio_path: LINK, audio_duration_in_seconds: 7.2, processing_status: generated },
			7.2,
			undefined,
		],
		[
			'with an id',
			{
				text_id: 'a1',
				audio_path: LINK,
				audio_duration_in_seconds: '7.2',
				processing_status: generated,
			},
			7.2,
			'a1',
		],
		['without a status', { audio_path: LINK, audio_duration_in_seconds: 3 }, 3, undefined],
		['without a length', { audio_path: LINK, processing_status: generated }, null, undefined],
	])('%s is audio', (_what, data, durationSeconds, id) => {
		expect(judge(reply(data))).toMatchObject({
			state: 'done',
			done: { link: LINK, durationSeconds },
			id,
		});
	});

	test.each<[what: string, data: object, status: number]>([
		['200 with an id', { text_id: 'a1' }, 200],
		['503 with an id', { text_id: 'a1' }, 503],
		[
			'a link that is told early',
			{ text_id: 'a1', audio_path: LINK, processing_status: 'TTS_TEXT_AUDIO_PENDING' },
			200,
		],
	])('%s means that it is worked on', (_what, data, status) => {
		expect(judge(reply(data, status))).toEqual({ state: 'processing', id: 'a1' });
	});

	test.each<[what: string, data: object, status: number, message: string, fault: string]>([
		[
			'a failure',
			{ text_id: 'a1', processing_status: 'TTS_TEXT_AUDIO_PROCESSING_FAILED' },
			200,
			'',
			'processingFailed',
		],
		['audio without a link', { text_id: 'a1', processing_status: generated }, 200, '', 'noAudio'],
		['503 without an id', {}, 503, 'service unavailable', 'outage'],
		[
			'too long',
			{},
			400,
			'tts text character count greater than the max limit of 100 characters',
			'textTooLong',
		],
		['no credits', {}, 400, 'insufficient balance to process the text', 'insufficientBalance'],
		[
			'an integrator account',
			{},
			403,
			'permission denied,not available for an integrator account',
			'accountType',
		],
		['a language', {}, 400, 'invalid text voice language,xx not supported', 'badVoiceLanguage'],
		[
			'an accent',
			{},
			400,
			'invalid text voice accent,x not supported for language en',
			'badAccent',
		],
		['a gender', {}, 400, 'invalid text voice gender,x not supported for accent zulu', 'badGender'],
		['an audio format', {}, 400, 'invalid output audio format,x not supported', 'badAudioFormat'],
		['anything else', {}, 400, 'odd', 'refused'],
	])('%s is refused as such', (_what, data, status, message, name) => {
		expect(judge(reply(data, status, message))).toMatchObject({
			state: 'refused',
			fault: { name },
		});
	});
});

describe('a look at a text', () => {
	const judge = judgeLook('a1');

	test.each(['TTS_TEXT_AUDIO_QUEUED', 'TTS_TEXT_PROCESSING', 'SOMETHING_NEW'])(
		'waits for %s',
		(processing_status) => {
			expect(judge(reply({ processing_status, audio_path: LINK }))).toEqual({
				state: 'processing',
				id: 'a1',
			});
		},
	);

	test('knows an unknown id', () => {
		expect(judge(reply({}, 500, 'text not found'))).toMatchObject({
			fault: { name: 'unknownText' },
		});
	});
});

test.each([
	['tts text character count greater than the max limit of 1200 characters', 1200],
	['too long', undefined],
])('the limit in %j is %s', (message, limit) => {
	expect(limitIn(reply({}, 400, message))).toBe(limit);
});
