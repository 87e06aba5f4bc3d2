import { expect, test } from '@jest/globals';

import { CATEGORIES } from '../../nodes/IntronTranscribe/catalog/categories';
import type { TranscribedJson } from '../../nodes/IntronTranscribe/output/transcribed';
import { openExample } from '../support/realN8n/examples.mts';
import { useRealN8n } from '../support/realN8n/realN8n.mts';
import { recordingEntry } from '../support/service/recordings.mts';

const real = useRealN8n();

test('the quick start turns a call into its transcript with every call-center result', async () => {
	const quickStart = await openExample(real, 'quick-start');
	const answer = await quickStart.post('call.mp3');
	expect(answer.status).toBe(200);
	const [item] = answer.json as TranscribedJson[];
	expect(item).toMatchObject({
		fileName: 'call.mp3',
		status: 'transcribed',
		transcript: recordingEntry('call.mp3').transcript,
		noText: false,
		category: 'callCenter',
		scores: { agentScore: { points: 55, outOf: 73, percent: 75.3 } },
	});
	expect(item).not.toHaveProperty('warnings');
	const results =
		CATEGORIES.find(({ name }) => name === 'callCenter')?.results.map(({ name }) => name) ?? [];
	expect(Object.keys(item?.results ?? {}).sort()).toEqual([...results].sort());
	for (const name of results) expect(item?.results[name]).toEqual(expect.any(String));

	const state = await real.sandbox.state();
	expect(state).toMatchObject({ acceptedUploads: 1 });
	const [request] = await real.sandbox.requests();
	expect(request?.complaints).toEqual([]);
});
