import { describe, expect, test } from '@jest/globals';
import FormDataPackage from 'form-data';
import type { IDataObject } from 'n8n-workflow';

import type { InputFile } from '../../../support/engine/engine.mts';
import { runNode, TEST_KEY } from '../../../support/engine/engine.mts';
import { RECORDINGS, recordingBytes } from '../../../support/service/recordings.mts';
import { transcribed } from '../../../support/service/replies.mts';
import type { WireRequest } from '../../../support/service/wireServer.mts';
import { readForm, useWireServer } from '../../../support/service/wireServer.mts';
import { noise, wav } from '../../../support/unit/soundFiles.mts';

const BINARY_MODES = ['default', 'filesystem'] as const;

const server = useWireServer(() => ({ body: transcribed() }));

/** Sends a file through the node; returns the one request that arrived. */
async function send(
	file: InputFile,
	binaryMode: (typeof BINARY_MODES)[number] = 'filesystem',
	parameters: IDataObject = {},
): Promise<WireRequest> {
	const { error } = await runNode({
		parameters: { category: 'telehealth', allResults: true, ...parameters },
		items: [{ files: { data: file } }],
		credential: { apiKey: TEST_KEY, baseUrl: `${server.url}/` },
		binaryMode,
	});
	expect(error).toBeUndefined();
	const [request, ...others] = server.requests.filter(({ method }) => method === 'POST');
	expect(others).toEqual([]);
	if (!request) throw new Error('Nothing came');
	return request;
}

/** The file part that arrived. */
async function fileIn(request: WireRequest) {
	const { files } = await readForm(request);
	expect(files).toHaveLength(1);
	const [file] = files;
	if (!file) throw new Error('There is no file part');
	return file;
}

describe.each(BINARY_MODES)('an upload, with the binary mode %s', (binaryMode) => {
	test('is one POST with the key as a bearer token and the length told beforehand', async () => {
		const { method, path, headers, body } = await send(
			{ data: recordingBytes('english.mp3'), fileName: 'a.mp3', mimeType: 'audio/mpeg' },
			binaryMode,
		);
		expect([method, path]).toEqual(['POST', '/file/v1/upload/sync']);
		expect(headers.authorization).toBe(`Bearer ${TEST_KEY}`);
		expect(headers['content-type']).toMatch(/^multipart\/form-data; ?boundary=\S{16,}$/);
		expect(headers['content-length']).toBe(String(body.length));
		expect(headers).not.toHaveProperty('transfer-encoding');
	});

	test.each([1, 2, 3, 65_535, 65_536, 65_537, 200_000])(
		'carries a file with %i bytes of sound, whole',
		async (size) => {
			const data = wav(noise(size));
			const part = await fileIn(await send({ data, fileName: 'a.wav' }, binaryMode));
			expect(part.bytes.equals(data)).toBe(true);
		},
	);
});

describe('the file part', () => {
	test.each(RECORDINGS)('carries $file byte by byte', async ({ file }) => {
		const data = recordingBytes(file);
		const part = await fileIn(await send({ data, fileName: file }));
		expect(part.field).toBe('audio_file_blob');
		expect(part.bytes.equals(data)).toBe(true);
	});

	test.each<[string, Omit<InputFile, 'data'>, string, string, string]>([
		['a plain name', { fileName: 'a.mp3' }, 'english.mp3', 'a.mp3', 'audio/mpeg'],
		['Telegram', { fileName: 'file_1.oga' }, 'english.oga', 'file_1.ogg', 'audio/ogg'],
		['WhatsApp', { mimeType: 'audio/ogg; codecs=opus' }, 'english.opus', 'audio.ogg', 'audio/ogg'],
		[
			'a mail attachment',
			{ fileName: 'attachment_0', mimeType: 'application/octet-stream' },
			'english.m4a',
			'attachment_0.m4a',
			'audio/mp4',
		],
		['Twilio', { mimeType: 'audio/x-wav' }, 'english.wav', 'audio.wav', 'audio/wav'],
		['quotes', { fileName: 'the "big" one.mp3' }, 'english.mp3', 'the "big" one.mp3', 'audio/mpeg'],
		['emoji', { fileName: '🎧.mp3' }, 'english.mp3', '🎧.mp3', 'audio/mpeg'],
		['Arabic', { fileName: 'مكالمة.flac' }, 'english.flac', 'مكالمة.flac', 'audio/flac'],
		['Amharic', { fileName: 'ጥሪ.webm' }, 'english.webm', 'ጥሪ.webm', 'audio/webm'],
		['a line break', { fileName: 'a\r\nb: c.mp3' }, 'english.mp3', 'a b: c.mp3', 'audio/mpeg'],
	])('has a name and a type: %s', async (_what, hints, sample, name, type) => {
		const part = await fileIn(await send({ ...hints, data: recordingBytes(sample) }));
		expect([part.name, part.type]).toEqual([name, type]);
	});

	test('may be given as the binary object itself, by an expression', async () => {
		const data = recordingBytes('english.mp3');
		const request = await send({ data, fileName: 'a.mp3' }, 'filesystem', {
			binaryPropertyName: '={{ $binary.data }}',
		});
		expect((await fileIn(request)).bytes.equals(data)).toBe(true);
	});

	test('goes without its own name, which may be private, when the option File Name gives another', async () => {
		const data = recordingBytes('english.mp3');
		const request = await send({ data, fileName: 'Jane Doe.mp3' }, 'filesystem', {
			options: { fileName: 'Case 17' },
		});
		expect((await fileIn(request)).name).toBe('Case 17.mp3');
		expect(request.body.includes('Jane Doe')).toBe(false);
	});
});

describe('the same request, made by the form-data package', () => {
	/** Sends a form as the package does it. */
	async function submit(form: FormDataPackage): Promise<WireRequest> {
		server.requests.length = 0;
		const { port } = new URL(server.url);
		await new Promise<void>((resolve, reject) => {
			const target = { host: '127.0.0.1', port: Number(port), path: '/' };
			form.submit(target, (error, response) => {
				if (error) return reject(error);
				response.on('end', () => resolve());
				response.resume();
			});
		});
		const [request] = server.requests;
		if (!request) throw new Error('Nothing came');
		return request;
	}

	test.each([
		['english.mp3', 'Call 17.mp3'],
		['yes.wav', 'ጥሪ مكالمة 🎧.wav'],
		['english.oga', 'voice.oga'],
	])('parses to the same fields, names, types and bytes: %s', async (sample, fileName) => {
		const data = recordingBytes(sample);
		const own = await readForm(await send({ data, fileName }));
		const form = new FormDataPackage();
		for (const [name, value] of own.fields) form.append(name, value);
		for (const { field, name, type } of own.files) {
			form.append(field, data, { filename: name, contentType: type, knownLength: data.length });
		}
		expect(await readForm(await submit(form))).toEqual(own);
	});

	test('has the same lines around each part', async () => {
		const data = recordingBytes('yes.wav');
		const ownRequest = await send({ data, fileName: 'yes.wav' });
		const own = await readForm(ownRequest);
		const form = new FormDataPackage();
		for (const [name, value] of own.fields) form.append(name, value);
		form.append('audio_file_blob', data, { filename: 'yes.wav', contentType: 'audio/wav' });
		const lines = ({ headers, body }: WireRequest) => {
			const boundary = headers['content-type']?.split('boundary=')[1] ?? '';
			const text = body.toString('latin1').replaceAll(boundary, 'BOUNDARY');
			return text.split('\r\n').filter((line) => line !== '');
		};
		expect(lines(ownRequest)).toEqual(lines(await submit(form)));
	});
});
