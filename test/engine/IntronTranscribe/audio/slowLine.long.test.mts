/** Large recordings on a slow line, over real sockets: a receiver takes them in at a bounded rate. */
import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import { expect, test } from '@jest/globals';

import { runNode, TEST_KEY } from '../../../support/engine/engine.mts';
import { startFileServer } from '../../../support/service/fileServer.mts';
import { recordingBytes } from '../../../support/service/recordings.mts';
import { queued } from '../../../support/service/replies.mts';

const FILES = 30;

/** More than may be on its way at the same time, and than the buffers of a connection swallow. */
const FILE_BYTES = 6 * 1024 * 1024;

/** Of the whole line, whoever sends; slow beside what this machine can send. */
const BYTES_PER_MS = 30_000;

/** One that is being sent, and some whose last bytes stand in buffers of the system. */
const MOST_AT_ONCE = FILES / 5;

test(`${FILES} large files take turns, so that each has the line for itself and none times out`, async () => {
	let open = 0;
	let most = 0;
	let line = Promise.resolve();
	const takeIn = async (request: IncomingMessage) => {
		for await (const chunk of request) {
			const { length } = chunk as Buffer;
			line = line.then(async () => await sleep(length / BYTES_PER_MS));
			await line;
		}
	};
	const service = await startFileServer();
	service.answer = (request, response) => {
		most = Math.max(most, ++open);
		void takeIn(request).then(() => {
			open--;
			response.writeHead(200, { 'content-type': 'application/json' });
			response.end(JSON.stringify(queued()));
		});
	};
	const data = Buffer.alloc(FILE_BYTES);
	recordingBytes('silence.wav').copy(data);
	const { error, outputs } = await runNode({
		parameters: { operation: 'startTranscription' },
		items: Array.from({ length: FILES }, () => ({ files: { data: { data, fileName: 'a.wav' } } })),
		credential: { apiKey: TEST_KEY, baseUrl: service.url },
	});
	await service.close();
	expect(error).toBeUndefined();
	expect(outputs[1]).toHaveLength(FILES);
	expect(service.requests).toHaveLength(FILES);
	expect(most).toBeLessThanOrEqual(MOST_AT_ONCE);
});
