import { join } from 'node:path';

import { CAMP_NAMES, type Camp, type CampName, withCamps } from './camps.mts';
import { HTTP_REQUEST, OURS } from './contestants.mts';
import { alternate, median } from './measure.mts';
import { makeRecordings } from './recordings.mts';
import { atMost, megabytes, milliseconds, ratio, type Report } from './report.mts';

const BYTES = 100_000;
const FEW = 10;
const SOME = 100;
const MANY = 1000;
const ROUNDS = 5;

/** The largest batch may take this much longer per item than the middle one. */
const FLATNESS = 1.2;

interface Measured {
	nodeMs: number;
	/** The most that n8n's process held, above what it held before the batch. */
	grown: number;
}

type Batches = Record<CampName, Measured[]>;

const middleMs = (batches: Batches, name: CampName): number =>
	median(batches[name].map(({ nodeMs }) => nodeMs));

/** The worst: what a batch before has taken does not show as growth, so the first one tells most. */
const worstGrowth = (batches: Batches, name: CampName): number =>
	Math.max(...batches[name].map(({ grown }) => grown));

/** Whether time and memory per item stay the same when there are more items. */
export async function growth(tarball: string, folder: string): Promise<Report> {
	return await withCamps(tarball, folder, async (camps) => {
		const measure = async (count: number): Promise<Batches> => {
			const recordings = makeRecordings(join(folder, 'growth'), count, BYTES);
			const batches = async ({ memory, prepare }: Camp) => {
				const run = await prepare(recordings, count);
				return async (): Promise<Measured> => {
					let nodeMs = NaN;
					const before = memory.now();
					const peak = await memory.peakDuring(async () => {
						({ nodeMs } = await run());
					});
					return { nodeMs, grown: peak - before };
				};
			};
			const contestants = {
				[OURS]: await batches(camps[OURS]),
				[HTTP_REQUEST]: await batches(camps[HTTP_REQUEST]),
			};
			return await alternate(contestants, ROUNDS);
		};
		const few = await measure(FEW);
		const some = await measure(SOME);
		const many = await measure(MANY);
		const row = (count: number, batches: Batches) => [
			`${count} items`,
			...CAMP_NAMES.flatMap((name) => [
				milliseconds(middleMs(batches, name) / count),
				megabytes(worstGrowth(batches, name)),
			]),
		];
		return {
			title: `Growth: recordings of 100 kB, ${ROUNDS} rounds; median time, worst growth of n8n's process`,
			columns: ['', ...CAMP_NAMES.flatMap((name) => [`${name}, per item`, 'memory'])],
			rows: [row(FEW, few), row(SOME, some), row(MANY, many)],
			goals: [
				atMost(
					`time per item, of ${MANY} against ${SOME}`,
					middleMs(many, OURS) / MANY / (middleMs(some, OURS) / SOME),
					FLATNESS,
					ratio,
				),
				atMost(
					`memory for ${MANY} items, the recordings themselves`,
					worstGrowth(many, OURS),
					MANY * BYTES,
					megabytes,
				),
			],
			measurements: { few, some, many },
		};
	});
}
