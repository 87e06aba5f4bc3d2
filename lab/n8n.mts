import { readFileSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { atExit } from './atExit.mts';
import { N8nClient } from './client.mts';
import { ensureN8n, type InstalledN8n } from './install.mts';
import { installPackage } from './package.mts';
import { chosenN8n } from './paths.mts';
import { freePort, LOOPBACK } from './ports.mts';
import { say } from './progress.mts';
import { type Server, startServer } from './server.mts';

const READY_MS = 180_000;
const START_TRIES = 3;
const LOG_TAIL = 40;
const UNNEEDED_MODULES = [
	'agents',
	'chat-hub',
	'insights',
	'instance-ai',
	'instance-reporting',
	'mcp',
	'mcp-registry',
	'promotions',
	'workflow-builder',
];

/**
 * What n8n 2 does by itself. Without the runner, later steps of a workflow on 1.x can't read by
 * name what a Code node gave; without the pool, a run that has ended may be read before its data is
 * written.
 */
const AS_N8N_2 = { N8N_RUNNERS_ENABLED: 'true', DB_SQLITE_POOL_SIZE: '3' };

/** Where n8n keeps files between nodes: on disk, in the execution's JSON, or in its database. */
export const BINARY_MODES = ['filesystem', 'memory', 'database'] as const;

export type BinaryMode = (typeof BINARY_MODES)[number];

/** `INTRON_LAB_BINARY_MODE` lets the same test suite run in another mode than the first one. */
export function chosenBinaryMode(): BinaryMode {
	const chosen = process.env.INTRON_LAB_BINARY_MODE || BINARY_MODES[0];
	const mode = BINARY_MODES.find((one) => one === chosen);
	if (!mode) throw new Error(`binary mode '${chosen}': there are ${BINARY_MODES.join(', ')}`);
	return mode;
}

export interface N8nOptions {
	version?: string;
	/** Kept when given; otherwise a temporary one that `stop` removes. */
	userFolder?: string;
	/** The package to install before the start. */
	tarball?: string;
	binaryMode?: BinaryMode;
	env?: Record<string, string>;
	/** Taken if free. */
	port?: number;
}

export interface RunningN8n {
	readonly version: string;
	readonly baseUrl: string;
	/** Signed in as the owner. */
	readonly client: N8nClient;
	readonly userFolder: string;
	/** The process, for measurements. */
	pid(): number;
	logs(): string;
	/** Stops and starts it on the same port with the same data. */
	restart(): Promise<void>;
	stop(): Promise<void>;
}

/** Starts a real n8n on loopback, set up with an owner; independent of any other that runs. */
export async function startN8n(options: N8nOptions = {}): Promise<RunningN8n> {
	const n8n = await ensureN8n(options.version ?? chosenN8n());
	const userFolder = options.userFolder ?? (await mkdtemp(join(tmpdir(), 'n8n-lab-')));
	const removeNow = () => {
		if (!options.userFolder) rmSync(userFolder, { recursive: true, force: true, maxRetries: 3 });
	};
	const callOff = atExit(removeNow);
	const removeFolder = () => {
		callOff();
		removeNow();
	};
	try {
		await mkdir(join(userFolder, 'tmp'), { recursive: true });
		if (options.tarball) await installPackage(options.tarball, userFolder);
		const launched = await launchOnFreePort(n8n, userFolder, options);
		const { port } = launched;
		let { server } = launched;
		const baseUrl = `http://${LOOPBACK}:${port}`;
		const client = new N8nClient(baseUrl);
		await client.signIn();
		return {
			version: n8n.version,
			baseUrl,
			client,
			userFolder,
			pid: () => server.pid,
			logs: () => server.logs(),
			restart: async () => {
				await server.stop();
				server = await launch(n8n, userFolder, options, port);
				await client.signIn();
			},
			stop: async () => {
				await server.stop();
				removeFolder();
			},
		};
	} catch (error) {
		removeFolder();
		throw error;
	}
}

/** A port that was free a moment ago may be taken by now: then with another one. */
async function launchOnFreePort(
	n8n: InstalledN8n,
	userFolder: string,
	options: N8nOptions,
): Promise<{ server: Server; port: number }> {
	for (let tries = 1; ; tries++) {
		const port = await freePort(options.port);
		try {
			return { server: await launch(n8n, userFolder, options, port), port };
		} catch (error) {
			const taken = /EADDRINUSE|already in use/.test(String(error));
			if (!taken || tries === START_TRIES) throw error;
			say('  port taken meanwhile, trying another');
		}
	}
}

async function launch(
	n8n: InstalledN8n,
	userFolder: string,
	options: N8nOptions,
	port: number,
): Promise<Server> {
	const server = startServer({
		node: n8n.node,
		script: n8n.cli,
		args: ['start'],
		cwd: userFolder,
		env: {
			...baseEnv(n8n, userFolder),
			...binaryEnv(options.binaryMode ?? chosenBinaryMode()),
			N8N_PORT: String(port),
			N8N_RUNNERS_BROKER_PORT: String(await freePort()),
			...options.env,
		},
		logFile: join(userFolder, 'n8n.log'),
	});
	try {
		await waitUntilReady(server, `http://${LOOPBACK}:${port}`);
		return server;
	} catch (error) {
		await server.stop();
		throw error;
	}
}

async function waitUntilReady(server: Server, baseUrl: string): Promise<void> {
	const deadline = Date.now() + READY_MS;
	while (Date.now() < deadline) {
		const tail = () => server.logs().trimEnd().split('\n').slice(-LOG_TAIL).join('\n');
		if (!server.alive()) throw new Error(`n8n ended while starting. Its last lines:\n${tail()}`);
		// 1.x says that it is ready before its REST interface is there.
		if (
			(await answers(`${baseUrl}/healthz/readiness`)) &&
			(await answers(`${baseUrl}/rest/settings`))
		) {
			return;
		}
		await sleep(100);
	}
	throw new Error(`n8n was not ready after ${READY_MS / 1000} s. Its log:\n${server.logs()}`);
}

async function answers(url: string): Promise<boolean> {
	try {
		const response = await fetch(url);
		await response.arrayBuffer();
		return response.ok;
	} catch {
		return false;
	}
}

/**
 * Nothing of this process's environment but what any program needs: a person's own N8N_ settings, a
 * proxy, or jest's NODE_ENV would change how n8n behaves.
 */
function baseEnv(n8n: InstalledN8n, userFolder: string): NodeJS.ProcessEnv {
	const { LANG, TZ, NODE_EXTRA_CA_CERTS } = process.env;
	return {
		LANG,
		TZ,
		TMPDIR: join(userFolder, 'tmp'),
		NODE_EXTRA_CA_CERTS,
		PATH: `${join(n8n.node, '..')}:${process.env.PATH ?? ''}`,
		HOME: userFolder,
		N8N_USER_FOLDER: userFolder,
		N8N_LISTEN_ADDRESS: LOOPBACK,
		N8N_HOST: LOOPBACK,
		N8N_PROTOCOL: 'http',
		N8N_SECURE_COOKIE: 'false',
		N8N_ENCRYPTION_KEY: 'lab-encryption-key-0123456789abcdef',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_DISABLED_MODULES: unneededModules(n8n).join(','),
		...(n8n.version.startsWith('1.') && AS_N8N_2),
	};
}

/**
 * Parts of n8n that call its makers' servers and on a closed network only fill the log. They differ
 * between versions, and n8n does not start when told to leave out one that it does not know.
 */
function unneededModules({ folder }: InstalledN8n): string[] {
	const list = ['@n8n', 'backend-common', 'dist', 'modules', 'modules.config.js'];
	const known = readFileSync(join(folder, 'node_modules', ...list), 'utf8');
	return UNNEEDED_MODULES.filter((name) => known.includes(`'${name}'`));
}

function binaryEnv(mode: BinaryMode): NodeJS.ProcessEnv {
	const name = mode === 'memory' ? 'default' : mode;
	return { N8N_DEFAULT_BINARY_DATA_MODE: name, N8N_AVAILABLE_BINARY_DATA_MODES: name };
}
