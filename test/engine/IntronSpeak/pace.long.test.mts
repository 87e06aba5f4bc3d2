import { expect, test } from '@jest/globals';

import { useSandbox } from '../../support/engine/sandboxRuns.mts';
import { outputsOf, speakRun, textItems } from '../../support/engine/speakRuns.mts';

const bench = useSandbox();

const TEXTS = 100;

const MINUTE_MS = 60_000;

/** How much longer than the least possible a batch may take. */
const SLACK = 1.05;

test.each([
	['generateSpeech', null, 30],
	['generateSpeech', 60, 60],
	['startSpeech', null, 60],
])(
	'100 texts by %s, of which %s a minute are allowed, take no longer than %d a minute need',
	async (operation, textsPerMinute, perMinute) => {
		// The sandbox tells the limit and refuses nothing: its clock is not that of the node.
		await bench.sandbox.settings({ textsPerMinute });
		const begin = bench.clock.now();
		const texts = Array.from({ length: TEXTS }, (_, index) => `Namba ${index}`);
		const result = await bench.run(
			speakRun({ items: textItems(...texts), parameters: { operation } }),
		);
		const tookMs = bench.clock.now() - begin;
		expect(Object.values(outputsOf(result)).flat()).toHaveLength(TEXTS);
		const leastMs = (Math.ceil(TEXTS / perMinute) - 1) * MINUTE_MS;
		expect(tookMs).toBeGreaterThanOrEqual(leastMs);
		expect(tookMs / leastMs).toBeLessThanOrEqual(SLACK);
		expect(await bench.sandbox.state()).toMatchObject({ acceptedTexts: TEXTS, complaints: [] });
	},
);
