import { statSync } from 'node:fs';
import { join } from 'node:path';

import { intronTranscribe } from './contestants.mts';
import { openLine } from './line.mts';
import { makeCall } from './recordings.mts';
import { atMost, megabytes, ratio, type Report, seconds } from './report.mts';
import { openStage } from './stage.mts';

const MINUTES = [5, 60];

/** 20 Mbit/s. */
const BYTES_PER_SECOND = 2_500_000;

/** The form and its heads are nothing beside a call. */
const ONCE = 1.005;

/** The service works as long on each; what is measured is the way there. */
const SERVICE = { uploadsPerMinute: 1_000_000, latency: 1 };

/**
 * What a call of several minutes takes. Before, it went to the direct endpoint, was refused for its
 * length and went to the queue: which is what still happens to a file that does not tell its length.
 */
export async function calls(tarball: string, folder: string): Promise<Report> {
	const stage = await openStage(tarball, folder, SERVICE);
	const line = await openLine(stage.sandbox.url, BYTES_PER_SECOND);
	const node = await intronTranscribe(stage.n8n.client, { ...stage.sandbox, url: line.url });
	const measure = async (minutes: number, tellsLength: boolean) => {
		const name = `${minutes}-minutes-${tellsLength ? 'told' : 'untold'}`;
		const call = makeCall(join(folder, name), minutes * 60, tellsLength);
		const run = await stage.prepare(node, join(folder, name));
		line.reset();
		const { nodeMs, delivered } = await run();
		if (delivered !== 1) throw new Error(`${name}: not transcribed`);
		return { nodeMs, times: line.bytes() / statSync(call).size, bytes: line.bytes() };
	};
	try {
		const rows: string[][] = [];
		const measurements: Record<string, { before: object; now: object }> = {};
		let worst = 0;
		for (const minutes of MINUTES) {
			const before = await measure(minutes, false);
			const now = await measure(minutes, true);
			measurements[minutes] = { before, now };
			worst = Math.max(worst, now.times);
			const figures = [before, now].flatMap(({ nodeMs, bytes, times }) => [
				seconds(nodeMs),
				`${megabytes(bytes)} (${ratio(times)})`,
			]);
			rows.push([`${minutes} minutes`, ...figures]);
		}
		return {
			title: 'Calls: WAV of 8 kHz, at 20 Mbit/s, with 1 s of work; before: refused for the length',
			columns: ['', 'before', 'over the wire', 'now', 'over the wire'],
			rows,
			goals: [atMost('bytes over the wire against the file', worst, ONCE, ratio)],
			measurements,
		};
	} finally {
		line.stop();
		await stage.stop();
	}
}
