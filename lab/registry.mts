import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ensureFolder, ensureNode } from './install.mts';
import { inRepo } from './paths.mts';
import { LOOPBACK, onFreePort } from './ports.mts';
import { plainEnv, run } from './run.mts';
import { startServer, untilReady } from './server.mts';

const SCRIPT = ['node_modules', 'verdaccio', 'bin', 'verdaccio'];

const USER = { name: 'rehearsal', password: 'Rehearsal-Passw0rd' };

/** An npm registry of this computer, which knows nothing but what is published to it. */
export interface Registry {
	readonly url: string;
	/** Publishes a tarball as the publish workflow does, without provenance. */
	publish(tarball: string): Promise<void>;
	/**
	 * Fetches a package.
	 *
	 * @param wanted with its version, e.g. `n8n-nodes-intron@0.1.0`
	 * @returns the tarball, in a folder that goes with the registry
	 */
	fetch(wanted: string): Promise<string>;
	stop(): Promise<void>;
}

/** Without an uplink: what is not published here is not there. */
const config = (folder: string) => `
storage: ${join(folder, 'storage')}
auth:
  htpasswd:
    file: ${join(folder, 'htpasswd')}
packages:
  '**':
    access: $all
    publish: $authenticated
log: { type: stdout, format: pretty, level: warn }
`;

/** npm publishes for a user only, also to a registry of our own. */
async function tokenFor(url: string): Promise<string> {
	const answer = await fetch(`${url}/-/user/org.couchdb.user:${USER.name}`, {
		method: 'PUT',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(USER),
	});
	const { token } = (await answer.json()) as { token?: string };
	if (token === undefined) throw new Error(`The registry gave no token (${answer.status})`);
	return token;
}

/** Starts Verdaccio; installs it the first time. */
export async function startRegistry(): Promise<Registry> {
	const node = await ensureNode();
	const installed = await ensureFolder('verdaccio', inRepo('lab', 'registry'));
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-intron-registry-'));
	const configFile = join(folder, 'config.yaml');
	await writeFile(configFile, config(folder));
	const { server, url } = await onFreePort(async (port) => {
		const address = `http://${LOOPBACK}:${port}`;
		const started = startServer({
			node,
			script: join(installed, ...SCRIPT),
			args: ['--config', configFile, '--listen', address],
			cwd: folder,
			env: plainEnv({ HOME: folder }),
			logFile: join(folder, 'registry.log'),
		});
		const isUp = async () => (await fetch(`${address}/-/ping`).catch(() => undefined))?.ok === true;
		return { server: await untilReady(started, isUp), url: address };
	});
	const userConfig = join(folder, '.npmrc');
	await writeFile(userConfig, `//${new URL(url).host}/:_authToken=${await tokenFor(url)}\n`);
	const npm = async (...args: string[]) =>
		await run('npm', [...args, `--registry=${url}`, `--userconfig=${userConfig}`], { cwd: folder });
	return {
		url,
		publish: async (tarball) => {
			await npm('publish', tarball, '--access=public', '--ignore-scripts');
		},
		fetch: async (wanted) => {
			const printed = await npm('pack', wanted, '--json', '--loglevel=error');
			const [packed] = JSON.parse(printed) as Array<{ filename: string }>;
			return join(folder, packed?.filename ?? '');
		},
		stop: async () => {
			await server.stop();
			await rm(folder, { recursive: true, force: true, maxRetries: 3 });
		},
	};
}
