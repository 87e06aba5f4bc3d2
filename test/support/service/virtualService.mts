import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { ENDPOINTS } from '../../../sandbox/service/endpoints.mts';
import { RateLimiter } from '../../../sandbox/service/rateLimiter.mts';
import { queued, refusal, transcribed } from './replies.mts';
import type { VirtualClock } from '../time/virtualClock.mts';
import { readForm } from './wireServer.mts';

/** One request, with the times at which it came and was answered. */
export interface Call {
	endpoint: 'sync' | 'async' | 'status';
	key: string;
	/** The name of the recording, or the id of the file. */
	name: string;
	from: number;
	to: number;
	status: number;
}

export interface VirtualService {
	readonly url: string;
	/** All that came since the last reset, in the order in which it came. */
	calls: Call[];
	/** How many uploads were on their way together, at most. */
	mostAtOnce: number;
	/** How long the synchronous endpoint works on a recording, in milliseconds. */
	workMs: (name: string) => number;
	/** Whether the synchronous endpoint gives up on a recording, and for how many looks it is not ready. */
	pendingLooks: (name: string) => number;
	/** Takes calls from the budget of a key, as somebody else who uses it. */
	takeAway(endpoint: Call['endpoint'], key: string, count: number): void;
	close(): Promise<void>;
}

/** The service's time is not that of the machine. */
const EPOCH = Date.parse('2026-08-14T02:00:00Z');

/** The file id of a recording, by which its looks are known again. */
const idOf = (name: string): string => name.replaceAll(' ', '-');

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

/** Starts a service whose work and limits are in virtual time; the limits are the sandbox's. */
export async function startVirtualService(clock: VirtualClock): Promise<VirtualService> {
	const now = () => EPOCH + clock.now();
	const limiter = new RateLimiter({ now, sleep: async (ms) => await clock.sleep(ms) });
	const looks = new Map<string, number>();
	let uploading = 0;

	const server = createServer((incoming, outgoing) => {
		void (async () => {
			const { method = '', url: path = '', headers } = incoming;
			const key = headers.authorization?.replace('Bearer ', '') ?? '';
			const body = await bodyOf(incoming);
			const isLook = method === 'GET';
			const form = isLook ? undefined : await readForm({ method, path, headers, body });
			const field = form?.fields.find(([name]) => name === 'audio_file_name');
			const endpoint = isLook ? 'status' : path.endsWith('/sync') ? 'sync' : 'async';
			const name = field?.[1] ?? path.replace(/.*\//, '');
			const call: Call = { endpoint, key, name, from: clock.now(), to: NaN, status: 200 };
			service.calls.push(call);
			const allowance = limiter.take(`${endpoint} ${key}`, ENDPOINTS[endpoint].rateLimits, true);
			let reply: object = refusal('ratelimit exceeded');
			if (allowance.exceeded) {
				call.status = 429;
			} else if (isLook) {
				const count = (looks.get(`${key} ${name}`) ?? 0) + 1;
				looks.set(`${key} ${name}`, count);
				const isDone = count > service.pendingLooks(name);
				const processing_status = isDone ? 'FILE_TRANSCRIBED' : 'FILE_PENDING';
				const audio_transcript = isDone ? name : undefined;
				reply = transcribed({ file_id: undefined, processing_status, audio_transcript });
			} else {
				uploading += 1;
				service.mostAtOnce = Math.max(service.mostAtOnce, uploading);
				if (endpoint === 'sync') await clock.sleepForCaller(service.workMs(name));
				uploading -= 1;
				const isPending = endpoint === 'async' || service.pendingLooks(name) > 0;
				call.status = isPending && endpoint === 'sync' ? 503 : 200;
				const file_id = idOf(name);
				reply = isPending ? queued(file_id) : transcribed({ file_id, audio_transcript: file_id });
			}
			call.to = clock.now();
			const date = new Date(now()).toUTCString();
			outgoing.writeHead(call.status, { ...limiter.headers(allowance), date });
			outgoing.end(JSON.stringify(reply));
		})();
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	const { port } = server.address() as AddressInfo;
	const service: VirtualService = {
		url: `http://127.0.0.1:${port}`,
		calls: [],
		mostAtOnce: 0,
		workMs: () => 3_000,
		pendingLooks: () => 0,
		takeAway(endpoint, key, count) {
			for (let call = 0; call < count; call++) {
				limiter.take(`${endpoint} ${key}`, ENDPOINTS[endpoint].rateLimits, true);
			}
		},
		close: async () =>
			await new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
	return service;
}
