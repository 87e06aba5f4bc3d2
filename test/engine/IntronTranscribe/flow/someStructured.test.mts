import { expect, test } from '@jest/globals';
import nock from 'nock';

import { runNode } from '../../../support/engine/engine.mts';
import { useVirtualClock } from '../../../support/engine/sandboxRuns.mts';
import {
	answerUploads,
	CREDENTIAL,
	ORIGIN,
	recordingItem,
} from '../../../support/service/nockService.mts';
import { transcribed } from '../../../support/service/replies.mts';

const clock = useVirtualClock();

const texts = {
	transcript_call_center_feedback: 'A call.',
	transcript_call_center_sentiment: 'Calm.',
};

test.each<[string, object]>([
	['only one of two comes', { transcript_call_center_feedback: { points: ['A call.'] } }],
	[
		'the other one comes as nothing',
		{ transcript_call_center_feedback: ['A call.'], transcript_call_center_sentiment: null },
	],
	[
		'the other one comes as text',
		{ ...texts, transcript_call_center_feedback: { points: ['A call.'] } },
	],
])('a result without a structured form is told of at once: %s', async (_what, structured) => {
	answerUploads({ status: 200, body: transcribed(texts) });
	let looks = 0;
	nock(ORIGIN)
		.persist()
		.get('/file/v1/status/file-1')
		.query(true)
		.reply(() => {
			looks += 1;
			return [200, transcribed(structured)];
		});
	const start = clock.now();
	const { outputs } = await runNode({
		clock,
		items: [recordingItem()],
		credential: CREDENTIAL,
		parameters: {
			category: 'callCenter',
			callCenterResults: ['feedback', 'sentiment'],
			options: { resultFormat: 'structured' },
		},
	});
	expect(outputs[0]?.[0]?.json).toMatchObject({
		results: { feedback: expect.any(Object), sentiment: 'Calm.' },
		warnings: ['Intron gave no structured form of Sentiment, so that comes as text.'],
	});
	expect(looks).toBe(1);
	expect(clock.now() - start).toBeLessThan(2_000);
});
