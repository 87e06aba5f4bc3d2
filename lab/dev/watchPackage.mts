import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { atExit } from '../atExit.mts';
import { inRepo, readJson, repoRoot } from '../paths.mts';
import { say } from '../progress.mts';
import { plainEnv, run } from '../run.mts';

/** The compiler's last line of each turn. */
const COMPILED = /Found \d+ errors?\. Watching for file changes/;

/** What n8n reads beside the code. */
const ASSET = /\.(svg|node\.json)$/;

/** Editors save in several steps. */
const SETTLE_MS = 50;

/**
 * Compiles the package into n8n's folder for community nodes, where n8n looks for changes, and goes
 * on to do so with each change. The clone's own `dist` stays as it is.
 *
 * @returns when it is there as a whole for the first time
 */
export async function watchPackage(userFolder: string): Promise<void> {
	const manifest = readJson<{ name: string; version: string; n8n: object }>(inRepo('package.json'));
	const folder = join(userFolder, '.n8n', 'nodes', 'node_modules', manifest.name);
	const dist = join(folder, 'dist');
	await rm(folder, { recursive: true, force: true });
	await mkdir(dist, { recursive: true });
	const { name, version, n8n } = manifest;
	await writeFile(join(folder, 'package.json'), JSON.stringify({ name, version, n8n }));
	const writeAssets = assetWriter(dist);
	for (const source of ['icons', 'nodes']) {
		watch(inRepo(source), { recursive: true }, (_event, file) => {
			if (file && ASSET.test(file)) void writeAssets();
		});
	}
	// The schemas of the output are made by the compiled code.
	await watchSources(dist, writeAssets);
}

/** Runs the compiler for good; `onCompiled` after each turn, and a first time before this returns. */
async function watchSources(dist: string, onCompiled: () => Promise<void>): Promise<void> {
	const tsc = inRepo('node_modules', 'typescript', 'bin', 'tsc');
	// What a change breaks elsewhere is told, and tried all the same.
	const forAll = ['--declaration', 'false', '--noEmitOnError', 'false', '--outDir', dist];
	const options = ['--watch', '--preserveWatchOutput', ...forAll];
	const child = spawn(process.execPath, [tsc, '--project', '.', ...options], {
		cwd: repoRoot(),
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	atExit(() => child.kill());
	await new Promise<void>((resolve, reject) => {
		child.once('exit', (code) => reject(new Error(`The compiler ended with ${code}`)));
		createInterface(child.stdout).on('line', (line) => {
			if (line.trim() !== '') say(line);
			if (COMPILED.test(line)) onCompiled().then(resolve, reject);
		});
	});
}

/** Writes icons, codex and schemas, one time after the other: calls meanwhile are met by one more. */
function assetWriter(dist: string): () => Promise<void> {
	let isAskedFor = false;
	let writing: Promise<void> | undefined;
	const write = async () => {
		while (isAskedFor) {
			await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
			isAskedFor = false;
			// There the code has n8n's own n8n-workflow, but only within n8n.
			const env = plainEnv({ INTRON_BUILD_FOLDER: dist, NODE_PATH: inRepo('node_modules') });
			await run(inRepo('node_modules', '.bin', 'gulp'), ['assets'], { cwd: repoRoot(), env });
		}
	};
	return async () => {
		isAskedFor = true;
		writing ??= write()
			.catch((error: unknown) => say(String(error)))
			.finally(() => {
				writing = undefined;
			});
		await writing;
	};
}
