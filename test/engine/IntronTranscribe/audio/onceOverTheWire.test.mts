/** What travels of a recording that is too long for the direct way, in bytes of the connection. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { ENDPOINT } from '../../../../nodes/IntronTranscribe/catalog/service';
import { LONG_RECORDINGS } from '../../../support/audio/longRecordings.mts';
import { runNode, TEST_KEY } from '../../../support/engine/engine.mts';
import { queued, refusal, transcribed } from '../../../support/service/replies.mts';
import type { WireServer } from '../../../support/service/wireServer.mts';
import { startWireServer } from '../../../support/service/wireServer.mts';

let service: WireServer;

beforeEach(async () => {
	service = await startWireServer(({ path }) => {
		if (path === ENDPOINT.uploadSync.path) {
			return { status: 400, body: refusal('audio file duration greater than the max limit') };
		}
		return { body: path === ENDPOINT.upload.path ? queued() : transcribed() };
	});
});

afterEach(async () => await service.close());

const paths = () => service.requests.map(({ path }) => path);

async function run(data: Buffer, fileName: string) {
	return await runNode({
		items: [{ files: { data: { data, fileName } } }],
		credential: { apiKey: TEST_KEY, baseUrl: service.url },
	});
}

describe('a recording over all limits travels once', () => {
	test.each(Object.entries(LONG_RECORDINGS))('as %s', async (extension, data) => {
		const { error, outputs } = await run(data, `call.${extension}`);
		expect(error).toBeUndefined();
		expect(outputs[0]).toHaveLength(1);
		expect(paths()).toEqual([ENDPOINT.upload.path, expect.stringContaining('/status/')]);
		expect((service.bytesReceived() / data.length).toFixed(2)).toBe('1.00');
	});
});

test('one that does not tell its length travels twice, which is how the two are told apart', async () => {
	const data = Buffer.from(LONG_RECORDINGS.flac ?? []);
	// No number of samples.
	data.fill(0, 22, 26);
	data.writeUInt8(0xf0, 21);
	const { error, outputs } = await run(data, 'call.flac');
	expect(error).toBeUndefined();
	expect(outputs[0]).toHaveLength(1);
	expect(paths().slice(0, 2)).toEqual([ENDPOINT.uploadSync.path, ENDPOINT.upload.path]);
	expect((service.bytesReceived() / data.length).toFixed(2)).toBe('2.00');
});
