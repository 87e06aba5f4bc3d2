import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { aptInstall, isDebian } from './debian.mts';
import { withLock } from './lock.mts';
import { cacheRoot, inRepo } from './paths.mts';
import { task } from './progress.mts';
import { plainEnv, run, which } from './run.mts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const DOWNLOADED = /^(chrome|Chromium|headless_shell|chrome-headless-shell)$/;

/** The path of a Chromium; installs one if the machine has none. */
export async function ensureChromium(): Promise<string> {
	const found = installed();
	if (found) return found;
	return await withLock(join(cacheRoot(), 'chromium.lock'), async () => {
		const problems: string[] = [];
		for (const install of [fromDebian, fromPlaywright]) {
			try {
				const path = installed() ?? (await install());
				if (path) return path;
			} catch (error) {
				problems.push(error instanceof Error ? error.message : String(error));
			}
		}
		throw new Error(
			'The browser tests need Chromium and it could not be installed. Install Chromium or ' +
				`Chrome so that it is on PATH, or name it in INTRON_LAB_CHROMIUM.\n${problems.join('\n')}`,
		);
	});
}

function installed(): string | undefined {
	if (process.env.INTRON_LAB_CHROMIUM) return process.env.INTRON_LAB_CHROMIUM;
	for (const name of NAMES) {
		const path = which(name);
		if (path) return path;
	}
	return downloaded();
}

async function fromDebian(): Promise<string | undefined> {
	if (!isDebian()) return undefined;
	await aptInstall(['chromium', 'fonts-dejavu-core']);
	return which('chromium');
}

function playwrightFolder(): string {
	return join(cacheRoot(), 'playwright');
}

async function fromPlaywright(): Promise<string | undefined> {
	const script = inRepo('node_modules', 'playwright-core', 'cli.js');
	const env = plainEnv({ PLAYWRIGHT_BROWSERS_PATH: playwrightFolder() });
	await task('downloading Chromium through Playwright', async () => {
		await run(process.execPath, [script, 'install', 'chromium'], { env });
	});
	return downloaded();
}

function downloaded(): string | undefined {
	try {
		const files = readdirSync(playwrightFolder(), { recursive: true, withFileTypes: true });
		const program = files.find((file) => file.isFile() && DOWNLOADED.test(file.name));
		return program && join(program.parentPath, program.name);
	} catch {
		return undefined; // nothing was ever downloaded
	}
}
