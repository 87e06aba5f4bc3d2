/** An answer as it goes over the wire. */
export interface Reply {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
	/** How the body is written: UTF-8 by default, `latin1` for bytes, one a character. */
	readonly encoding?: BufferEncoding;
}

/** The JSON object under `data` of a reply. */
export type ReplyData = Readonly<Record<string, unknown>>;

const JSON_HEADERS = { 'content-type': 'application/json' };

/** Makes a reply with a JSON body. */
export function jsonReply(status: number, body: unknown): Reply {
	return { status, headers: JSON_HEADERS, body: JSON.stringify(body) };
}

/** Makes a reply of a web server that stands before the service, which knows no JSON. */
export function htmlReply(status: number, title: string): Reply {
	return {
		status,
		headers: { 'content-type': 'text/html; charset=UTF-8' },
		body: `<!doctype html>\n<html><head><title>${title}</title></head><body><center><h1>${title}</h1></center><hr><center>cloudflare</center></body></html>\n`,
	};
}

/** Makes the service's success. */
export function okReply(data: ReplyData, message: string): Reply {
	return jsonReply(200, { data, message, status: 'Ok' });
}

/** Makes the service's error: `data` is empty, and only `message` tells what is wrong. */
export function errorReply(status: number, message: string): Reply {
	return jsonReply(status, { data: {}, message, status: 'Error' });
}

/** The same reply with further headers, which win over those it has. */
export function withHeaders(reply: Reply, headers: Readonly<Record<string, string>>): Reply {
	return { ...reply, headers: { ...reply.headers, ...headers } };
}

/** Makes the success of a file server; what the file is, its type does not tell. */
export function bytesReply(bytes: Buffer): Reply {
	return {
		status: 200,
		headers: { 'content-type': 'binary/octet-stream' },
		body: bytes.toString('latin1'),
		encoding: 'latin1',
	};
}

/** Makes a refusal of S3, which answers in XML. */
export function storageReply(status: number, code: string, message: string): Reply {
	return {
		status,
		headers: { 'content-type': 'application/xml' },
		body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
	};
}
