import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { ensureN8n } from '../lab/install.mts';
import { unpack } from '../lab/package.mts';
import { inRepo, readJson } from '../lab/paths.mts';
import { plainEnv, run } from '../lab/run.mts';
import { alternate, median } from './measure.mts';
import { atMost, kilobytes, milliseconds, ratio, type Report } from './report.mts';

const ROUNDS = 15;
const KB = 1000;

interface Manifest {
	n8n: { nodes: string[]; credentials: string[] };
}

/** A node of n8n's own with about as many settings; its time tells what the machine is like today. */
const SHEETS = 'n8n-nodes-base/dist/nodes/Google/Sheet/GoogleSheets.node.js';

/** Loads n8n-workflow, which n8n has loaded long before, then these files. */
const LOAD = `
	require('n8n-workflow');
	const began = performance.now();
	for (const file of process.argv.slice(1)) require(file);
	console.log(performance.now() - began);
`;

/** What the package weighs, and what it adds to n8n's start. */
export async function packageFigures(tarball: string, folder: string): Promise<Report> {
	const unpacked = join(folder, 'package');
	await unpack(tarball, unpacked);
	const packedBytes = statSync(tarball).size;
	const unpackedBytes = readdirSync(unpacked, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
	const { n8n } = readJson<Manifest>(inRepo('package.json'));
	const files = [...n8n.nodes, ...n8n.credentials].map((file) => join(unpacked, file));
	const { node, folder: n8nFolder } = await ensureN8n();
	const env = plainEnv({ NODE_PATH: join(n8nFolder, 'node_modules') });
	const load = (what: string[]) => async () =>
		Number(await run(node, ['-e', LOAD, ...what], { cwd: n8nFolder, env }));
	const loads = await alternate({ ours: load(files), sheets: load([SHEETS]) }, ROUNDS);
	const ours = median(loads.ours);
	const sheets = median(loads.sheets);
	return {
		title: 'Package',
		columns: ['', 'size'],
		rows: [
			['tarball', kilobytes(packedBytes)],
			['unpacked', kilobytes(unpackedBytes)],
			[`loading, median of ${ROUNDS}`, milliseconds(ours)],
			['loading Google Sheets', milliseconds(sheets)],
		],
		goals: [
			// A tenth above what the two nodes weigh: what makes them heavier is to be noticed.
			atMost('tarball', packedBytes, 160 * KB, kilobytes),
			atMost('unpacked', unpackedBytes, 550 * KB, kilobytes),
			atMost("loading, against n8n's own Google Sheets node", ours / sheets, 0.5, ratio),
		],
		measurements: { packedBytes, unpackedBytes, loads },
	};
}
