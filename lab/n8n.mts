import { rmSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { atExit } from './atExit.mts';
import { N8nClient } from './client.mts';
import { ensureN8n, type InstalledN8n } from './install.mts';
import { installPackage } from './package.mts';
import { chosenN8n } from './paths.mts';
import {
	baseEnv,
	type BinaryMode,
	binaryEnv,
	chosenBinaryMode,
	isMainReady,
} from './n8nProcess.mts';
import { freePort, LOOPBACK, onFreePort } from './ports.mts';
import { type Server, startServer, untilReady } from './server.mts';

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
	resources(): Promise<Record<string, number>>;
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
		const start = async (port: number) => ({
			port,
			server: await launch(n8n, userFolder, options, port),
		});
		const launched = await onFreePort(start, options.port);
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
			resources: async () => await server.resources(),
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
	return await untilReady(server, async () => await isMainReady(`http://${LOOPBACK}:${port}`));
}
