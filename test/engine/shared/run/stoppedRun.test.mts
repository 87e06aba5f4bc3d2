import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { runNode } from '../../../support/engine/engine.mts';
import { queued, refusal, transcribed } from '../../../support/service/replies.mts';
import { recordingItem, useVirtualClock } from '../../../support/engine/sandboxRuns.mts';
import type { WireReply, WireServer } from '../../../support/service/wireServer.mts';
import { readForm, startWireServer } from '../../../support/service/wireServer.mts';

const FAILED = 'FILE_PROCESSING_FAILED';

const clock = useVirtualClock();

let server: WireServer;
/** How the service answers the upload of each recording; a status is never known. */
let answers: Record<string, () => Promise<WireReply>>;
let seen: string[];

beforeAll(async () => {
	server = await startWireServer(async (request) => {
		if (request.path.startsWith('/nowhere')) return { status: 404 };
		if (request.method === 'GET') return { body: { data: { processing_status: 'FILE_QUEUED' } } };
		const { fields } = await readForm(request);
		const name = fields.find(([field]) => field === 'audio_file_name')?.[1].slice(-1) ?? '';
		seen.push(name);
		return (await answers[name]?.()) ?? { status: 500 };
	});
});
beforeEach(() => {
	answers = {};
	seen = [];
});
afterAll(async () => {
	await server.close();
});

const at = async (reply: WireReply) => await Promise.resolve(reply);

/** An answer that takes longer than all that need no time. */
async function late(reply: WireReply): Promise<WireReply> {
	await clock.sleepForCaller(5_000);
	return reply;
}

const NO_CREDITS: WireReply = { status: 400, body: refusal('insufficient balance') };

/** Runs the node on recordings that are called by a letter each. */
async function run(names: string, parameters: IDataObject = {}) {
	const { error, outputs } = await runNode({
		clock,
		parameters,
		items: [...names].map((name) => recordingItem(name)),
		credential: { apiKey: 'key', baseUrl: server.url },
	});
	expect(outputs).toEqual([]);
	expect(error).toBeDefined();
	return error;
}

describe('the error that stops a run', () => {
	test('names the files of the other items that the service has accepted', async () => {
		answers = {
			A: async () => await at({ body: transcribed({ file_id: 'id-of-a' }) }),
			B: async () => await at({ status: 503, body: queued('id-of-b') }),
			C: async () => await at(NO_CREDITS),
		};
		const error = await run('ABCDE', { options: { concurrency: 1 } });
		expect(error?.message).toBe(
			'Your Intron account has not enough credits for this recording [item 2]',
		);
		expect(error?.description).toContain('id-of-a, id-of-b');
		expect(error?.context.acceptedIds).toEqual(['id-of-a', 'id-of-b']);
		expect(seen).toEqual(['A', 'B', 'C']);
	});

	test('waits for the answers of uploads on their way, so that no id is lost', async () => {
		answers = {
			A: async () => await late({ body: transcribed({ file_id: 'id-of-a' }) }),
			B: async () => await at(NO_CREDITS),
		};
		const error = await run('AB');
		expect(error?.message).toContain('[item 1]');
		expect(error?.context.acceptedIds).toEqual(['id-of-a']);
	});

	test('names also a file whose processing failed after it was accepted', async () => {
		const failed = { data: { file_id: 'id-of-a', processing_status: FAILED } };
		answers = { A: async () => await late({ body: failed }), B: async () => await at(NO_CREDITS) };
		const error = await run('AB');
		expect(error?.message).toContain('[item 1]');
		expect(error?.context.acceptedIds).toEqual(['id-of-a']);
	});

	test('names a file that was waited for', async () => {
		answers = {
			A: async () => await at({ status: 503, body: queued('id-of-a') }),
			B: async () => await late(NO_CREDITS),
		};
		const error = await run('AB', { options: { onTimeOut: 'keepWaiting' } });
		expect(error?.message).toContain('[item 1]');
		expect(error?.context.acceptedIds).toEqual(['id-of-a']);
		expect(server.requests.filter(({ method }) => method === 'GET').length).toBeGreaterThan(0);
	});

	test('names no files that were only looked at', async () => {
		const { error } = await runNode({
			parameters: { operation: 'getTranscript' },
			items: ['a1', 'b2'].map((fileId) => ({ json: { fileId } })),
			credential: { apiKey: 'key', baseUrl: `${server.url}/nowhere` },
		});
		expect(error).toBeDefined();
		expect(error?.context).not.toHaveProperty('acceptedIds');
	});

	test('names its own file apart, and no others when there are none', async () => {
		answers = {
			A: async () => await at({ body: { data: { file_id: 'a1', processing_status: FAILED } } }),
		};
		const error = await run('A');
		expect(error?.context.fileId).toBe('a1');
		expect(error?.context).not.toHaveProperty('acceptedIds');
		expect(error?.description).toContain('File ID: a1.');
		expect(error?.description).not.toContain('other items');
	});
});
