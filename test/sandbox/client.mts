/**
 * An independent client of the sandbox: the form-data package encodes, node:http sends. It shares
 * nothing with the node's own client or with the sandbox.
 */
import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:http';
import { join } from 'node:path';

import FormData from 'form-data';

import type { Sandbox } from '../../sandbox/launch.mts';

export interface Envelope {
	data: Record<string, unknown>;
	message: string;
	status: string;
	file_id?: string;
	text_id?: string;
}

export interface Answer {
	status: number;
	headers: IncomingHttpHeaders;
	bytes: Buffer;
	/** The body as text. */
	text: string;
	/** The body as the service's envelope, for replies that are one. */
	body: Envelope;
}

/** A part of a form: a text, or a file. */
type Part = readonly [name: string, value: string | Buffer, options?: FormData.AppendOptions];

export interface Upload {
	/** A sample recording, or the bytes themselves. */
	file?: string | Buffer;
	fileName?: string;
	contentType?: string;
	/** Besides a name and a category; `undefined` leaves a field out. */
	fields?: Record<string, string | undefined>;
	/** Parts after all others. */
	more?: readonly Part[];
	key?: string;
	endpoint?: 'sync' | 'async';
	headers?: Record<string, string>;
}

const CONTENT_TYPES: Record<string, string> = {
	wav: 'audio/wav',
	mp3: 'audio/mpeg',
	mp4: 'video/mp4',
	m4a: 'audio/mp4',
	ogg: 'audio/ogg',
	webm: 'audio/webm',
	flac: 'audio/flac',
};

const PATHS = { sync: '/file/v1/upload/sync', async: '/file/v1/upload' };

/** The bytes of a sample recording. */
export function recording(file: string): Buffer {
	return readFileSync(join('sandbox/recordings', file));
}

/** What is no JSON is nothing. */
function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return {};
	}
}

/** Sends one request and reads the answer to its end. */
export async function send(
	url: string,
	options: { method?: string; headers?: Record<string, string>; body?: FormData | string } = {},
): Promise<Answer> {
	const { method = 'GET', headers, body } = options;
	return await new Promise((resolve, reject) => {
		const outgoing = request(url, { method, headers }, (incoming) => {
			const chunks: Buffer[] = [];
			incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
			incoming.on('error', reject);
			incoming.on('end', () => {
				const bytes = Buffer.concat(chunks);
				const text = bytes.toString();
				const isJson = /^application\/json/.test(incoming.headers['content-type'] ?? '');
				resolve({
					status: incoming.statusCode ?? 0,
					headers: incoming.headers,
					bytes,
					text,
					body: (isJson ? parse(text) : {}) as Envelope,
				});
			});
		});
		outgoing.on('error', reject);
		if (body instanceof FormData) body.pipe(outgoing);
		else outgoing.end(body);
	});
}

/** Uploads a recording, by default in a way that no judge complains about. */
export async function upload(sandbox: Sandbox, wanted: Upload = {}): Promise<Answer> {
	const { file = 'english.ogg', fields = {}, more = [], endpoint = 'sync' } = wanted;
	const fileName = wanted.fileName ?? (typeof file === 'string' ? file : 'recording.ogg');
	const extension = fileName.split('.').pop() ?? '';
	const form = new FormData();
	const texts: Upload['fields'] = {
		audio_file_name: 'greeting',
		use_category: 'file_category_general',
		...fields,
	};
	for (const [name, value] of Object.entries(texts)) {
		if (value !== undefined) form.append(name, value);
	}
	form.append('audio_file_blob', typeof file === 'string' ? recording(file) : file, {
		filename: fileName,
		contentType: wanted.contentType ?? CONTENT_TYPES[extension],
	});
	for (const part of more) form.append(...part);
	return await send(`${sandbox.url}${PATHS[endpoint]}`, {
		method: 'POST',
		headers: {
			authorization: `Bearer ${wanted.key ?? sandbox.key}`,
			...form.getHeaders(wanted.headers),
		},
		body: form,
	});
}

/** Asks for the status of a file. */
export async function askStatus(sandbox: Sandbox, fileId: unknown, query = ''): Promise<Answer> {
	return await send(`${sandbox.url}/file/v1/status/${String(fileId)}${query}`, {
		headers: { authorization: `Bearer ${sandbox.key}` },
	});
}

export interface SpokenText {
	/** Besides a text and a Swahili voice; `undefined` leaves a field out. */
	fields?: Record<string, unknown>;
	/** The whole body instead of the fields. */
	body?: string;
	key?: string;
	endpoint?: 'generate' | 'enqueue';
	headers?: Record<string, string>;
}

/** Lets a text be spoken, by default in a way that no judge complains about. */
export async function speak(sandbox: Sandbox, wanted: SpokenText = {}): Promise<Answer> {
	const { fields, endpoint = 'generate', key = sandbox.key, headers } = wanted;
	const voice = { voice_language: 'sw', voice_accent: 'swahili', voice_gender: 'female' };
	return await send(`${sandbox.url}/tts/v1/${endpoint}`, {
		method: 'POST',
		headers: {
			authorization: `Bearer ${key}`,
			'content-type': 'application/json',
			...headers,
		},
		body: wanted.body ?? JSON.stringify({ text: 'Habari', ...voice, ...fields }),
	});
}

/** Asks for the status of a text. */
export async function askTextStatus(
	sandbox: Sandbox,
	textId: unknown,
	query = '',
): Promise<Answer> {
	return await send(`${sandbox.url}/tts/v1/status/${String(textId)}${query}`, {
		headers: { authorization: `Bearer ${sandbox.key}` },
	});
}

/** Downloads what a reply links to. */
export async function download(
	{ body }: Answer,
	headers: Record<string, string> = {},
): Promise<Answer> {
	return await send(String(body.data.audio_path), { headers });
}
