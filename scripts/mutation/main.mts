/**
 * `npm run test:mutation` puts small faults into the code, file by file, and sees whether the tests of its
 * folder notice. `-- --minutes 60` stops when that time is over and goes on from there the next time: changed
 * files first, then those whose turn was longest ago. Words narrow it to files with one of them in their
 * path. What was found is kept in artifacts/mutation/.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

import { inRepo, readJson } from '../../lab/paths.mts';
import folders from '../../test/mutation/folders.json' with { type: 'json' };
import type { Report, Visits } from './plan.mts';
import { digestOf, inTurn, percentOf, scores } from './plan.mts';

/** Each batch runs all tests of its folder once before it begins. */
const FILES_AT_ONCE = 24;

/** What must be seen, in percent; else the command fails. */
const LEAST_PERCENT = { inAll: 90, inEach: 85 };

const MINUTE_MS = 60_000;

const FOLDER = ['artifacts', 'mutation'];

const VISITS = inRepo(...FOLDER, 'visits.json');

const REPORT = inRepo(...FOLDER, 'incremental.json');

const read = <T,>(file: string, empty: T): T => (existsSync(file) ? readJson<T>(file) : empty);

function currentDigests(): Record<string, string> {
	const files = folders.flatMap(({ folder }) =>
		readdirSync(inRepo('nodes', folder), { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.ts'))
			.map((file) => `nodes/${folder}/${file}`),
	);
	const digest = (file: string) => digestOf(readFileSync(inRepo(file), 'utf8'));
	return Object.fromEntries(files.map((file) => [file, digest(file)]));
}

const folderOf = (file: string): string | undefined =>
	folders.find(({ folder }) => file.startsWith(`nodes/${folder}/`))?.folder;

/** Mutates these files of one folder, whatever was found of them before, with the folder's tests. */
async function mutate(files: readonly string[], folder = ''): Promise<void> {
	const args = [
		'run',
		'stryker.config.mjs',
		'--incremental',
		'--force',
		'--mutate',
		files.join(','),
	];
	const env = { ...process.env, INTRON_MUTATION_FOLDER: folder };
	const child = spawn('stryker', args, { stdio: 'inherit', env });
	const code = await new Promise<number | null>((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', resolve);
	});
	// Too low a score of some files ends it as well; the score of all is told at the end.
	if (code !== 0 && !existsSync(REPORT)) throw new Error(`Stryker ended with ${code}`);
}

async function main(): Promise<boolean> {
	const words = process.argv.slice(2);
	const flag = words.indexOf('--minutes');
	const minutes = flag < 0 ? Infinity : Number(words[flag + 1]);
	if (Number.isNaN(minutes)) throw new Error('--minutes takes a number');
	const wanted = flag < 0 ? words : words.toSpliced(flag, 2);
	const end = Date.now() + minutes * MINUTE_MS;
	const digests = currentDigests();
	let visits = read<Visits>(VISITS, {});
	let left = inTurn(digests, visits).filter(
		(file) => wanted.length === 0 || wanted.some((word) => file.includes(word)),
	);
	mkdirSync(inRepo(...FOLDER), { recursive: true });
	while (left.length > 0 && Date.now() < end) {
		const folder = folderOf(left[0] ?? '');
		const batch = left.filter((file) => folderOf(file) === folder).slice(0, FILES_AT_ONCE);
		left = left.filter((file) => !batch.includes(file));
		await mutate(batch, folder);
		const at = new Date().toISOString();
		const visited = batch.map((file) => [file, { at, digest: digests[file] ?? '' }] as const);
		visits = { ...visits, ...Object.fromEntries(visited) };
		writeFileSync(VISITS, JSON.stringify(visits, null, 2));
	}
	const found = scores(
		read<Report>(REPORT, { files: {} }),
		digests,
		folders.map(({ folder }) => folder),
	);
	console.table(found);
	if (left.length > 0) console.log(`${left.length} files are left for the next time`);
	const all = percentOf(found);
	console.log(`In all ${all} % are seen`);
	return (
		all >= LEAST_PERCENT.inAll &&
		found.every((folder) => percentOf([folder]) >= LEAST_PERCENT.inEach)
	);
}

main().then(
	(isEnough) => {
		process.exitCode = isEnough ? 0 : 1;
	},
	(error: unknown) => {
		console.error(error);
		process.exitCode = 1;
	},
);
