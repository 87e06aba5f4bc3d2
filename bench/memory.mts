import { join } from 'node:path';

import { HTTP_REQUEST, httpRequest, intronTranscribe, OURS } from './contestants.mts';
import { alternate, median, ProcessMemory } from './measure.mts';
import { makeRecordings } from './recordings.mts';
import { atMost, megabytes, type Report } from './report.mts';
import { type MeasuredRun, openStage, type Stage } from './stage.mts';

const MB = 1_000_000;
const ROUNDS = 5;
const ALLOWANCE = 10 * MB;

/** Recordings at the same time and their size; the last two differ in their number only. */
const LOADS = [
	{ count: 1, bytes: 100 * MB },
	{ count: 10, bytes: 20 * MB },
	{ count: 20, bytes: 20 * MB },
];

/** What a contestant is run on: an n8n of its own, so that it keeps its marks in peace. */
interface Camp {
	stage: Stage;
	memory: ProcessMemory;
	runs: Array<() => Promise<MeasuredRun>>;
}

type Name = typeof OURS | typeof HTTP_REQUEST;

async function openCamp(tarball: string, folder: string, name: Name): Promise<Camp> {
	const stage = await openStage(tarball, folder);
	const { n8n, sandbox } = stage;
	const node = await (name === OURS ? intronTranscribe : httpRequest)(n8n.client, sandbox);
	const runs: Camp['runs'] = [];
	for (const { count, bytes } of LOADS) {
		runs.push(await stage.prepare(node, makeRecordings(folder, count, bytes)));
	}
	// What n8n loads and compiles for its first run belongs to no recording.
	const warmUp = await stage.prepare(node, makeRecordings(join(folder, name), 15, 100_000));
	for (let round = 0; round < 3; round++) await warmUp();
	return { stage, memory: new ProcessMemory(n8n.pid()), runs };
}

/** How much n8n's process grows while large recordings are sent, files being kept on disk. */
export async function memory(tarball: string, folder: string): Promise<Report> {
	const camps = {
		[OURS]: await openCamp(tarball, folder, OURS),
		[HTTP_REQUEST]: await openCamp(tarball, folder, HTTP_REQUEST),
	};
	try {
		const measurements: Array<{ load: string; grown: Record<Name, number[]> }> = [];
		for (const [index, { count, bytes }] of LOADS.entries()) {
			const grow = (camp: Camp) => async () =>
				await camp.memory.growthDuring(async () => {
					const delivered = (await camp.runs[index]?.())?.delivered;
					if (delivered !== count) throw new Error(`${delivered} of ${count} were transcribed`);
				});
			const contestants = { [OURS]: grow(camps[OURS]), [HTTP_REQUEST]: grow(camps[HTTP_REQUEST]) };
			const grown = await alternate(contestants, ROUNDS);
			measurements.push({ load: `${count} × ${bytes / MB} MB`, grown });
		}
		const worst = (load: number, name: Name) =>
			Math.max(...(measurements[load]?.grown[name] ?? []));
		const [single, ten, twenty] = [0, 1, 2] as const;
		return {
			title: `Memory: growth of n8n's process, worst and median of ${ROUNDS} rounds`,
			columns: ['', ...[OURS, HTTP_REQUEST].flatMap((name) => [`${name}, worst`, 'median'])],
			rows: measurements.map(({ load, grown }) => [
				load,
				...([OURS, HTTP_REQUEST] as const).flatMap((name) => [
					megabytes(Math.max(...grown[name])),
					megabytes(median(grown[name])),
				]),
			]),
			goals: [
				atMost(
					`one file: worst round, HTTP Request's worst round + ${megabytes(ALLOWANCE)}`,
					worst(single, OURS),
					worst(single, HTTP_REQUEST) + ALLOWANCE,
					megabytes,
				),
				atMost(
					`twenty files: median, that of ten files + ${megabytes(ALLOWANCE)}`,
					median(measurements[twenty]?.grown[OURS] ?? []),
					median(measurements[ten]?.grown[OURS] ?? []) + ALLOWANCE,
					megabytes,
				),
			],
			measurements,
		};
	} finally {
		await camps[OURS].stage.stop();
		await camps[HTTP_REQUEST].stage.stop();
	}
}
