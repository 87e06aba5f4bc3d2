import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

import { forOneFile } from '../forOneFile.mts';

/** A request as it came over the wire. */
export interface WireRequest {
	method: string;
	path: string;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

/** What the server answers. */
export interface WireReply {
	status?: number;
	body?: unknown;
}

/** A server that keeps what it receives. */
export interface WireServer {
	url: string;
	requests: WireRequest[];
	/** All that came over its connections so far, heads included. */
	bytesReceived(): number;
	close(): Promise<void>;
}

/** A multipart form, read by a parser that has nothing to do with the code that made it. */
export interface ReadForm {
	fields: Array<[name: string, value: string]>;
	files: Array<{ field: string; name: string; type: string; bytes: Buffer }>;
}

/**
 * Starts a server on loopback.
 *
 * @param answer makes the answer to a request
 */
export async function startWireServer(
	answer: (request: WireRequest) => WireReply | Promise<WireReply>,
): Promise<WireServer> {
	const requests: WireRequest[] = [];
	const server = createServer((incoming, outgoing) => {
		const chunks: Buffer[] = [];
		incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
		incoming.on('end', () => {
			const { method = '', url: path = '', headers } = incoming;
			const request = { method, path, headers, body: Buffer.concat(chunks) };
			requests.push(request);
			void Promise.resolve(answer(request)).then(({ status = 200, body = '' }) => {
				const isText = typeof body === 'string';
				outgoing.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json' });
				outgoing.end(isText ? body : JSON.stringify(body));
			});
		});
	});
	const sockets: Socket[] = [];
	server.on('connection', (socket) => sockets.push(socket));
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	const { port } = server.address() as AddressInfo;
	const close = async () =>
		await new Promise<void>((resolve) => {
			server.close(() => resolve());
			server.closeAllConnections();
		});
	const bytesReceived = () => sockets.reduce((sum, { bytesRead }) => sum + bytesRead, 0);
	return { url: `http://127.0.0.1:${port}`, requests, bytesReceived, close };
}

/** For the body of a test file: a server of its own, which has received nothing yet in each test. */
export const useWireServer = (answer: (request: WireRequest) => WireReply): WireServer =>
	forOneFile(
		async () => await startWireServer(answer),
		(server) => (server.requests.length = 0),
		async (server) => await server.close(),
	);

/** Reads the multipart form of a request. */
export async function readForm({ headers, body }: WireRequest): Promise<ReadForm> {
	const contentType = headers['content-type'] ?? '';
	const form = await new Response(new Uint8Array(body), {
		headers: { 'content-type': contentType },
	}).formData();
	const read: ReadForm = { fields: [], files: [] };
	for (const [field, value] of form) {
		if (typeof value === 'string') {
			read.fields.push([field, value]);
		} else {
			const bytes = Buffer.from(await value.arrayBuffer());
			read.files.push({ field, name: value.name, type: value.type, bytes });
		}
	}
	return read;
}
