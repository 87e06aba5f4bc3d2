import { describe, expect, test } from '@jest/globals';

import { TEXT_LIMITS_CHARACTERS } from '../../nodes/IntronSpeak/catalog/service';
import { VOICE_GENDERS, VOICE_LANGUAGES } from '../../nodes/IntronSpeak/catalog/voices';
import recordings from '../../sandbox/recordings/recordings.json';
import { useCommonSandbox } from '../support/service/ownSandbox.mts';
import { askTextStatus, download, recording, send, speak, upload } from './client.mts';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

const SAMPLES = recordings.filter(({ file }) => /^say-.*\.wav$/.test(file));

const sandbox = useCommonSandbox();

async function lastFile() {
	return (await sandbox.requests()).at(-1)?.file;
}

describe('a text that is waited for', () => {
	test('is answered with its audio in the envelope of the service', async () => {
		const answer = await speak(sandbox);
		expect(answer.status).toBe(200);
		expect(answer.body).toEqual({
			data: {
				audio_duration_in_seconds: 1,
				audio_path: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/.*\.wav\?/),
				processing_status: 'TTS_TEXT_AUDIO_GENERATED',
			},
			message: 'text status found',
			status: 'Ok',
		});
		expect(await sandbox.state()).toMatchObject({ acceptedTexts: 1, downloads: 0, complaints: [] });
	});

	test.each(SAMPLES)(
		'is real speech where it is known: $file',
		async ({ transcript, ...sample }) => {
			const voice = VOICE_LANGUAGES.find(({ code }) => code === sample.language);
			const fields = {
				text: `${transcript} [text-id]`,
				voice_language: sample.language,
				voice_accent: voice?.accents[0]?.code,
			};
			const wav = await download(await speak(sandbox, { fields }));
			expect(wav.bytes.equals(recording(sample.file))).toBe(true);
			const opus = await speak(sandbox, { fields: { ...fields, output_audio_format: 'opus' } });
			const file = sample.file.replace('.wav', '.ogg');
			expect((await download(opus)).bytes.equals(recording(file))).toBe(true);
			// What it says, it also understands
			const heard = await upload(sandbox, { file, fields: { audio_file_name: 'reply' } });
			expect(heard.body.data.audio_transcript).toBe(transcript);
		},
	);

	test.each([
		['wav', 'wav', 'RIFF'],
		['opus', 'ogg', 'OggS'],
	])('is otherwise a %s file of the length of speech', async (format, extension, magic) => {
		const text = 'Karibu tena. '.repeat(30).trim();
		const answer = await speak(sandbox, { fields: { text, output_audio_format: format } });
		expect(answer.body.data.audio_duration_in_seconds).toBeCloseTo(text.length / 14, 2);
		const audio = await download(answer);
		expect(audio.headers['content-type']).toBe('binary/octet-stream');
		expect(audio.bytes.subarray(0, 4).toString()).toBe(magic);
		const file = await lastFile();
		expect(file).toMatchObject({ bytes: audio.bytes.length, format: extension });
		expect(file?.durationSeconds).toBeCloseTo(text.length / 14, 1);
		expect(await sandbox.state()).toMatchObject({ downloads: 1, complaints: [] });
	});

	test('in WAV is 22.05 kHz, mono, 16 bits', async () => {
		const { bytes } = await download(await speak(sandbox));
		expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
		expect([bytes.readUInt16LE(20), bytes.readUInt16LE(22)]).toEqual([1, 1]);
		expect([bytes.readUInt32LE(24), bytes.readUInt16LE(34)]).toEqual([22_050, 16]);
		expect(bytes.readUInt32LE(40)).toBe(bytes.length - 44);
		expect(bytes.length).toBe(44 + 22_050 * 2);
	});

	test('times out after the time of the account', async () => {
		await sandbox.settings({ syncTimeout: 0.05, latency: 0.2 });
		const { status, body } = await speak(sandbox);
		expect([status, body.message]).toEqual([503, 'tts text queued for processing']);
		expect(body.data).toEqual({ text_id: expect.stringMatching(UUID) });
	});
});

describe('a text that is not waited for', () => {
	test('is answered with its ID, and its status gives the audio', async () => {
		const { status, body } = await speak(sandbox, { endpoint: 'enqueue' });
		expect([status, body.message]).toEqual([200, 'tts text queued for processing']);
		expect(body.data).toEqual({ text_id: expect.stringMatching(UUID) });
		const found = await askTextStatus(sandbox, body.data.text_id);
		expect(found.body).toMatchObject({
			data: { processing_status: 'TTS_TEXT_AUDIO_GENERATED', audio_duration_in_seconds: 1 },
			message: 'text status found',
		});
		expect((await download(found)).status).toBe(200);
		expect(await sandbox.requests()).toMatchObject([
			{
				endpoint: 'enqueue',
				fields: { text: 'Habari', voice_accent: 'swahili' },
				textId: body.data.text_id,
			},
			{ endpoint: 'speechStatus', textId: body.data.text_id },
			{ endpoint: 'audio', textId: body.data.text_id, reply: { status: 200, body: null } },
		]);
	});

	test('has a link before it has audio: the status decides', async () => {
		const fields = { text: '[queued=3] Habari' };
		const { body } = await speak(sandbox, { endpoint: 'enqueue', fields });
		const early = await askTextStatus(sandbox, body.data.text_id);
		expect(early.body.data).toEqual({
			processing_status: 'TTS_TEXT_AUDIO_QUEUED',
			audio_path: expect.any(String),
		});
		expect((await download(early)).text).toContain('NoSuchKey');
		expect((await sandbox.state()).complaints).toEqual([
			expect.stringMatching(/before it was there/),
		]);
		const statuses = [];
		for (let request = 0; request < 3; request += 1) {
			const { data } = (await askTextStatus(sandbox, body.data.text_id)).body;
			statuses.push(data.processing_status);
		}
		expect(statuses).toEqual([
			'TTS_TEXT_AUDIO_PENDING',
			'TTS_TEXT_AUDIO_PROCESSING',
			'TTS_TEXT_AUDIO_GENERATED',
		]);
	});

	test('of an unknown ID is not found', async () => {
		const { status, body } = await askTextStatus(sandbox, 'nobody');
		expect([status, body.message]).toEqual([500, 'text not found']);
		const file = (await upload(sandbox)).body.data.file_id;
		expect((await askTextStatus(sandbox, file)).body.message).toBe('text not found');
	});
});

describe('the voices', () => {
	test.each(
		VOICE_LANGUAGES.flatMap(({ code, accents }) => accents.map((accent) => [code, accent.code])),
	)('%s in the accent %s are spoken', async (language, accent) => {
		for (const { code } of VOICE_GENDERS) {
			const fields = { voice_language: language, voice_accent: accent, voice_gender: code };
			expect((await speak(sandbox, { endpoint: 'enqueue', fields })).status).toBe(200);
		}
		expect((await sandbox.state()).complaints).toEqual([]);
	});

	test.each([
		[{ voice_language: 'xx' }, 'invalid text voice language,xx not supported'],
		[
			{ voice_language: 'en', voice_accent: 'nigerian' },
			'invalid text voice accent,nigerian not supported for language en',
		],
		[{ voice_accent: 'zulu' }, 'invalid text voice accent,zulu not supported for language sw'],
		[{ voice_gender: 'x' }, 'invalid text voice gender,x not supported for accent swahili'],
		[{ output_audio_format: 'mp3' }, 'invalid output audio format,mp3 not supported'],
		[{ voice_language: undefined }, 'missing required field,voice_language'],
		[{ text: '  ' }, 'missing required field,text'],
	])('%j are refused', async (fields, message) => {
		const { status, body } = await speak(sandbox, { fields });
		expect([status, body]).toEqual([400, { data: {}, message, status: 'Error' }]);
		expect(await sandbox.state()).toMatchObject({ acceptedTexts: 0 });
	});
});

describe('the limit of a text', () => {
	const [older, newer] = TEXT_LIMITS_CHARACTERS;

	test.each([
		['2026', newer],
		['seed', older],
	] as const)('is that of the profile %s', async (profile, limit) => {
		await sandbox.settings({ profile });
		expect((await speak(sandbox, { fields: { text: '😀'.repeat(limit) } })).status).toBe(200);
		const { status, body } = await speak(sandbox, { fields: { text: 'a'.repeat(limit + 1) } });
		expect([status, body.message]).toEqual([
			400,
			`tts text character count greater than the max limit of ${limit} characters`,
		]);
	});

	test('can be set', async () => {
		await sandbox.settings({ textLimit: 5 });
		const { body } = await speak(sandbox);
		expect(body.message).toMatch(/limit of 5 characters/);
	});
});

describe('a link to audio', () => {
	test('is over after its time, and the status gives a new one', async () => {
		await sandbox.settings({ linkLifetime: 0 });
		const { body } = await speak(sandbox, { endpoint: 'enqueue' });
		const first = await askTextStatus(sandbox, body.data.text_id);
		const refused = await download(first);
		expect([refused.status, refused.text]).toEqual([
			403,
			expect.stringContaining('<Message>Request has expired</Message>'),
		]);
		await sandbox.settings({ linkLifetime: 60 });
		const second = await askTextStatus(sandbox, body.data.text_id);
		expect((await download(second)).status).toBe(200);
		expect((await sandbox.state()).complaints).toEqual([]);
	});

	test('takes no key, and the record does not show it', async () => {
		const answer = await speak(sandbox);
		const { status, text } = await download(answer, { authorization: `Bearer ${sandbox.key}` });
		expect([status, text]).toEqual([400, expect.stringContaining('InvalidArgument')]);
		expect((await sandbox.state()).complaints).toEqual([
			expect.stringMatching(/has an Authorization header/),
		]);
		expect(JSON.stringify(await sandbox.requests())).not.toContain(sandbox.key);
	});

	test('is not to be guessed', async () => {
		const { status } = await send(`${sandbox.url}/intron-tts/a.wav?Signature=b`);
		expect(status).toBe(403);
		expect((await sandbox.state()).complaints).toEqual([
			expect.stringMatching(/not one that was told/),
		]);
	});
});

describe('the judge of texts complains about', () => {
	test.each<[string, RegExp, Parameters<typeof speak>[1]]>([
		['an unknown field', /no field "speed"/, { fields: { speed: '1' } }],
		[
			'a value that is no text',
			/voice_gender must be a text, not 1/,
			{ fields: { voice_gender: 1 } },
		],
		['a missing voice', /voice_accent is missing/, { fields: { voice_accent: undefined } }],
		['white space', /white space around it/, { fields: { voice_language: ' sw' } }],
		['a blank text', /must not be blank/, { fields: { text: ' \n' } }],
		['half of a character', /half of a character/, { fields: { text: 'a\ud83d' } }],
		['a body that is no JSON', /not a JSON object/, { body: 'text=Habari' }],
		['a JSON list', /not a JSON object/, { body: '[]' }],
		[
			'another type',
			/Content-Type of the request is odd/,
			{ headers: { 'content-type': 'text/plain' } },
		],
	])('%s', async (_what, complaint, wanted) => {
		await speak(sandbox, wanted);
		expect((await sandbox.requests())[0]?.complaints).toContainEqual(
			expect.stringMatching(complaint),
		);
	});

	test('a query that the status endpoint does not know', async () => {
		await askTextStatus(sandbox, 'x', '?format=wav');
		expect((await sandbox.state()).complaints).toEqual([
			expect.stringMatching(/no query parameter "format"/),
		]);
	});
});

describe('rate limits of texts', () => {
	test.each([
		['generate', 30],
		['enqueue', 60],
	] as const)('of %s are %d a minute', async (endpoint, limit) => {
		await sandbox.settings({ rateLimits: true });
		const answers = await Promise.all(
			Array.from({ length: limit + 1 }, async () => await speak(sandbox, { endpoint })),
		);
		for (const { headers } of answers) expect(headers['x-ratelimit-limit']).toBe(String(limit));
		const refused = answers.filter(({ status }) => status === 429);
		expect(refused.map(({ body }) => body.message)).toEqual([
			`ratelimit exceeded ${limit} per 1 minute`,
		]);
		expect(await sandbox.state()).toMatchObject({ acceptedTexts: limit });
	});

	test('are those of the account', async () => {
		await sandbox.settings({ rateLimits: true, textsPerMinute: 60 });
		expect((await speak(sandbox)).headers['x-ratelimit-limit']).toBe('60');
	});

	test('refuse a second status request within a second, and never a download', async () => {
		const answer = await speak(sandbox);
		await sandbox.settings({ rateLimits: true });
		expect((await askTextStatus(sandbox, 'x')).status).toBe(500);
		expect((await askTextStatus(sandbox, 'x')).body.message).toBe(
			'ratelimit exceeded 1 per 1 second',
		);
		const downloads = await Promise.all([1, 2, 3].map(async () => await download(answer)));
		for (const { status, headers } of downloads) {
			expect([status, headers['x-ratelimit-limit']]).toEqual([200, undefined]);
		}
	});
});
