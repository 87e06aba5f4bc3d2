import { expect, test } from '@jest/globals';

import { say } from '../../lab/progress.mts';
import { endedRuns, send, useQueue } from '../support/realN8n/queueRuns.mts';
import { CONCURRENCY } from '../support/realN8n/sharedQueue.mts';

const bench = useQueue();

const EXECUTIONS = 40;

/** How long the service works on each recording, in seconds. */
const LATENCY = 3;

/** So many times as fast, at least. */
const WANTED = 1.8;

/** A machine that has other things to do only makes it slower, so the best of some rounds counts. */
const ROUNDS = 3;

/**
 * Seconds from the start of the first execution to the end of the last one, with so many workers that
 * have done something before.
 */
async function secondsWith(workers: number): Promise<number> {
	await bench.run(workers);
	const workflow = await bench.publishChain([bench.intron('transcribe')]);
	const all = async (count: number) => {
		const names = Array.from({ length: count }, (_, index) => `Call ${index}.mp3`);
		await Promise.all(names.map(async (name) => await send(bench, workflow, name)));
	};
	const warmUp = workers * CONCURRENCY;
	await bench.sandbox.settings({ latency: 0 });
	await all(warmUp);
	await endedRuns(bench, workflow, warmUp);
	await bench.sandbox.settings({ latency: LATENCY });
	await all(EXECUTIONS);
	const runs = await endedRuns(bench, workflow, warmUp + EXECUTIONS);
	expect(runs.map(({ status }) => status)).toEqual(Array(warmUp + EXECUTIONS).fill('success'));
	const measured = runs.slice(0, EXECUTIONS);
	const began = Math.min(...measured.map(({ startedAt }) => Date.parse(startedAt)));
	const ended = Math.max(...measured.map(({ stoppedAt = '' }) => Date.parse(stoppedAt)));
	return (ended - began) / 1000;
}

test('two workers do work that waits for the service nearly twice as fast as one', async () => {
	const seconds = { one: Infinity, two: Infinity };
	for (let round = 0; round < ROUNDS && !(seconds.one / seconds.two >= WANTED); round++) {
		seconds.one = Math.min(seconds.one, await secondsWith(1));
		seconds.two = Math.min(seconds.two, await secondsWith(2));
	}
	const { one, two } = seconds;
	say(
		`${EXECUTIONS} recordings of ${LATENCY} s work, ${CONCURRENCY} at a time in each worker: one worker ` +
			`${one.toFixed(1)} s, two workers ${two.toFixed(1)} s, ${(one / two).toFixed(2)} times as fast`,
	);
	expect(one / two).toBeGreaterThanOrEqual(WANTED);
}, 360_000);
