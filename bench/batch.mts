import { join } from 'node:path';

import { ENDPOINT } from '../nodes/IntronTranscribe/catalog/service.ts';
import {
	type Batching,
	type Contestant,
	HTTP_REQUEST,
	httpRequest,
	intronTranscribe,
	OURS,
} from './contestants.mts';
import { makeRecordings } from './recordings.mts';
import { atMost, ratio, type Report, seconds } from './report.mts';
import { openStage, type Stage } from './stage.mts';

const CLIPS = 60;
const BYTES = 100_000;
const SERVICE_SECONDS = 3;
const MINUTE_MS = 60_000;
const PER_MINUTE = ENDPOINT.uploadSync.callsPerMinute;
const SLACK = 1.02;

/** The second half may start a minute after the first one, and takes as long as one clip. */
const LEAST_MS = (Math.ceil(CLIPS / PER_MINUTE) - 1) * MINUTE_MS + SERVICE_SECONDS * 1000;

/** All that the service allows, as fast as it allows it, with a second against the clocks' drift. */
const BEST_BATCHING: Batching = { batchSize: PER_MINUTE, batchInterval: MINUTE_MS + 1000 };

/** Without it, the first refusal takes all that was transcribed along. */
const KEEP_THE_OTHERS = { onError: 'continueRegularOutput' };

/** A large batch against the service's limit of uploads a minute. */
export async function batch(tarball: string, folder: string): Promise<Report> {
	const recordings = makeRecordings(folder, CLIPS, BYTES);
	const stage = await openStage(tarball, folder, { latency: SERVICE_SECONDS });
	const { n8n, sandbox } = stage;
	const build = {
		[OURS]: await intronTranscribe(n8n.client, sandbox),
		[`${HTTP_REQUEST}, as it comes`]: await httpRequest(n8n.client, sandbox),
		[`${HTTP_REQUEST}, on error: continue`]: {
			...(await httpRequest(n8n.client, sandbox)),
			...KEEP_THE_OTHERS,
		},
		[`${HTTP_REQUEST}, best batching`]: {
			...(await httpRequest(n8n.client, sandbox, BEST_BATCHING)),
			...KEEP_THE_OTHERS,
		},
	};
	try {
		// What n8n loads and compiles for its first run belongs to no contestant. Not by ours, which
		// would count it in the minute to come.
		const once = makeRecordings(join(folder, 'once'), 1, BYTES);
		await runBatch(stage, await httpRequest(n8n.client, sandbox), once);
		const measurements: Record<string, Awaited<ReturnType<typeof runBatch>>> = {};
		for (const [name, node] of Object.entries(build)) {
			measurements[name] = await runBatch(stage, node, recordings);
		}
		const ours = measurements[OURS];
		return {
			title: `Batch: ${CLIPS} clips, ${SERVICE_SECONDS} s of work each, ${PER_MINUTE} uploads a minute; at least ${seconds(LEAST_MS)}`,
			columns: ['', 'whole run', 'delivered', 'refused by the service', 'paid for'],
			rows: Object.entries(measurements).map(([name, { runMs, delivered, refused, paid }]) => [
				name,
				seconds(runMs),
				`${delivered} of ${CLIPS}`,
				String(refused),
				String(paid),
			]),
			goals: [
				atMost('time against the least possible', (ours?.runMs ?? NaN) / LEAST_MS, SLACK, ratio),
				atMost('clips that were not delivered', CLIPS - (ours?.delivered ?? 0), 0, String),
			],
			measurements,
		};
	} finally {
		await stage.stop();
	}
}

async function runBatch(stage: Stage, node: Contestant, recordings: string) {
	// Resets the service's minute as well, so that nobody pays for the one before.
	await stage.sandbox.reset();
	const run = await stage.prepare(node, recordings);
	const { runMs, delivered } = await run();
	const { acceptedUploads: paid, replies } = await stage.sandbox.state();
	return { runMs, delivered, paid, refused: replies['429'] ?? 0 };
}
