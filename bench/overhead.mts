import { ENDPOINT } from '../nodes/IntronTranscribe/catalog/service.ts';
import { FILE_FIELD } from '../nodes/IntronTranscribe/api.ts';
import { ensureNode } from '../lab/install.mts';
import { inRepo } from '../lab/paths.mts';
import { run } from '../lab/run.mts';
import type { Sandbox } from '../sandbox/launch.mts';
import {
	BARE_NODE,
	BARE_NODE_ENV,
	bareNode,
	defaultFields,
	HTTP_REQUEST,
	httpRequest,
	intronTranscribe,
	OURS,
	PARALLEL,
} from './contestants.mts';
import { alternate, median } from './measure.mts';
import { makeRecordings } from './recordings.mts';
import { atMost, milliseconds, ratio, type Report, seconds } from './report.mts';
import { type MeasuredRun, openStage } from './stage.mts';

const ITEMS = 200;
const BYTES = 100_000;
const ROUNDS = 9;
const WARM_UP_ROUNDS = 2;
const BARE = 'bare Node.js client';

async function runBareClient(
	{ url, key }: Sandbox,
	recordings: string,
): Promise<Pick<MeasuredRun, 'runMs' | 'nodeMs' | 'cpuMs'>> {
	const fields = JSON.stringify(defaultFields('clip'));
	const address = url + ENDPOINT.uploadSync.path;
	const program = inRepo('bench', 'bareClient.mts');
	const args = [program, recordings, address, key, FILE_FIELD, fields, String(PARALLEL)];
	const printed = await run(await ensureNode(), ['--no-warnings', ...args]);
	const { ms, cpuMs } = JSON.parse(printed) as { ms: number; cpuMs: number };
	return { runMs: ms, nodeMs: ms, cpuMs };
}

/** What the node adds to the work of the service, per recording. */
export async function overhead(tarball: string, folder: string): Promise<Report> {
	const recordings = makeRecordings(folder, ITEMS, BYTES);
	const stage = await openStage(tarball, folder, undefined, { env: BARE_NODE_ENV });
	try {
		const { n8n, sandbox } = stage;
		const ours = await stage.prepare(await intronTranscribe(n8n.client, sandbox), recordings);
		const theirs = await stage.prepare(await httpRequest(n8n.client, sandbox), recordings);
		const bareOne = await stage.prepare(await bareNode(n8n.client, sandbox), recordings);
		const complete = async (run: () => Promise<MeasuredRun>) => {
			const measured = await run();
			if (measured.delivered === ITEMS) return measured;
			throw new Error(`${measured.delivered} of ${ITEMS} were transcribed`);
		};
		const contestants = {
			[OURS]: async () => await complete(ours),
			[HTTP_REQUEST]: async () => await complete(theirs),
			[BARE_NODE]: async () => await complete(bareOne),
			[BARE]: async () => await runBareClient(sandbox, recordings),
		};
		await alternate(contestants, WARM_UP_ROUNDS);
		const measurements = await alternate(contestants, ROUNDS);
		const middle = (name: keyof typeof contestants, figure: 'nodeMs' | 'runMs' | 'cpuMs') =>
			median(measurements[name].map((one) => one[figure]));
		const against = (figure: 'nodeMs' | 'cpuMs') =>
			middle(OURS, figure) / middle(HTTP_REQUEST, figure);
		return {
			title: `Overhead: ${ITEMS} recordings of 100 kB, medians of ${ROUNDS} rounds`,
			columns: ['', 'node', 'per item', 'whole run', 'processor time'],
			rows: ([OURS, HTTP_REQUEST, BARE_NODE, BARE] as const).map((name) => [
				name,
				seconds(middle(name, 'nodeMs')),
				milliseconds(middle(name, 'nodeMs') / ITEMS),
				seconds(middle(name, 'runMs')),
				seconds(middle(name, 'cpuMs')),
			]),
			goals: [
				atMost('time of the node against HTTP Request', against('nodeMs'), 0.65, ratio),
				atMost(
					'time of the node against the bare n8n node',
					middle(OURS, 'nodeMs') / middle(BARE_NODE, 'nodeMs'),
					1,
					ratio,
				),
				atMost(
					'time of the node against the bare client',
					middle(OURS, 'nodeMs') / middle(BARE, 'nodeMs'),
					1.3,
					ratio,
				),
				atMost('processor time of the run against HTTP Request', against('cpuMs'), 1, ratio),
			],
			measurements,
		};
	} finally {
		await stage.stop();
	}
}
