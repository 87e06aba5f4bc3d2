import { existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { atExit } from './atExit.mts';
import { inRepo, repoRoot } from './paths.mts';
import { task } from './progress.mts';
import { plainEnv, run } from './run.mts';

interface Manifest {
	name: string;
	version: string;
	[key: string]: unknown;
}

/** Builds and packs this repository; returns the tarball, in a folder that goes with this process. */
export async function packPackage(options: { build?: boolean } = {}): Promise<string> {
	const { build = true } = options;
	if (build) {
		await task('building the package', async () => {
			await run('npm', ['run', 'build'], { cwd: repoRoot(), env: plainEnv() });
		});
	} else if (!existsSync(inRepo('dist', 'index.js'))) {
		throw new Error('dist is missing: run npm run build first');
	}
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-intron-pack-'));
	atExit(() => rmSync(folder, { recursive: true, force: true }));
	const args = ['pack', '--ignore-scripts', '--loglevel=error', '--pack-destination', folder];
	await run('npm', args, { cwd: repoRoot() });
	const [tarball] = await readdir(folder);
	if (!tarball) throw new Error('npm pack made no file');
	return join(folder, tarball);
}

/**
 * The tarball to test: the one that `INTRON_LAB_TARBALL` names, so that a run of all tests packs once;
 * otherwise a new one.
 */
export async function packedPackage(options: { build?: boolean } = {}): Promise<string> {
	return process.env.INTRON_LAB_TARBALL || (await packPackage(options));
}

/** Unpacks a tarball into `folder` and returns its package.json. */
export async function unpack(tarball: string, folder: string): Promise<Manifest> {
	await mkdir(folder, { recursive: true });
	await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
	return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
}

/**
 * Installs a tarball into an n8n user folder in the steps of n8n's own installer for community
 * nodes (which takes packages from the registry only): unpack under nodes/node_modules, drop what is
 * not needed at run time from package.json, install its dependencies there.
 */
export async function installPackage(tarball: string, userFolder: string): Promise<string> {
	const modules = join(userFolder, '.n8n', 'nodes', 'node_modules');
	const unpacked = join(modules, '.unpacked');
	await rm(unpacked, { recursive: true, force: true });
	const manifest = await unpack(tarball, unpacked);
	const folder = join(modules, manifest.name);
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	await run('cp', ['-R', `${unpacked}/.`, folder]);
	await rm(unpacked, { recursive: true });
	for (const unused of ['devDependencies', 'peerDependencies', 'optionalDependencies']) {
		delete manifest[unused];
	}
	await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
	const args = [
		'install',
		'--audit=false',
		'--fund=false',
		'--bin-links=false',
		'--install-strategy=shallow',
		'--ignore-scripts',
		'--package-lock=false',
	];
	await run('npm', args, { cwd: folder, env: plainEnv() });
	return folder;
}
