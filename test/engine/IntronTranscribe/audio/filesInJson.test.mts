import { describe, expect, test } from '@jest/globals';

import type { EngineRun } from '../../../support/engine/engine.mts';
import { runNode, TEST_KEY } from '../../../support/engine/engine.mts';
import { recordingBytes } from '../../../support/service/recordings.mts';
import { transcribed } from '../../../support/service/replies.mts';
import { readForm, useWireServer } from '../../../support/service/wireServer.mts';

const data = recordingBytes('yes.wav');
const audio = { data, fileName: 'yes.wav', mimeType: 'audio/wav' };

const server = useWireServer(() => ({ body: transcribed() }));

/** Runs the node in a workflow with the execution logic "v2". */
const run = async (binaryPropertyName: string, changes: Partial<EngineRun> = {}) =>
	await runNode({
		parameters: { binaryPropertyName },
		items: [{ json: { call: { id: 7 } }, files: { data: audio } }],
		credential: { apiKey: TEST_KEY, baseUrl: server.url },
		settings: { binaryMode: 'combined' },
		...changes,
	});

const sentBytes = async () => {
	const [request] = server.requests;
	return request && (await readForm(request)).files[0]?.bytes;
};

describe("n8n's execution logic v2, where files are part of the item's JSON", () => {
	test.each(['_files.data', '={{ $json._files.data }}'])('the field %s is found', async (field) => {
		expect((await run(field)).error).toBeUndefined();
		expect((await sentBytes())?.equals(data)).toBe(true);
	});

	test('it is found where n8n keeps files in memory, and beside the JSON', async () => {
		expect((await run('data', { binaryMode: 'default' })).error).toBeUndefined();
		expect((await sentBytes())?.equals(data)).toBe(true);
	});

	test('it is taken for the default field, which holds none', async () => {
		expect((await run('data')).error).toBeUndefined();
		expect((await sentBytes())?.equals(data)).toBe(true);
	});

	test.each(['call', 'call.id', '_files', '_files.other', '_files.data.id', 'toString'])(
		'the field %j is refused, with the path of the one that holds a file',
		async (field) => {
			const { error } = await run(field);
			expect(error).toMatchObject({
				message: `No file in the field "${field}" that 'Input Data Field Name' names`,
				description: expect.stringMatching(/^Enter _files\.data in /),
			});
			expect(server.requests).toEqual([]);
		},
	);

	test('an item without files is told apart', async () => {
		const { error } = await run('data', { items: [{ json: { _files: 'none' } }] });
		expect(error?.description).toMatch(/holds no file/);
	});
});

test('otherwise a field name is no path into the JSON', async () => {
	const json = { _files: { data: { id: 'filesystem-v2:other', mimeType: 'audio/wav', data: '' } } };
	const { error } = await run('_files.data', { items: [{ json }], settings: {} });
	expect(error?.message).toMatch(/^No file in the field "_files.data"/);
	expect(server.requests).toEqual([]);
});
