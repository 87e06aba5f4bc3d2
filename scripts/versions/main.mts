/**
 * `npm run test:versions`: the packed package runs the tests of the jest project `n8n` in each n8n of
 * `lab/versions`, in each mode that keeps files, one after another. Words after it, versions and
 * modes, narrow that down: `npm run test:versions -- 2.0.3 memory`. What came of it is kept for the
 * documents. The last line on standard output is `N passed, N failed`.
 */
import { writeFileSync } from 'node:fs';

import { format, resolveConfig } from 'prettier';

import { ensureN8n, knownN8n } from '../../lab/install.mts';
import { packPackage } from '../../lab/package.mts';
import { inRepo, readJson, repoRoot } from '../../lab/paths.mts';
import { run } from '../../lab/run.mts';
import { codeDigest } from '../release/codeDigest.mts';
import { renewDocuments } from '../docs/renew.mts';
import { runJest } from '../test/jestRun.mts';
import type { Run, RunRecord } from './runs.mts';
import { chooseRuns, readRecords, recordsFile, withRecord } from './runs.mts';

async function testIn({ n8n, mode }: Run, tarball: string, code: string): Promise<RunRecord> {
	const { node } = await ensureN8n(n8n);
	const env = {
		INTRON_LAB_N8N: n8n,
		INTRON_LAB_BINARY_MODE: mode,
		INTRON_LAB_TARBALL: tarball,
	};
	const result = await runJest(['n8n'], { env });
	return {
		n8n,
		mode,
		node: (await run(node, ['--version'])).trim().replace('v', ''),
		package: readJson<{ version: string }>(inRepo('package.json')).version,
		code,
		date: new Date().toISOString().slice(0, 10),
		...result,
	};
}

/** After every run, so that what is there is kept when a later one is broken off. */
async function keep(record: RunRecord): Promise<void> {
	const file = recordsFile();
	const records = withRecord(readRecords(), record, knownN8n());
	const style = await resolveConfig(file);
	writeFileSync(file, await format(JSON.stringify(records), { ...style, filepath: file }));
	renewDocuments();
}

async function main(): Promise<boolean> {
	const runs = chooseRuns(knownN8n(), process.argv.slice(2));
	// Of what is packed here: the code may change while the runs take their time.
	const code = codeDigest(repoRoot());
	const tarball = await packPackage();
	const table: object[] = [];
	const total = { passed: 0, failed: 0 };
	for (const one of runs) {
		console.log(`\n=== n8n ${one.n8n}, files in ${one.mode}`);
		const began = Date.now();
		const row = await testIn(one, tarball, code).then(
			async (record) => {
				await keep(record);
				return { ...record, skipped: record.skipped.length };
			},
			(error: unknown) => {
				console.error(error);
				return { ...one, passed: 0, failed: 1 };
			},
		);
		total.passed += row.passed;
		total.failed += row.failed;
		table.push({ ...row, seconds: Math.round((Date.now() - began) / 1000) });
	}
	console.table(table);
	console.log(`${total.passed} passed, ${total.failed} failed`);
	return total.failed === 0;
}

main().then(
	// Not process.exit: what is still to be written to a pipe would be lost.
	(passed) => {
		process.exitCode = passed ? 0 : 1;
	},
	(error: unknown) => {
		console.error(error);
		process.exitCode = 1;
	},
);
