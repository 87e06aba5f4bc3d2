/**
 * `npm run bench`: measures the packed package in a real n8n against the sandbox, beside what people
 * would take instead. Prints tables and writes all measurements to artifacts/bench.json.
 * `npm run bench -- overhead memory` runs some of it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';

import { ensureN8n } from '../lab/install.mts';
import { packPackage } from '../lab/package.mts';
import { inRepo } from '../lab/paths.mts';
import { task } from '../lab/progress.mts';
import { batch } from './batch.mts';
import { calls } from './calls.mts';
import { crowd } from './crowd.mts';
import { growth } from './growth.mts';
import { memory } from './memory.mts';
import { overhead } from './overhead.mts';
import { packageFigures } from './packageFigures.mts';
import { type Report, render } from './report.mts';
import { speech } from './speech.mts';
import { scratchFolder } from './stage.mts';

type Benchmark = (tarball: string, folder: string) => Promise<Report>;

const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
	package: packageFigures,
	overhead,
	growth,
	memory,
	crowd,
	calls,
	batch,
	speech,
};

async function main(names: readonly string[]): Promise<boolean> {
	const unknown = names.filter((name) => !Object.hasOwn(BENCHMARKS, name));
	if (unknown.length > 0) {
		throw new Error(`no benchmark ${unknown.join(', ')}: ${Object.keys(BENCHMARKS).join(', ')}`);
	}
	const { version } = await ensureN8n();
	const tarball = await packPackage();
	const folder = scratchFolder();
	const reports: Record<string, Report> = {};
	for (const [name, measure] of Object.entries(BENCHMARKS)) {
		if (names.length > 0 && !names.includes(name)) continue;
		reports[name] = await task(name, async () => await measure(tarball, folder));
		console.log(`\n${render(reports[name])}\n`);
	}
	mkdirSync(inRepo('artifacts'), { recursive: true });
	const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length };
	const file = inRepo('artifacts', 'bench.json');
	writeFileSync(file, `${JSON.stringify({ n8n: version, machine, reports }, null, 2)}\n`);
	console.log(`n8n ${version}, ${machine.cores} × ${machine.cpu}; all measurements: ${file}`);
	return Object.values(reports).every(({ goals }) => goals.every(({ isMet }) => isMet));
}

main(process.argv.slice(2)).then(
	(isEveryGoalMet) => {
		process.exitCode = isEveryGoalMet ? 0 : 1;
	},
	(error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	},
);
