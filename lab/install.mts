import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, statfs } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { withLock } from './lock.mts';
import { cacheRoot, chosenN8n, inRepo, readJson } from './paths.mts';
import { say, task } from './progress.mts';
import { plainEnv, run } from './run.mts';
import { buildSqlite } from './sqlite.mts';

export { ensureChromium } from './chromium.mts';

/** Room that an unpacked n8n with npm's own cache needs. */
const NEEDED_GB = 5;

/**
 * Not `npm ci`: that one refuses a lock file without the optional packages for other systems, and
 * npm leaves those out when the registry at hand does not have them. What is locked is installed as
 * locked either way.
 */
const NPM_INSTALL = [
	'install',
	'--no-save',
	'--ignore-scripts',
	'--include=optional',
	'--prefer-offline',
	'--no-audit',
	'--no-fund',
	'--loglevel=error',
];

export interface InstalledN8n {
	version: string;
	/** The Node.js that this n8n runs on. */
	node: string;
	/** n8n's own start script, to be run by `node`. */
	cli: string;
	folder: string;
}

/** The versions of n8n that this repository can run: the folders of `lab/versions`. */
export function knownN8n(): string[] {
	return readdirSync(inRepo('lab', 'versions')).sort();
}

/** Installs this n8n if it is not there yet. Takes minutes the first time, then nothing. */
export async function ensureN8n(version: string = chosenN8n()): Promise<InstalledN8n> {
	const manifest = inRepo('lab', 'versions', version);
	if (!existsSync(manifest)) {
		throw new Error(`n8n ${version} is not in lab/versions; there are ${knownN8n().join(', ')}`);
	}
	const node = await ensureNode();
	const folder = await ensureFolder(`n8n-${version}`, manifest, async (target) => {
		await buildSqlite(target, node);
	});
	return { version, node, folder, cli: join(folder, 'node_modules', 'n8n', 'bin', 'n8n') };
}

/**
 * The Node.js that n8n runs on: the machine's own when it is of the pinned major version, otherwise
 * the pinned one from npm. One version for all, so that n8n's prebuilt native modules fit.
 */
export async function ensureNode(): Promise<string> {
	const manifest = inRepo('lab', 'runtime');
	const pinned = Object.values(
		readJson<{ optionalDependencies: Record<string, string> }>(join(manifest, 'package.json'))
			.optionalDependencies,
	)[0];
	const major = pinned?.split('.')[0];
	if (process.versions.node.split('.')[0] === major) return process.execPath;
	const packageName = `node-${process.platform}-${process.arch}`;
	const folder = await ensureFolder(`node-${pinned}-${process.platform}-${process.arch}`, manifest);
	const node = join(folder, 'node_modules', packageName, 'bin', 'node');
	if (existsSync(node)) return node;
	throw new Error(
		`n8n needs Node.js ${major} and npm has no ${packageName}. Start this with Node.js ${major}.`,
	);
}

/**
 * A folder of the cache that holds what a lock file says. Its name carries the lock file's hash; it
 * is filled under another name and renamed when complete, so that what is there is always whole.
 */
export async function ensureFolder(
	name: string,
	manifest: string,
	finish?: (folder: string) => Promise<void>,
): Promise<string> {
	const files = ['package.json', 'package-lock.json'];
	const hash = createHash('sha256');
	for (const file of files) hash.update(readFileSync(join(manifest, file)));
	const folder = join(cacheRoot(), `${name}-${hash.digest('hex').slice(0, 12)}`);
	if (existsSync(folder)) return folder;

	return await withLock(`${folder}.lock`, async () => {
		if (existsSync(folder)) return folder;
		await removePartial(folder);
		const partial = `${folder}.partial-${process.pid}`;
		await mkdir(partial, { recursive: true });
		await checkRoom(partial);
		for (const file of files) await copyFile(join(manifest, file), join(partial, file));
		const options = { cwd: partial, env: plainEnv() };
		await task(
			`installing ${name} into ${dirname(folder)}`,
			async () => await run('npm', NPM_INSTALL, options),
			async () => await sizeOf(partial),
		);
		await finish?.(partial);
		await rename(partial, folder);
		say(`  ${name}: ${await sizeOf(folder)}, kept for later runs`);
		return folder;
	});
}

/**
 * What killed installs left. An npm that outlived its killed parent may still be writing there: then
 * some of it stays for the next time, and this install has a name of its own.
 */
async function removePartial(folder: string): Promise<void> {
	const start = `${basename(folder)}.partial-`;
	const left = (await readdir(dirname(folder))).filter((name) => name.startsWith(start));
	const remove = async (name: string) =>
		await rm(join(dirname(folder), name), { recursive: true, force: true }).catch(() => undefined);
	await Promise.all(left.map(remove));
}

async function checkRoom(folder: string): Promise<void> {
	const { bavail, bsize } = await statfs(folder);
	const free = (bavail * bsize) / 1e9;
	if (free >= NEEDED_GB) return;
	throw new Error(
		`Only ${free.toFixed(1)} GB free at ${folder}, ${NEEDED_GB} GB are needed. ` +
			'Make room, or set INTRON_LAB_CACHE to a folder on another disk.',
	);
}

async function sizeOf(folder: string): Promise<string> {
	const kilobytes = Number((await run('du', ['-sk', folder])).split('\t')[0]);
	return `${(kilobytes / 1024).toFixed(0)} MB`;
}
