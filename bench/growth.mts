import { join } from 'node:path';

import { HTTP_REQUEST, httpRequest, intronTranscribe, OURS } from './contestants.mts';
import { alternate, median, ProcessMemory } from './measure.mts';
import { makeRecordings } from './recordings.mts';
import { atMost, kilobytes, megabytes, milliseconds, ratio, type Report } from './report.mts';
import { openStage } from './stage.mts';

const BYTES = 100_000;
const COUNTS = [10, 100, 1000] as const;
const ROUNDS = 5;

/** The largest batch may take this much longer per item than the middle one. */
const FLATNESS = 1.2;

type Name = typeof OURS | typeof HTTP_REQUEST;

interface Measured {
	nodeMs: number;
	/** Growth of n8n's process in bytes. */
	grown: number;
}

/** Whether time and memory per item stay the same when there are more items. */
export async function growth(tarball: string, folder: string): Promise<Report> {
	const stage = await openStage(tarball, folder);
	try {
		const { n8n, sandbox } = stage;
		const memory = new ProcessMemory(n8n.pid());
		const nodes = {
			[OURS]: await intronTranscribe(n8n.client, sandbox),
			[HTTP_REQUEST]: await httpRequest(n8n.client, sandbox),
		};
		const measurements: Array<{ count: number; measured: Record<Name, Measured[]> }> = [];
		for (const count of COUNTS) {
			const recordings = makeRecordings(join(folder, 'growth'), count, BYTES);
			const measure = async (name: Name) => {
				const run = await stage.prepare(nodes[name], recordings);
				return async () => {
					let nodeMs = NaN;
					const grown = await memory.growthDuring(async () => {
						const measured = await run();
						if (measured.delivered !== count) {
							throw new Error(`${measured.delivered} of ${count} were transcribed`);
						}
						nodeMs = measured.nodeMs;
					});
					return { nodeMs, grown };
				};
			};
			const contestants = {
				[OURS]: await measure(OURS),
				[HTTP_REQUEST]: await measure(HTTP_REQUEST),
			};
			await alternate(contestants, 1);
			measurements.push({ count, measured: await alternate(contestants, ROUNDS) });
		}
		const perItem = (name: Name, of: 'nodeMs' | 'grown') =>
			measurements.map(
				({ count, measured }) => median(measured[name].map((one) => one[of])) / count,
			);
		const [, hundred = NaN, thousand = NaN] = perItem(OURS, 'nodeMs');
		return {
			title: `Growth: recordings of 100 kB, medians of ${ROUNDS} rounds`,
			columns: ['', ...[OURS, HTTP_REQUEST].flatMap((name) => [`${name}, per item`, 'memory'])],
			rows: measurements.map(({ count, measured }) => [
				`${count} items`,
				...([OURS, HTTP_REQUEST] as const).flatMap((name) => [
					milliseconds(median(measured[name].map(({ nodeMs }) => nodeMs)) / count),
					megabytes(median(measured[name].map(({ grown }) => grown))),
				]),
			]),
			goals: [
				atMost(
					'time per item, of a thousand items against a hundred',
					thousand / hundred,
					FLATNESS,
					ratio,
				),
				atMost(
					'memory per item, of a thousand items',
					perItem(OURS, 'grown')[2] ?? NaN,
					BYTES,
					kilobytes,
				),
			],
			measurements,
		};
	} finally {
		await stage.stop();
	}
}
