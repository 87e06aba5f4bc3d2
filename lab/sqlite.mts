import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { aptInstall, isDebian } from './debian.mts';
import { cacheRoot, readJson } from './paths.mts';
import { say, task } from './progress.mts';
import { plainEnv, run, which } from './run.mts';

const DOWNLOAD_TIMEOUT_MS = 60_000;

/**
 * n8n's database driver is the one module of it that npm does not bring ready to run. In order of
 * cost: what an earlier install left in the cache, the download that its authors offer, a compiler.
 */
export async function buildSqlite(n8nFolder: string, node: string): Promise<void> {
	const folder = join(n8nFolder, 'node_modules', 'sqlite3');
	const built = join(folder, 'build', 'Release', 'node_sqlite3.node');
	const { version } = readJson<{ version: string }>(join(folder, 'package.json'));
	const name = `sqlite3-${version}-${process.platform}-${process.arch}.node`;
	const kept = join(cacheRoot(), name);
	const works = async () => existsSync(built) && (await loads(n8nFolder, node));

	if (existsSync(kept)) {
		await mkdir(dirname(built), { recursive: true });
		await copyFile(kept, built);
		if (await works()) return;
	}
	if ((await download(n8nFolder, folder)) && (await works())) {
		say('  downloaded sqlite3');
	} else {
		await compile(n8nFolder, node);
		await run(node, ['-e', "require('sqlite3')"], { cwd: n8nFolder });
	}
	await copyFile(built, `${kept}.${process.pid}`);
	await rename(`${kept}.${process.pid}`, kept);
}

async function loads(n8nFolder: string, node: string): Promise<boolean> {
	try {
		await run(node, ['-e', "require('sqlite3')"], { cwd: n8nFolder });
		return true;
	} catch {
		return false;
	}
}

/** False where the internet is closed, or where there is no such file for this system. */
async function download(n8nFolder: string, folder: string): Promise<boolean> {
	const script = join(n8nFolder, 'node_modules', 'prebuild-install', 'bin.js');
	try {
		const options = { cwd: folder, timeoutMs: DOWNLOAD_TIMEOUT_MS };
		await run(process.execPath, [script, '-r', 'napi'], options);
		return true;
	} catch {
		return false;
	}
}

async function compile(n8nFolder: string, node: string): Promise<void> {
	const missing = await missingTools();
	if (missing.length > 0 && !isDebian()) {
		throw new Error(`n8n's SQLite driver must be compiled. Install ${missing.join(', ')} first.`);
	}
	if (missing.length > 0) await aptInstall(missing);
	const env = plainEnv({ npm_config_build_from_source: 'true' });
	const headers = join(dirname(dirname(node)), 'include', 'node', 'node_api.h');
	// The headers come along with Node.js from npm, so nothing has to be fetched from elsewhere.
	if (existsSync(headers)) env.npm_config_nodedir = dirname(dirname(node));
	await task('compiling sqlite3 (one to two minutes, only this once)', async () => {
		const args = ['rebuild', 'sqlite3', '--foreground-scripts', '--loglevel=error'];
		await run('npm', args, { cwd: n8nFolder, env });
	});
}

/** Debian packages for what the compiler run needs and the machine does not have. */
async function missingTools(): Promise<string[]> {
	const packages: string[] = [];
	if (!which('make')) packages.push('make');
	if (!which('g++')) packages.push('g++');
	if (!which('python3')) packages.push('python3');
	try {
		// From 3.12 on Python leaves out distutils, which sqlite3's build uses; setuptools brings it.
		await run('python3', ['-c', 'import distutils.version']);
	} catch {
		packages.push('python3-setuptools');
	}
	return packages;
}
