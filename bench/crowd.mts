import { join } from 'node:path';

import { intronTranscribe } from './contestants.mts';
import { openLine } from './line.mts';
import { ProcessMemory } from './measure.mts';
import { makeRecordings } from './recordings.mts';
import { atMost, megabytes, milliseconds, ratio, type Report, seconds } from './report.mts';
import { openStage } from './stage.mts';

const FEW = 1_000;
const MANY = 10_000;
/** A little more than a second, which is the least that Intron takes. */
const BYTES = 40_000;

const MOST_MS_TO_FIRST = 2_000;
const MOST_GROWTH = 200_000_000;

/** An item among many may take this much longer than one among few. */
const FLATNESS = 1.2;

/** Whether thousands of items in one run begin at once, stay within memory and take as long each. */
export async function crowd(tarball: string, folder: string): Promise<Report> {
	const stage = await openStage(tarball, folder, undefined, { binaryMode: 'filesystem' });
	const line = await openLine(stage.sandbox.url);
	const node = await intronTranscribe(stage.n8n.client, { ...stage.sandbox, url: line.url });
	const memory = new ProcessMemory(stage.n8n.pid());
	const measure = async (count: number) => {
		const run = await stage.prepare(node, makeRecordings(join(folder, 'crowd'), count, BYTES));
		line.reset();
		const before = memory.now();
		let measured = { nodeMs: NaN, startedAt: NaN, delivered: 0 };
		const peak = await memory.peakDuring(async () => {
			measured = await run();
		});
		const { nodeMs, startedAt, delivered } = measured;
		if (delivered !== count) throw new Error(`${delivered} of ${count} were transcribed`);
		return {
			msPerItem: nodeMs / count,
			msToFirst: line.firstAt() - startedAt,
			grown: peak - before,
		};
	};
	const row = (count: number, one: Awaited<ReturnType<typeof measure>>) => [
		`${count} items`,
		seconds(one.msToFirst),
		milliseconds(one.msPerItem),
		megabytes(one.grown),
	];
	try {
		// What n8n loads and compiles for its first run belongs to no recording.
		await measure(10);
		const few = await measure(FEW);
		const many = await measure(MANY);
		return {
			title: 'Crowd: recordings of 40 kB in one run, files on disk, a service without limits',
			columns: ['', 'first request after', 'per item', "growth of n8n's process"],
			rows: [row(FEW, few), row(MANY, many)],
			goals: [
				atMost('time to the first request', many.msToFirst, MOST_MS_TO_FIRST, seconds),
				atMost('growth of the process', many.grown, MOST_GROWTH, megabytes),
				atMost(
					`time per item, of ${MANY} against ${FEW}`,
					many.msPerItem / few.msPerItem,
					FLATNESS,
					ratio,
				),
			],
			measurements: { few, many },
		};
	} finally {
		line.stop();
		await stage.stop();
	}
}
