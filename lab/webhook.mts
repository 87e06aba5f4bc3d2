import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

export interface UploadedFile {
	/** A path, or the bytes themselves. */
	data: string | Uint8Array;
	/** The name the upload carries; the path's own by default. */
	name?: string;
	type?: string;
	/** The form field, which is the name of the binary field in n8n. */
	field?: string;
}

export interface WebhookCall {
	file?: UploadedFile;
	files?: UploadedFile[];
	/** A field with several values comes as often. */
	fields?: Record<string, string | string[]>;
	/** Instead of a form: this as JSON. */
	json?: unknown;
	method?: string;
	query?: Record<string, string>;
	/** How long to wait for the answer, in ms; as long as Node.js does by default. */
	patienceMs?: number;
	/** n8n's test address, which listens only while the editor waits for it. */
	test?: boolean;
}

export interface WebhookAnswer {
	status: number;
	headers: Headers;
	text: string;
	/** The body as JSON, or undefined if it is none. */
	json: unknown;
}

/** Posts to a webhook as an outside program would: files and fields as a multipart form. */
export async function callWebhook(
	baseUrl: string,
	path: string,
	call: WebhookCall = {},
): Promise<WebhookAnswer> {
	const address = new URL(`/${call.test ? 'webhook-test' : 'webhook'}/${path}`, baseUrl);
	for (const [key, value] of Object.entries(call.query ?? {})) address.searchParams.set(key, value);
	const init: RequestInit = { method: call.method ?? 'POST' };
	if (call.patienceMs) init.signal = AbortSignal.timeout(call.patienceMs);
	if (call.json !== undefined) {
		init.body = JSON.stringify(call.json);
		init.headers = { 'content-type': 'application/json' };
	} else if (call.file || call.files || call.fields) {
		init.body = await form(call);
	}
	const response = await fetch(address, init);
	const text = await response.text();
	return { status: response.status, headers: response.headers, text, json: parse(text) };
}

async function form({ file, files = [], fields = {} }: WebhookCall): Promise<FormData> {
	const body = new FormData();
	for (const [key, values] of Object.entries(fields)) {
		for (const value of [values].flat()) body.append(key, value);
	}
	for (const { data, name, type, field = 'data' } of file ? [file, ...files] : files) {
		const bytes = typeof data === 'string' ? await readFile(data) : data;
		const fileName = name ?? (typeof data === 'string' ? basename(data) : 'recording');
		body.append(field, new Blob([new Uint8Array(bytes)], { type }), fileName);
	}
	return body;
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
