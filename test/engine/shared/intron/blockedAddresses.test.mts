/**
 * n8n's own protection against requests to internal addresses (SSRF), by its real request helper.
 *
 * @jest-environment-options {"ownN8n": true}
 */
import { describe, expect, test } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import type { EngineRun } from '../../../support/engine/engine.mts';
import { runNode } from '../../../support/engine/engine.mts';
import { recordingItem } from '../../../support/engine/sandboxRuns.mts';
import { SPEAK_NODE } from '../../../support/engine/speakRuns.mts';
import { transcribed } from '../../../support/service/replies.mts';
import { useWireServer } from '../../../support/service/wireServer.mts';

// n8n reads it when the first request is made.
process.env.N8N_SSRF_PROTECTION_ENABLED = 'true';

const server = useWireServer(() => ({ body: transcribed() }));

const run = async (parameters: IDataObject, more: Partial<EngineRun> = {}) =>
	await runNode({
		parameters,
		items: [recordingItem()],
		credential: { apiKey: 'key-of-a-test', baseUrl: server.url },
		...more,
	});

describe('an address that n8n blocks', () => {
	test.each<[string, IDataObject, Partial<EngineRun>]>([
		['an upload', {}, {}],
		['an upload for the queue', { operation: 'startTranscription' }, {}],
		['a look', { operation: 'getTranscript', fileId: 'a1', requestDetails: {} }, {}],
		['a text to speak', { text: 'Hi' }, { node: SPEAK_NODE }],
	])('is told in words of its own, and nothing reaches it: %s', async (_what, parameters, more) => {
		const { error } = await run(parameters, more);
		expect(error?.context.fault).toBe('addressBlocked');
		expect(error?.message).toContain('does not allow requests');
		expect(error?.description).toContain('Nothing was sent.');
		expect(error?.description).not.toContain('paying twice');
		expect(server.requests).toEqual([]);
	});

	test('is safe to send to again when it is allowed', async () => {
		const { stored } = await run({}, { retryOnFail: true });
		expect(stored).not.toContain('faultName');
	});

	test('is told of a recording by URL, too', async () => {
		const { error } = await run({ audioSource: 'url', url: `${server.url}/call.mp3` });
		expect(error?.message).toBe("n8n does not allow the address in 'URL'");
		expect(error?.description).toContain('restricted IP address');
		expect(server.requests).toEqual([]);
	});
});
