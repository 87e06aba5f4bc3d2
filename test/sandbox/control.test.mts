import { describe, expect, test } from '@jest/globals';

import { UNKNOWN_JOB_PATH } from '../../nodes/shared/intron/service';
import { useOwnSandbox } from '../support/service/ownSandbox.mts';
import type { Upload } from './client.mts';
import { askStatus, send, upload } from './client.mts';

const sandbox = useOwnSandbox({ key: 'another-key' });

describe('the record of requests', () => {
	test('holds what was sent and answered, but not the key', async () => {
		const { body } = await upload(sandbox, { fields: { get_summary: 'TRUE' } });
		await askStatus(sandbox, body.data.file_id, '?get_structured_post_processing=t');
		const requests = await sandbox.requests();
		expect(requests[0]).toEqual({
			id: 1,
			time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
			endpoint: 'sync',
			method: 'POST',
			path: '/file/v1/upload/sync',
			fields: {
				audio_file_name: 'greeting',
				use_category: 'file_category_general',
				get_summary: 'TRUE',
			},
			file: {
				name: 'english.ogg',
				contentType: 'audio/ogg',
				bytes: 24231,
				sha256: '6b5f47375f1e2d1b66e7c4f0804436f4536414a2a7b68ee8f60a559096962e7d',
				format: 'ogg',
				durationSeconds: expect.closeTo(7.66, 1),
			},
			scenarios: [],
			fileId: body.data.file_id,
			textId: null,
			complaints: [],
			reply: { status: 200, body },
		});
		expect(requests[1]).toMatchObject({ id: 2, endpoint: 'status', fileId: body.data.file_id });
		expect(JSON.stringify(requests)).not.toContain('another-key');
	});

	test('counts replies by status', async () => {
		await upload(sandbox);
		await upload(sandbox, { key: 'wrong' });
		expect(await sandbox.state()).toMatchObject({
			acceptedUploads: 1,
			requests: 2,
			replies: { 200: 1, 403: 1 },
		});
	});

	test('tells of addresses that the service does not have', async () => {
		const answer = await send(`${sandbox.url}/api/v1/health`, { method: 'POST', body: 'x' });
		expect(answer.status).toBe(404);
		expect((await sandbox.state()).complaints).toEqual([
			'request 1: the service has no such address',
		]);
	});
});

describe('the judge complains about', () => {
	const file = Buffer.from('a text');

	test.each<[string, RegExp[], Upload]>([
		['an unknown field', [/no field "hotwords"/], { fields: { hotwords: 'n8n' } }],
		['a missing name', [/audio_file_name is missing/], { fields: { audio_file_name: undefined } }],
		[
			'a boolean in small letters',
			[/TRUE or FALSE, not "true"/],
			{ fields: { use_diarization: 'true' } },
		],
		[
			'a value in quotes',
			[/quotes around it/, /name of a category/],
			{ fields: { use_category: '"file_category_general"' } },
		],
		[
			'a flag of another category',
			[/get_soap_note is not a flag/],
			{ fields: { get_soap_note: 'TRUE' } },
		],
		[
			'a result beside an answer',
			[/get_summary is ignored/],
			{ fields: { get_summary: 'TRUE', get_answer: 'TRUE' } },
		],
		[
			'a region of a language',
			[/two or three letters/],
			{ fields: { use_language_asr_input: 'am-ET' } },
		],
		['a field that comes twice', [/more than once/], { more: [['audio_file_name', 'again']] }],
		[
			'an extension that is not listed',
			[/does not end in one of/],
			{ fileName: 'a.oga', contentType: 'audio/ogg' },
		],
		[
			'an extension that lies',
			[/\.mp3, but the content is Ogg/],
			{ fileName: 'a.mp3', contentType: 'audio/ogg' },
		],
		['a type that lies', [/audio\/mpeg, but the content is Ogg/], { contentType: 'audio/mpeg' }],
		[
			'a type that says nothing',
			[/none of an accepted format/],
			{ contentType: 'application/octet-stream' },
		],
		['an empty file', [/is empty/], { file: Buffer.alloc(0) }],
		['a file that is no audio', [/is not audio/], { file }],
		[
			'a second file',
			[/no file field "more"/],
			{ more: [['more', file, { filename: 'a.ogg', contentType: 'audio/ogg' }]] },
		],
		[
			'a Content-Type by hand',
			[/request is odd/],
			{ headers: { 'content-type': 'multipart/form-data' } },
		],
	])('%s', async (_what, complaints, wanted) => {
		await upload(sandbox, wanted);
		const [request] = await sandbox.requests();
		for (const complaint of complaints) {
			expect(request?.complaints).toContainEqual(expect.stringMatching(complaint));
		}
	});

	test('a file part without name and type', async () => {
		await send(`${sandbox.url}/file/v1/upload`, {
			method: 'POST',
			headers: { 'content-type': 'multipart/form-data; boundary=x' },
			body: '--x\r\nContent-Disposition: form-data; name="audio_file_blob"\r\n\r\na\r\n--x--\r\n',
		});
		expect((await sandbox.requests())[0]?.complaints).toEqual(
			expect.arrayContaining([
				'the file part has no file name',
				'the file part has no Content-Type, or text/plain',
			]),
		);
	});

	test('a query that the status endpoint does not know', async () => {
		await askStatus(sandbox, 'x', '?get_structured_post_processing=true&page=2');
		expect((await sandbox.state()).complaints).toEqual([
			expect.stringMatching(/must be t or f, not "true"/),
			expect.stringMatching(/no query parameter "page"/),
		]);
	});
});

describe('rate limits', () => {
	test('are told on every reply', async () => {
		const { headers } = await upload(sandbox);
		expect(headers).toMatchObject({
			'x-ratelimit-limit': '30',
			'x-ratelimit-remaining': '29',
			'x-ratelimit-reset': expect.stringMatching(/^\d{10}$/),
			'retry-after': '60',
		});
	});

	test('refuse a second status request within a second', async () => {
		const first = await askStatus(sandbox, 'x');
		expect([first.status, first.headers['retry-after']]).toEqual([500, '1']);
		const second = await askStatus(sandbox, 'x');
		expect([second.status, second.headers['retry-after']]).toEqual([429, '1']);
		expect(second.body.message).toBe('ratelimit exceeded 1 per 1 second');
	});

	test('refuse the thirty-first synchronous upload within a minute', async () => {
		const answers = await Promise.all(
			Array.from({ length: 31 }, async () => await upload(sandbox)),
		);
		const refused = answers.filter(({ status }) => status === 429);
		expect(refused.map(({ body }) => body.message)).toEqual(['ratelimit exceeded 30 per 1 minute']);
		expect(await sandbox.state()).toMatchObject({ acceptedUploads: 30 });
		await sandbox.settings({ rateLimits: false });
		expect((await upload(sandbox)).status).toBe(200);
	});

	test('are those of the account', async () => {
		await sandbox.settings({ uploadsPerMinute: 2 });
		const answers = await Promise.all([1, 2, 3].map(async () => await upload(sandbox)));
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429]);
		for (const { headers } of answers) expect(headers['x-ratelimit-limit']).toBe('2');
		await expect(sandbox.settings({ uploadsPerMinute: 0 })).rejects.toThrow(/number of uploads/);
	});
});

describe('the control interface', () => {
	test('chooses what the next uploads meet', async () => {
		await sandbox.next('balance');
		expect((await upload(sandbox)).status).toBe(400);
		expect((await upload(sandbox)).status).toBe(200);
		await sandbox.next('[timeout=408] queued=1', 2);
		expect((await upload(sandbox)).status).toBe(408);
		expect((await sandbox.state()).next).toEqual({ scenario: 'timeout=408 queued=1', times: 1 });
		await sandbox.next('');
		expect((await upload(sandbox)).status).toBe(200);
	});

	test('refuses scenarios and settings that do not exist', async () => {
		await expect(sandbox.next('nonsense')).rejects.toThrow(/no scenario \[nonsense\]/);
		await expect(sandbox.next('timeout', 0)).rejects.toThrow(/whole number/);
		await expect(sandbox.settings({ latency: -1 })).rejects.toThrow(/number of seconds/);
		await expect(sandbox.settings({ speed: 1 } as object)).rejects.toThrow(/no setting speed/);
	});

	test('forgets everything on a reset, also settings', async () => {
		const { body } = await upload(sandbox, { fields: { hotwords: 'x' } });
		await sandbox.settings({ profile: 'seed', latency: 1 });
		await sandbox.next('timeout');
		const { revision, ...state } = await sandbox.reset();
		expect(revision).toBeGreaterThan(0);
		expect(state).toEqual({
			acceptedUploads: 0,
			acceptedTexts: 0,
			downloads: 0,
			requests: 0,
			complaints: [],
			replies: {},
			next: null,
			settings: {
				profile: '2026',
				latency: 0,
				syncTimeout: null,
				audioLimit: null,
				rateLimits: true,
				uploadsPerMinute: null,
				textLimit: null,
				textsPerMinute: null,
				linkLifetime: 3600,
			},
		});
		expect((await askStatus(sandbox, body.data.file_id)).status).toBe(500);
	});
});

describe('the page', () => {
	test('shows what was sent, and none of it as HTML', async () => {
		const name = '<script>alert("1")</script>';
		await upload(sandbox, { fields: { audio_file_name: name } });
		const { headers, text } = await send(sandbox.url);
		expect(headers['content-type']).toMatch(/^text\/html/);
		expect(text).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;');
		expect(text).not.toContain(name);
		expect(text).toContain(`<code>${sandbox.url}</code>`);
		for (const { title } of await sandbox.scenarios()) expect(text).toContain(`<b>${title}</b>`);
	});

	test('shows that the test of the credential went well', async () => {
		await askStatus(sandbox, UNKNOWN_JOB_PATH.split('/').at(-1) ?? '');
		const { text } = await send(sandbox.url);
		expect(text).toMatch(/<b>Test of the credential<\/b>[^]*?<span class="badge good">500</);
		expect(text).not.toContain('class="message"');
	});
});
