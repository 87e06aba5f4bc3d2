/** Errors as n8n's editor shows them: it takes their texts for HTML. */
import { describe, expect, test } from '@jest/globals';
import nock from 'nock';

import type { EngineResult } from '../../../support/engine/engine.mts';
import { runNode } from '../../../support/engine/engine.mts';
import {
	answerUploads,
	CREDENTIAL,
	ORIGIN,
	recordingItem,
} from '../../../support/service/nockService.mts';
import { queued, refusal } from '../../../support/service/replies.mts';

const LINK = '<a href="https://evil.test">Pay here</a><b>now</b><img src=x onerror=alert(1)>';

/** What the user sees of an error. */
const shown = ({ error }: EngineResult) => `${error?.message} ${error?.description}`;

describe('nothing from outside is taken for HTML', () => {
	test.each<[string, number, unknown]>([
		['a refusal', 400, refusal(LINK)],
		['an outage', 500, { message: LINK }],
		['a refusal as a success', 200, refusal(LINK)],
		[
			'a failed job',
			200,
			{ data: { file_id: 'a1', processing_status: 'FILE_FAILED <b>', error_message: LINK } },
		],
		['an odd id', 200, { data: { file_id: LINK }, status: 'Ok' }],
	])('in the words of the service: %s', async (_what, status, body) => {
		answerUploads({ status, body });
		const result = await runNode({ items: [recordingItem()], credential: CREDENTIAL });
		expect(result.error).toBeDefined();
		expect(shown(result)).not.toMatch(/[<>]/);
		expect(shown(result)).toContain('‹');
	});

	test.each<[string, object]>([
		[
			'a name',
			{ files: { data: { data: Buffer.from('%PDF-1.7'), fileName: '<b>Call</b><i>.pdf' } } },
		],
		['a field', { json: {}, files: { '<b>x': { data: Buffer.from('%PDF-1.7') } } }],
	])('in an item: %s', async (_what, item) => {
		const result = await runNode({ items: [item], credential: CREDENTIAL });
		expect(shown(result)).not.toMatch(/[<>]/);
		expect(shown(result)).toContain('‹');
	});

	test('in a name beside the words of the service', async () => {
		answerUploads({ status: 500, body: '' });
		const items = [recordingItem('<img src=x onerror=alert(1)>.wav')];
		const result = await runNode({ items, credential: CREDENTIAL });
		expect(result.error?.context.fault).toBe('outage');
		expect(shown(result)).toContain('‹img src=x onerror=alert(1)›.wav');
		expect(shown(result)).not.toMatch(/[<>]/);
	});

	test('in what a setting was given', async () => {
		const parameters = { options: { simplify: LINK } };
		const result = await runNode({ items: [recordingItem()], credential: CREDENTIAL, parameters });
		expect(result.error?.message).toContain("'Simplify'");
		expect(shown(result)).not.toMatch(/[<>]/);
	});
});

test('a run that stops with 200 accepted files names the first 20 and where the rest stands', async () => {
	const accepted = Array.from({ length: 200 }, (_, index) => `file-id-of-a-usual-length-${index}`);
	let uploads = 0;
	nock(ORIGIN)
		.post('/file/v1/upload')
		.times(accepted.length + 1)
		.reply(() => {
			const id = accepted[uploads++];
			return id === undefined ? [400, refusal('no')] : [200, queued(id)];
		});
	const { error } = await runNode({
		parameters: { operation: 'startTranscription', options: { concurrency: 1 } },
		items: [...accepted, 'last'].map((name) => recordingItem(`${name}.wav`)),
		credential: CREDENTIAL,
		binaryMode: 'default',
	});
	expect(uploads).toBe(201);
	expect(error?.description?.length).toBeLessThan(3_000);
	for (const id of accepted.slice(0, 20)) expect(error?.description).toContain(`${id}`);
	expect(error?.description).not.toContain(`${accepted[20]},`);
	expect(error?.description).toContain("180 more, which stand in n8n's log and in acceptedIds");
	expect(error?.context.acceptedIds).toEqual(accepted);
});
