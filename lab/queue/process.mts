import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { InstalledN8n } from '../install.mts';
import { answers, baseEnv, isMainReady } from '../n8nProcess.mts';
import { freePort, LOOPBACK, onFreePort } from '../ports.mts';
import { type Server, startServer, untilReady } from '../server.mts';

/** Environment variables. */
export type Settings = Record<string, string>;

/** What a process of n8n does in queue mode. */
export interface Role {
	readonly args: string[];
	/** The settings that make it listen on a port. */
	listenOn(port: number): Settings;
	isReady(baseUrl: string): Promise<boolean>;
}

/** Serves the editor and takes webhooks. */
export const MAIN: Role = {
	args: ['start'],
	listenOn: (port) => ({ N8N_PORT: String(port) }),
	isReady: isMainReady,
};

/** Runs executions, so many at the same time. */
export const worker = (concurrency: number): Role => ({
	args: ['worker', `--concurrency=${concurrency}`],
	listenOn: (port) => ({
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(port),
		N8N_WORKER_SERVER_ADDRESS: LOOPBACK,
	}),
	isReady: async (baseUrl) => await answers(`${baseUrl}/healthz/readiness`),
});

/** One process of n8n in queue mode, with a user folder of its own, as on a machine of its own. */
export class QueueProcess {
	private server: Server | undefined;

	private port: number | undefined;

	constructor(
		private readonly n8n: InstalledN8n,
		readonly userFolder: string,
		private readonly role: Role,
		private readonly settings: Settings,
	) {}

	get baseUrl(): string {
		return `http://${LOOPBACK}:${this.port}`;
	}

	/** Starts it, unless it runs, on the port that it had before. */
	async start(settings: Settings = {}): Promise<void> {
		if (this.isRunning()) return;
		await mkdir(join(this.userFolder, 'tmp'), { recursive: true });
		const launch = async (port: number) => {
			this.port = port;
			this.server = await this.launch({ ...this.settings, ...settings }, port);
		};
		await onFreePort(launch, this.port);
	}

	/** Stops it as a service manager does: it may finish its executions before it ends. */
	async stop(limitMs?: number): Promise<void> {
		await this.server?.stop(limitMs);
	}

	/** Ends it as a power cut does. */
	async kill(): Promise<void> {
		await this.server?.kill();
	}

	isRunning(): boolean {
		return this.server?.alive() ?? false;
	}

	/** The process, for measurements; it must run. */
	pid(): number {
		return this.running().pid;
	}

	/** What keeps it running, for measurements. */
	async resources(): Promise<Record<string, number>> {
		return await this.running().resources();
	}

	private running(): Server {
		if (!this.server?.alive()) throw new Error('It does not run');
		return this.server;
	}

	/** What it has logged in all its runs. */
	logs(): string {
		return this.server?.logs() ?? '';
	}

	private async launch(settings: Settings, port: number): Promise<Server> {
		const { n8n, userFolder, role } = this;
		const server = startServer({
			node: n8n.node,
			script: n8n.cli,
			args: role.args,
			cwd: userFolder,
			env: {
				...baseEnv(n8n, userFolder),
				EXECUTIONS_MODE: 'queue',
				OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
				N8N_RUNNERS_BROKER_PORT: String(await freePort()),
				...role.listenOn(port),
				...settings,
			},
			logFile: join(userFolder, 'n8n.log'),
		});
		return await untilReady(server, async () => await role.isReady(this.baseUrl));
	}
}
