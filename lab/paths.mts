import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The n8n that the demo and the tests use unless told otherwise. */
export const DEFAULT_N8N = '2.41.1';

/**
 * The clone. Scripts and tests are started by npm or jest in its root, and neither `import.meta`
 * nor `__dirname` exists in both module systems that load this code, so the working directory it is.
 */
export function repoRoot(): string {
	const root = process.cwd();
	if (!existsSync(join(root, 'lab', 'versions'))) {
		throw new Error(`Start this in the root of the n8n-nodes-intron clone, not in ${root}`);
	}
	return root;
}

export function inRepo(...parts: string[]): string {
	return join(repoRoot(), ...parts);
}

/** n8n takes gigabytes: it is kept outside the clone, so that a new clone finds it ready. */
export function cacheRoot(): string {
	const chosen = process.env.INTRON_LAB_CACHE;
	if (chosen) return chosen;
	return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'n8n-nodes-intron');
}

/** `INTRON_LAB_N8N` lets the same test suite run against another n8n of `lab/versions`. */
export function chosenN8n(): string {
	return process.env.INTRON_LAB_N8N || DEFAULT_N8N;
}

export function readJson<T>(file: string): T {
	return JSON.parse(readFileSync(file, 'utf8')) as T;
}
