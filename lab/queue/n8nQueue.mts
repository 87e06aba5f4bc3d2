import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { atExit } from '../atExit.mts';
import { N8nClient } from '../client.mts';
import { ensureN8n } from '../install.mts';
import { installPackage } from '../package.mts';
import { chosenN8n } from '../paths.mts';
import { MAIN, QueueProcess, type Settings, worker } from './process.mts';
import { startStores, type Stores } from './stores.mts';

export interface QueueOptions {
	/** The package, for the main process and the workers. */
	tarball: string;
	workers: number;
	/** How many executions a worker runs at the same time. */
	concurrency: number;
	/** Environment variables of all processes. */
	settings?: Settings;
}

/** n8n in queue mode: one main process and workers that share a database and Redis, but no folder. */
export interface N8nQueue {
	/** Signed in as the owner. */
	readonly client: N8nClient;
	readonly main: QueueProcess;
	/** With the package; the main process alone is started. */
	readonly workers: readonly QueueProcess[];
	/** One more, without the package. */
	readonly bareWorker: QueueProcess;
	/** The database and Redis that they share. */
	readonly stores: Pick<Stores, 'restart'>;
	stop(): Promise<void>;
}

/** Starts the databases and the main process of n8n in queue mode, on loopback. */
export async function startN8nQueue(options: QueueOptions): Promise<N8nQueue> {
	const n8n = await ensureN8n(chosenN8n());
	const stores = await startStores();
	const folder = await mkdtemp(join(tmpdir(), 'n8n-lab-queue-'));
	const removeFolder = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
	const callOff = atExit(removeFolder);
	const settings = { ...stores.env, ...options.settings };
	const made = (name: string, role = worker(options.concurrency)) =>
		new QueueProcess(n8n, join(folder, name), role, settings);
	const main = made('main', MAIN);
	const names = Array.from({ length: options.workers }, (_, index) => `worker-${index + 1}`);
	const workers = names.map((name) => made(name));
	const bareWorker = made('bare-worker');
	const stop = async () => {
		await Promise.all([...workers, bareWorker].map(async (process) => await process.stop()));
		await main.stop();
		await stores.stop();
		callOff();
		removeFolder();
	};
	try {
		for (const { userFolder } of [main, ...workers]) {
			await installPackage(options.tarball, userFolder);
		}
		// It makes the tables, so it goes first.
		await main.start();
		const client = new N8nClient(main.baseUrl);
		await client.signIn();
		return { client, main, workers, bareWorker, stores, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}
