import { describe, expect, test } from '@jest/globals';

import { AUDIO_FORMATS } from '../../nodes/IntronTranscribe/catalog/audioFormats';
import recordings from '../../sandbox/recordings/recordings.json';
import { useCommonSandbox } from '../support/service/ownSandbox.mts';
import { askStatus, send, upload } from './client.mts';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

const sandbox = useCommonSandbox();

function trueText(file: string): string | undefined {
	return recordings.find((recording) => recording.file === file)?.transcript;
}

describe('a synchronous upload', () => {
	test('is answered with the transcript in the envelope of the service', async () => {
		const { status, body } = await upload(sandbox, { fields: { audio_file_name: 'my.call' } });
		expect(status).toBe(200);
		expect(body).toEqual({
			data: {
				file_id: expect.stringMatching(UUID),
				processing_status: 'FILE_TRANSCRIBED',
				audio_file_name: 'my_call',
				audio_transcript: trueText('english.ogg'),
				processed_audio_duration_in_seconds: 8,
				use_language_asr_input: 'en',
			},
			message: 'file status found',
			status: 'Ok',
		});
	});

	test.each(AUDIO_FORMATS.map(({ extension }) => extension))(
		'of %s is transcribed, and nothing is complained about',
		async (extension) => {
			const { body } = await upload(sandbox, { file: `english.${extension}` });
			expect(body.data.audio_transcript).toBe(trueText('english.ogg'));
			const [seen] = await sandbox.requests();
			expect(seen?.complaints).toEqual([]);
			expect(seen?.file).toMatchObject({ format: extension });
			expect(seen?.file?.durationSeconds).toBeCloseTo(7.7, 0);
		},
	);

	test('of an unknown recording says what was received', async () => {
		const wav = Buffer.alloc(44 + 32_000, 1);
		wav.write('RIFF\x24\x7d\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00', 'latin1');
		wav.write('\x80\x3e\x00\x00\x00\x7d\x00\x00\x02\x00\x10\x00data\x00\x7d\x00\x00', 24, 'latin1');
		const { body } = await upload(sandbox, {
			file: wav,
			fileName: 'new.wav',
			fields: { use_language_asr_input: 'sw' },
		});
		expect(body.data.audio_transcript).toMatch(
			/"new\.wav" with 1\.0 seconds of wav audio in 32044 bytes.*Swahili-English \(sw\)/,
		);
		expect((await sandbox.state()).complaints).toEqual([]);
	});

	test('by speaker has a line for each turn, and a line break at both ends', async () => {
		const call = await upload(sandbox, { file: 'call.mp3', fields: { use_diarization: 'TRUE' } });
		expect(call.body.data.audio_transcript).toMatch(
			/^\nSPEAKER_01: Good afternoon.*\nSPEAKER_02: [^]*\nSPEAKER_01: [^\n]*\n$/,
		);
		const alone = await upload(sandbox, { fields: { use_diarization: 'TRUE' } });
		expect(alone.body.data.audio_transcript).toBe(`\nSPEAKER_01: ${trueText('english.ogg')}\n`);
	});

	test('of silence has an empty transcript', async () => {
		const { body } = await upload(sandbox, { file: 'silence.wav' });
		expect(body.data).toMatchObject({
			audio_transcript: '',
			processing_status: 'FILE_TRANSCRIBED',
		});
	});

	test('of something that is no audio fails', async () => {
		const { status, body } = await upload(sandbox, { file: Buffer.from('<html>Not found</html>') });
		expect(status).toBe(200);
		expect(body.data).toEqual({
			file_id: expect.stringMatching(UUID),
			processing_status: 'FILE_PROCESSING_FAILED',
			audio_file_name: 'greeting',
			use_language_asr_input: 'en',
		});
	});
});

describe('an upload is refused', () => {
	test.each<[string, number, RegExp, Parameters<typeof upload>[1]]>([
		['with a wrong key', 403, /^permission denied,access-key error$/, { key: 'wrong' }],
		['without a name', 400, /audio_file_name/, { fields: { audio_file_name: '' } }],
		['in an unknown language', 400, /language,xx /, { fields: { use_language_asr_input: 'xx' } }],
		['when it is too short', 400, /less than minimum/, { file: 'yes.wav' }],
		['when it is too long', 400, /duration.* 120 seconds/, { file: 'over-120-seconds.mp3' }],
		['when it is empty', 400, /empty/, { file: Buffer.alloc(0) }],
	])('%s', async (_when, status, message, wanted) => {
		const answer = await upload(sandbox, wanted);
		expect(answer.status).toBe(status);
		expect(answer.body).toEqual({
			data: {},
			message: expect.stringMatching(message),
			status: 'Error',
		});
		expect(await sandbox.state()).toMatchObject({ acceptedUploads: 0 });
	});

	test('without a file, and without a form', async () => {
		const headers = { authorization: `Bearer ${sandbox.key}` };
		const url = `${sandbox.url}/file/v1/upload/sync`;
		const form = { 'content-type': 'multipart/form-data; boundary=x' };
		const field =
			'--x\r\nContent-Disposition: form-data; name="audio_file_name"\r\n\r\na\r\n--x--\r\n';
		const answers = [
			await send(url, { method: 'POST', headers: { ...headers, ...form }, body: field }),
			await send(url, { method: 'POST', headers: { ...headers, ...form }, body: '--x\r\nbroken' }),
			await send(url, { method: 'POST', headers, body: 'a=b' }),
		];
		expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
		expect(answers[0]?.body.message).toMatch(/audio_file_blob/);
	});
});

describe('accounts of the two times', () => {
	test('differ in the longest recording', async () => {
		const file = 'over-60-seconds.ogg';
		expect((await upload(sandbox, { file })).status).toBe(200);
		await sandbox.settings({ profile: 'seed' });
		const { status, body } = await upload(sandbox, { file });
		expect([status, body.message]).toEqual([400, expect.stringMatching(/duration.* 60 seconds/)]);
	});

	test.each([
		['seed', 408],
		['2026', 503],
	] as const)('differ in the time-out: %s answers %d', async (profile, status) => {
		await sandbox.settings({ profile, latency: 0.2, syncTimeout: 0.02 });
		const answer = await upload(sandbox);
		expect(answer.status).toBe(status);
		expect(answer.headers['retry-after']).toBe('0');
		expect(answer.body).toEqual({
			data: { file_id: expect.stringMatching(UUID) },
			message: 'file queued for processing',
			status: 'Ok',
		});
		let transcript: unknown;
		while (transcript === undefined) {
			const { body } = await askStatus(sandbox, answer.body.data.file_id);
			transcript = body.data.audio_transcript;
		}
		expect(transcript).toBe(trueText('english.ogg'));
	});

	test('differ in whether replies repeat the language', async () => {
		await sandbox.settings({ profile: 'seed' });
		expect((await upload(sandbox)).body.data).not.toHaveProperty('use_language_asr_input');
	});
});

describe('an asynchronous upload', () => {
	test('is answered with the file ID alone, and takes recordings of any length', async () => {
		const { status, body } = await upload(sandbox, {
			endpoint: 'async',
			file: 'over-120-seconds.mp3',
		});
		expect(status).toBe(200);
		expect(body).toEqual({
			data: { file_id: expect.stringMatching(UUID) },
			message: 'file queued for processing',
			status: 'Ok',
		});
		const later = await askStatus(sandbox, body.data.file_id);
		expect(later.body.message).toBe('file status found');
		expect(later.body.data).toEqual({
			processing_status: 'FILE_TRANSCRIBED',
			audio_file_name: 'greeting',
			audio_transcript: trueText('over-120-seconds.mp3'),
			processed_audio_duration_in_seconds: 134,
		});
	});
});

describe('the status of a file', () => {
	test('that does not exist is an error, after the key was checked', async () => {
		const unknown = await askStatus(sandbox, 'no-such-file');
		expect([unknown.status, unknown.body.message]).toEqual([500, 'file not found']);
		const stranger = await send(`${sandbox.url}/file/v1/status/no-such-file`, {
			headers: { authorization: 'Bearer wrong' },
		});
		expect([stranger.status, stranger.body.message]).toEqual([
			403,
			'permission denied,access-key error',
		]);
	});
});
