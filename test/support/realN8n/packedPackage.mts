import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { packedPackage, unpack } from '../../../lab/package.mts';
import { repoRoot } from '../../../lab/paths.mts';

/** The root of this repository. */
export const ROOT = repoRoot();

/** The package as npm would publish it. */
export interface PackedPackage {
	/** Where it is unpacked. */
	folder: string;
	/** Its files, relative to that folder, sorted. */
	files: string[];
	/** In bytes. */
	tarballSize: number;
	read(file: string): string;
	/** Runs JavaScript in a Node.js of its own, which finds n8n-workflow as a package in n8n does. */
	runNode(code: string): Promise<unknown>;
	remove(): Promise<void>;
}

/** All files below a folder, relative to it, sorted. */
export const filesIn = (folder: string): string[] =>
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name)))
		.sort();

/** Packs the package and unpacks it into a folder of its own. */
export async function packAndUnpack(): Promise<PackedPackage> {
	const tarball = await packedPackage();
	const folder = await mkdtemp(path.join(tmpdir(), 'n8n-nodes-intron-unpacked-'));
	await unpack(tarball, folder);
	return {
		folder,
		files: filesIn(folder),
		tarballSize: statSync(tarball).size,
		read: (file) => readFileSync(path.join(folder, file), 'utf8'),
		async runNode(code) {
			const { stdout } = await promisify(execFile)(process.execPath, ['-e', code, folder], {
				cwd: folder,
				env: {
					PATH: process.env.PATH,
					NODE_PATH: path.join(ROOT, 'node_modules'),
					N8N_USER_FOLDER: folder,
					N8N_LOG_LEVEL: 'silent',
				},
			});
			return JSON.parse(stdout) as unknown;
		},
		async remove() {
			await rm(folder, { recursive: true, force: true });
		},
	};
}
