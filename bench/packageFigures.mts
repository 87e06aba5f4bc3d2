import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { ensureN8n } from '../lab/install.mts';
import { unpack } from '../lab/package.mts';
import { inRepo, readJson } from '../lab/paths.mts';
import { plainEnv, run } from '../lab/run.mts';
import { median } from './measure.mts';
import { atMost, kilobytes, milliseconds, type Report } from './report.mts';

const ROUNDS = 15;
const KB = 1000;

interface Manifest {
	n8n: { nodes: string[]; credentials: string[] };
}

/** Loads n8n-workflow, which n8n has loaded long before, then what the package registers. */
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
	const loads: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		loads.push(Number(await run(node, ['-e', LOAD, ...files], { cwd: n8nFolder, env })));
	}
	return {
		title: 'Package',
		columns: ['', 'size'],
		rows: [
			['tarball', kilobytes(packedBytes)],
			['unpacked', kilobytes(unpackedBytes)],
			[`loading, median of ${ROUNDS}`, milliseconds(median(loads))],
		],
		goals: [
			atMost('tarball', packedBytes, 60 * KB, kilobytes),
			atMost('unpacked', unpackedBytes, 250 * KB, kilobytes),
			atMost('loading on top of n8n-workflow', median(loads), 15, milliseconds),
		],
		measurements: { packedBytes, unpackedBytes, loads },
	};
}
