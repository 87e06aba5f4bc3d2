import { join } from 'node:path';

import { HTTP_REQUEST, httpRequest, intronTranscribe, OURS } from './contestants.mts';
import { ProcessMemory } from './measure.mts';
import { makeRecordings } from './recordings.mts';
import { type MeasuredRun, openStage, type Stage } from './stage.mts';

export const CAMP_NAMES = [OURS, HTTP_REQUEST] as const;

export type CampName = (typeof CAMP_NAMES)[number];

/** A contestant with an n8n of its own: what the other one leaves in memory does not show here. */
export interface Camp {
	readonly memory: ProcessMemory;
	/** A run with these recordings, which throws when not all of them are transcribed. */
	readonly prepare: (recordings: string, count: number) => Promise<() => Promise<MeasuredRun>>;
}

export type Camps = Record<CampName, Camp>;

const WARM_UP = { rounds: 3, count: 15, bytes: 100_000 };

async function openCamp(
	name: CampName,
	tarball: string,
	folder: string,
): Promise<Camp & { stage: Stage }> {
	const stage = await openStage(tarball, folder);
	const { n8n, sandbox } = stage;
	const node = await (name === OURS ? intronTranscribe : httpRequest)(n8n.client, sandbox);
	const prepare: Camp['prepare'] = async (recordings, count) => {
		const run = await stage.prepare(node, recordings);
		return async () => {
			const measured = await run();
			if (measured.delivered === count) return measured;
			throw new Error(`${name}: ${measured.delivered} of ${count} were transcribed`);
		};
	};
	// What n8n loads and compiles for its first runs belongs to no recording.
	const { rounds, count, bytes } = WARM_UP;
	const warmUp = await prepare(makeRecordings(join(folder, 'warm-up'), count, bytes), count);
	for (let round = 0; round < rounds; round++) await warmUp();
	return { stage, memory: new ProcessMemory(n8n.pid()), prepare };
}

/** Does something with both contestants. */
export async function withCamps<Result>(
	tarball: string,
	folder: string,
	work: (camps: Camps) => Promise<Result>,
): Promise<Result> {
	const ours = await openCamp(OURS, tarball, folder);
	const theirs = await openCamp(HTTP_REQUEST, tarball, folder);
	try {
		return await work({ [OURS]: ours, [HTTP_REQUEST]: theirs });
	} finally {
		await ours.stage.stop();
		await theirs.stage.stop();
	}
}
