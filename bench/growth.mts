import { join } from 'node:path';

import { CAMP_NAMES, type Camp, type CampName, withCamps } from './camps.mts';
import { HTTP_REQUEST, OURS } from './contestants.mts';
import { alternate, median } from './measure.mts';
import { makeRecordings } from './recordings.mts';
import { atMost, kilobytes, megabytes, milliseconds, ratio, type Report } from './report.mts';

const BYTES = 100_000;
const FEW = 10;
const SOME = 100;
const MANY = 1000;
const ROUNDS = 5;

/** The largest batch may take this much longer per item than the middle one. */
const FLATNESS = 1.2;

interface Measured {
	nodeMs: number;
	/** The most that n8n's process held, above what it held before all batches. */
	memory: number;
}

/** Whether time and memory per item stay the same when there are more items. */
export async function growth(tarball: string, folder: string): Promise<Report> {
	return await withCamps(tarball, folder, async (camps) => {
		const baselines = {
			[OURS]: camps[OURS].memory.now(),
			[HTTP_REQUEST]: camps[HTTP_REQUEST].memory.now(),
		};
		const measure = async (count: number): Promise<Record<CampName, Measured[]>> => {
			const recordings = makeRecordings(join(folder, 'growth'), count, BYTES);
			const batches = async ({ memory, prepare }: Camp, baseline: number) => {
				const run = await prepare(recordings, count);
				return async (): Promise<Measured> => {
					let nodeMs = NaN;
					const peak = await memory.peakDuring(async () => {
						({ nodeMs } = await run());
					});
					return { nodeMs, memory: peak - baseline };
				};
			};
			const contestants = {
				[OURS]: await batches(camps[OURS], baselines[OURS]),
				[HTTP_REQUEST]: await batches(camps[HTTP_REQUEST], baselines[HTTP_REQUEST]),
			};
			return await alternate(contestants, ROUNDS);
		};
		const few = await measure(FEW);
		const some = await measure(SOME);
		const many = await measure(MANY);
		const middle = (measured: Record<CampName, Measured[]>, name: CampName) => ({
			nodeMs: median(measured[name].map(({ nodeMs }) => nodeMs)),
			memory: median(measured[name].map(({ memory }) => memory)),
		});
		const row = (count: number, measured: Record<CampName, Measured[]>) => [
			`${count} items`,
			...CAMP_NAMES.flatMap((name) => {
				const { nodeMs, memory } = middle(measured, name);
				return [milliseconds(nodeMs / count), megabytes(memory)];
			}),
		];
		const oursSome = middle(some, OURS);
		const oursMany = middle(many, OURS);
		return {
			title: `Growth: recordings of 100 kB, medians of ${ROUNDS} rounds; memory above that before all batches`,
			columns: ['', ...CAMP_NAMES.flatMap((name) => [`${name}, per item`, 'memory'])],
			rows: [row(FEW, few), row(SOME, some), row(MANY, many)],
			goals: [
				atMost(
					`time per item, of ${MANY} against ${SOME}`,
					oursMany.nodeMs / MANY / (oursSome.nodeMs / SOME),
					FLATNESS,
					ratio,
				),
				atMost(
					`memory for each item from ${SOME} to ${MANY}, a recording`,
					(oursMany.memory - oursSome.memory) / (MANY - SOME),
					BYTES,
					kilobytes,
				),
			],
			measurements: { few, some, many },
		};
	});
}
