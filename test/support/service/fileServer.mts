import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request for a file, as it came over the wire. */
export interface FileRequest {
	url: string;
	headers: IncomingHttpHeaders;
}

/** A server that gives files out, as those of telephony services do. */
export interface FileServer {
	url: string;
	requests: FileRequest[];
	/** How it answers from now on. */
	answer: (request: IncomingMessage, response: ServerResponse) => void;
	close(): Promise<void>;
}

/** Starts a server on loopback that answers 404 until it is told otherwise. */
export async function startFileServer(): Promise<FileServer> {
	const files: FileServer = {
		url: '',
		requests: [],
		answer: (_request, response) => response.writeHead(404).end(),
		close: async () =>
			await new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
	const server = createServer((request, response) => {
		files.requests.push({ url: request.url ?? '', headers: request.headers });
		files.answer(request, response);
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	files.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return files;
}
