/** What a run of thousands of items does before its first request, and what an item of it takes. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { systemClock } from '../../../../nodes/shared/intron/clock';
import { runNode } from '../../../support/engine/engine.mts';
import type { FileServer } from '../../../support/service/fileServer.mts';
import { startFileServer } from '../../../support/service/fileServer.mts';
import { recordingBytes } from '../../../support/service/recordings.mts';

/** As many as are checked before the first request, their files too. */
const CHECKED_AHEAD = 300;

/** How much longer the first request may take to leave when there are thousands more, in ms. */
const MOST_MORE_MS = 1_500;

/** Storing thousands of files takes its time on a busy machine. */
const PATIENCE_MS = 240_000;

const LANGUAGE = '={{ $json.language }}';
const NAME = '={{ "Call " + $itemIndex }}';

let service: FileServer;

beforeEach(async () => {
	service = await startFileServer();
});

afterEach(async () => await service.close());

let runs = 0;

/**
 * Runs the node until its first request, which cancels the execution; how long that kept the processor,
 * in ms. Unlike the clock it does not count what other processes do.
 */
async function firstRequestAfter(count: number, parameters: IDataObject, last: IDataObject = {}) {
	const data = recordingBytes('yes.wav');
	const files = { data: { data, fileName: 'yes.wav' } };
	const isByUrl = parameters.audioSource === 'url';
	const items = Array.from({ length: count }, (_, index) => ({
		json: { language: 'en', ...(index === count - 1 && last) },
		...(isByUrl ? {} : { files }),
	}));
	let began = process.cpuUsage();
	let took = NaN;
	let cancel = () => {};
	service.answer = (_request, response) => {
		const { user, system } = process.cpuUsage(began);
		took = (user + system) / 1000;
		cancel();
		response.writeHead(500).end();
	};
	const { error } = await runNode({
		parameters,
		items,
		clock: systemClock,
		credential: { apiKey: `key ${runs++}`, baseUrl: service.url },
		onStart: (how) => {
			began = process.cpuUsage();
			cancel = how;
		},
	});
	return { took, error };
}

describe('the first request leaves soon, however many items there are', () => {
	test.each<[string, number, () => IDataObject]>([
		['files', 2_000, () => ({})],
		[
			'addresses, with expressions',
			6_000,
			() => ({
				audioSource: 'url',
				url: `=${service.url}/{{ $itemIndex }}.ogg`,
				language: LANGUAGE,
				options: { fileName: NAME },
			}),
		],
	])(
		'%s',
		async (_what, many, parameters) => {
			await firstRequestAfter(1, parameters());
			const few = await firstRequestAfter(CHECKED_AHEAD, parameters());
			const all = await firstRequestAfter(many, parameters());
			expect(all.took - few.took).toBeLessThan(MOST_MORE_MS);
		},
		PATIENCE_MS,
	);
});

test('a bad setting ends the run before the first request, however late its item', async () => {
	const { error } = await firstRequestAfter(
		CHECKED_AHEAD,
		{ language: LANGUAGE },
		{ language: '?' },
	);
	expect(error?.message).toContain("'Audio Language'");
	expect(service.requests).toEqual([]);
});
