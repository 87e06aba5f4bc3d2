import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { N8nClient } from './client.mts';
import { type N8nOptions, type RunningN8n, startN8n } from './n8n.mts';
import { packedPackage } from './package.mts';
import { task } from './progress.mts';

/** Hands the running n8n from jest's global set-up to the workers, which inherit its environment. */
const VARIABLE = 'INTRON_LAB_SHARED_N8N';

/** What a test file may use of an n8n that others use as well: it can't be stopped from there. */
export type SharedN8n = Pick<RunningN8n, 'version' | 'baseUrl' | 'client' | 'userFolder' | 'logs'>;

interface Address {
	version: string;
	baseUrl: string;
	userFolder: string;
}

let running: RunningN8n | undefined;

/**
 * For jest's `globalSetup`: one n8n with the packed package for all test files of a run. Jest alone
 * tests what is in dist.
 */
export async function startShared(options: N8nOptions = {}): Promise<void> {
	if (running) return;
	const tarball = options.tarball ?? (await packedPackage({ build: !existsSync('dist/index.js') }));
	const start = async () => await startN8n({ ...options, tarball });
	running = await task('starting n8n with the package for the tests', start);
	const { version, baseUrl, userFolder } = running;
	const address: Address = { version, baseUrl, userFolder };
	process.env[VARIABLE] = JSON.stringify(address);
}

/** For jest's `globalTeardown`. */
export async function stopShared(): Promise<void> {
	await running?.stop();
	running = undefined;
	delete process.env[VARIABLE];
}

/** For test files: the n8n that the global set-up started, with a session of its own. */
export async function sharedN8n(): Promise<SharedN8n> {
	const text = process.env[VARIABLE];
	if (!text) throw new Error('no shared n8n: the jest project needs lab/globalSetup.cjs');
	const address = JSON.parse(text) as Address;
	const client = new N8nClient(address.baseUrl);
	await client.signIn();
	const logs = () => readFileSync(join(address.userFolder, 'n8n.log'), 'utf8');
	return { ...address, client, logs };
}
