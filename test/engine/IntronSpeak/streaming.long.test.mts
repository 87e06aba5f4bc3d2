import { setImmediate, setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { beforeAll, expect, test } from '@jest/globals';

import { useSandbox } from '../../support/engine/sandboxRuns.mts';
import { outputsOf, speakRun, textItems } from '../../support/engine/speakRuns.mts';

const bench = useSandbox();

const MEGABYTE = 1024 * 1024;

/** 50 MB of WAV. */
const SECONDS = 1_200;

/** The pause after each look: bytes flow meanwhile, and none do while it looks. */
const PAUSE_MS = 150;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/**
 * The memory that buffers really need at this moment. What the first collection finds is given back
 * beside the program, and counted as such by the second one.
 */
async function liveBuffers(): Promise<number> {
	collectGarbage();
	await setImmediate();
	collectGarbage();
	return process.memoryUsage().arrayBuffers;
}

/** What the buffers need at the most while something is done, beyond what they need before. */
async function peakOf(work: () => Promise<unknown>): Promise<number> {
	const before = await liveBuffers();
	let peak = -Infinity;
	let isOver = false;
	const looking = (async () => {
		while (!isOver) {
			await setTimeout(PAUSE_MS);
			peak = Math.max(peak, (await liveBuffers()) - before);
		}
	})();
	await work();
	isOver = true;
	await looking;
	return peak;
}

/** What is loaded with the first download is no part of any. */
beforeAll(async () => {
	await bench.run(speakRun({ items: textItems('Habari') }));
});

/** Garbage is collected all the time meanwhile. */
const PATIENCE_MS = 240_000;

test.each([
	['long audio', `Habari [audio-seconds=${SECONDS}]`],
	['the parts of a long text', `${'Habari yako. '.repeat(400)} [audio-seconds=${SECONDS}]`],
])(
	'%s is streamed: it is never in memory as a whole',
	async (_what, text) => {
		let items: unknown[] = [];
		const peak = await peakOf(async () => {
			items = outputsOf(await bench.run(speakRun({ items: textItems(text) }))).speech;
		});
		expect(items).toHaveLength(1);
		expect(peak).toBeLessThan(8 * MEGABYTE);
	},
	PATIENCE_MS,
);
