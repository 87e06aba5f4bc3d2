import { join } from 'node:path';

import {
	type Contestant,
	HTTP_REQUEST,
	httpRequest,
	intronTranscribe,
	OURS,
} from './contestants.mts';
import { openLine } from './line.mts';
import { grownBetween, ProcessMemory } from './measure.mts';
import { makeRecordings } from './recordings.mts';
import { atMost, megabytes, milliseconds, ratio, type Report, seconds } from './report.mts';
import { openStage, type Stage } from './stage.mts';

const FEW = 1_000;
const MANY = 10_000;
/** A little more than a second, which is the least that Intron takes. */
const BYTES = 40_000;

const MOST_MS_TO_FIRST = 2_000;
const MOST_GROWTH = 200_000_000;

/** An item among many may take this much longer than one among few. */
const FLATNESS = 1.2;

/**
 * A heap that holds n8n and not much more, in MB. Without a bound, Node.js lets garbage lie as long as
 * there is room, and what a process holds says little of what it needs.
 */
const SMALL_HEAP_MB = 512;
const IN_SMALL_HEAP = `, heap of ${SMALL_HEAP_MB} MB`;

interface Measured {
	msPerItem: number;
	msToFirst: number;
	/** While the node was at work, from what n8n had read for it. */
	grownByNode: number;
	/** In all, with the reading of the recordings and the storing of the execution. */
	grown: number;
}

type MakeContestant = (
	client: Stage['n8n']['client'],
	service: Stage['sandbox'],
) => Promise<Contestant>;

/** Runs of few and of many in an n8n of their own: what another left in memory does not show. */
async function measure(
	tarball: string,
	folder: string,
	make: MakeContestant,
	env: Record<string, string> = {},
): Promise<{ few: Measured; many: Measured }> {
	const stage = await openStage(tarball, folder, undefined, { binaryMode: 'filesystem', env });
	const line = await openLine(stage.sandbox.url);
	const node = await make(stage.n8n.client, { ...stage.sandbox, url: line.url });
	const memory = new ProcessMemory(stage.n8n.pid());
	const runWith = async (count: number): Promise<Measured> => {
		const run = await stage.prepare(node, makeRecordings(join(folder, 'crowd'), count, BYTES));
		line.reset();
		const before = memory.now();
		let measured = { nodeMs: NaN, startedAt: NaN, delivered: 0 };
		const timeline = await memory.timelineDuring(async () => {
			measured = await run();
		});
		const { nodeMs, startedAt, delivered } = measured;
		if (delivered !== count) throw new Error(`${delivered} of ${count} were transcribed`);
		return {
			msPerItem: nodeMs / count,
			msToFirst: line.firstAt() - startedAt,
			grownByNode: grownBetween(timeline, startedAt, startedAt + nodeMs),
			grown: Math.max(...timeline.map(({ bytes }) => bytes)) - before,
		};
	};
	try {
		// What n8n loads and compiles for its first run belongs to no recording.
		await runWith(10);
		return { few: await runWith(FEW), many: await runWith(MANY) };
	} finally {
		line.stop();
		await stage.stop();
	}
}

const growthGoals = ({ many }: { many: Measured }, where = '') => [
	atMost(`growth while the node works${where}`, many.grownByNode, MOST_GROWTH, megabytes),
	atMost(`growth with all that n8n does${where}`, many.grown, MOST_GROWTH, megabytes),
];

/** Whether thousands of items in one run begin at once, stay within memory and take as long each. */
export async function crowd(tarball: string, folder: string): Promise<Report> {
	const ours = await measure(tarball, folder, intronTranscribe);
	const small = await measure(tarball, folder, intronTranscribe, {
		NODE_OPTIONS: `--max-old-space-size=${SMALL_HEAP_MB}`,
	});
	const theirs = await measure(tarball, folder, httpRequest);
	const row = (name: string, count: number, one: Measured) => [
		`${name}, ${count} items`,
		seconds(one.msToFirst),
		milliseconds(one.msPerItem),
		megabytes(one.grownByNode),
		megabytes(one.grown),
	];
	const { few, many } = ours;
	return {
		title: 'Crowd: recordings of 40 kB in one run, files on disk, a service without limits',
		columns: [
			'',
			'first request after',
			'per item',
			'growth while it works',
			'with all that n8n does',
		],
		rows: [
			row(OURS, FEW, few),
			row(OURS, MANY, many),
			row(`${OURS}${IN_SMALL_HEAP}`, MANY, small.many),
			row(HTTP_REQUEST, FEW, theirs.few),
			row(HTTP_REQUEST, MANY, theirs.many),
		],
		goals: [
			atMost('time to the first request', many.msToFirst, MOST_MS_TO_FIRST, seconds),
			...growthGoals(ours),
			...growthGoals(small, IN_SMALL_HEAP),
			atMost(
				`time per item, of ${MANY} against ${FEW}`,
				many.msPerItem / few.msPerItem,
				FLATNESS,
				ratio,
			),
		],
		measurements: { ours, small, theirs },
	};
}
