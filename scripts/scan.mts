/**
 * The rules of n8n's own scanner for community packages, on the sources and on the unpacked tarball.
 * Its command scans what is already published; the function inside it scans any folder. Unlike the
 * scanner, which passes a package with warnings, this ends with exit code 1 on them as well.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Linter } from 'eslint';
import { ESLint } from 'eslint';

import { packedPackage, unpack } from '../lab/package.mts';
import { repoRoot } from '../lab/paths.mts';
import { say } from '../lab/progress.mts';

/** As in the scanner's `analyzePackageByName`. */
const TARBALL_PATTERNS = ['**/*.js', 'package.json'];

interface Scanner {
	SOURCE_FILE_PATTERNS: string[];
	buildScanConfig(): Promise<Linter.Config[]>;
	analyzePackage(
		folder: string,
		patterns: string[],
	): Promise<{ passed: boolean; message?: string; details?: string }>;
}

/** The warnings that the scanner's rules give, as text; empty when there are none. */
async function warningsOf(scanner: Scanner, folder: string, patterns: string[]): Promise<string> {
	const eslint = new ESLint({
		cwd: folder,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: await scanner.buildScanConfig(),
	});
	const results = await eslint.lintFiles(patterns);
	const formatter = await eslint.loadFormatter('stylish');
	return await formatter.format(results);
}

/** Scans a folder and tells what was found; returns whether that was nothing. */
async function scan(
	scanner: Scanner,
	what: string,
	folder: string,
	patterns: string[],
): Promise<boolean> {
	const { passed, message = '', details = '' } = await scanner.analyzePackage(folder, patterns);
	const found = passed ? await warningsOf(scanner, folder, patterns) : details;
	// "No files found" counts as passed for the scanner; here it means that something is broken.
	const isClean = passed && message === '' && found === '';
	say(`${what}: ${isClean ? 'no findings' : `${message}\n${found}`}`);
	return isClean;
}

async function main(): Promise<boolean> {
	// In the environment "test" some rules take every file for one of their own tests.
	delete process.env.NODE_ENV;
	// A package without types, hence the name in a variable.
	const name: string = '@n8n/scan-community-package/scanner/scanner.mjs';
	const scanner = (await import(name)) as Scanner;
	const sources = await scan(scanner, 'sources', repoRoot(), scanner.SOURCE_FILE_PATTERNS);
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-intron-scan-'));
	try {
		await unpack(await packedPackage(), folder);
		return (await scan(scanner, 'tarball', folder, TARBALL_PATTERNS)) && sources;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

main().then(
	(passed) => {
		process.exitCode = passed ? 0 : 1;
	},
	(error: unknown) => {
		console.error(error);
		process.exitCode = 1;
	},
);
