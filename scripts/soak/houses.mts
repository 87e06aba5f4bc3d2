import type { N8nClient } from '../../lab/client.mts';
import { startN8n } from '../../lab/n8n.mts';
import { startN8nQueue } from '../../lab/queue/n8nQueue.mts';
import type { QueueProcess } from '../../lab/queue/process.mts';
import type { Patient } from './vitals.mts';

/** Something that happens to n8n while it works. */
export interface Mishap {
	readonly what: string;
	/** When, as the share of the calls without a rate limit that were made before it. */
	readonly at: number;
	/** Whether n8n loses a store by it for a moment. */
	readonly cutsOff?: boolean;
	readonly happen: () => Promise<void>;
}

/** An n8n with the package. */
export interface House {
	readonly client: N8nClient;
	/** The processes that run now. */
	patients(): Patient[];
	readonly mishaps: readonly Mishap[];
	stop(): Promise<void>;
}

export const HOUSES = ['regular', 'queue'] as const;

export type HouseName = (typeof HOUSES)[number];

const CONCURRENCY = 5;

async function regular(tarball: string): Promise<House> {
	const n8n = await startN8n({ tarball });
	return {
		client: n8n.client,
		patients: () => [
			{ name: 'n8n', pid: () => n8n.pid(), resources: async () => await n8n.resources() },
		],
		mishaps: [],
		stop: async () => await n8n.stop(),
	};
}

async function queue(tarball: string): Promise<House> {
	const n8n = await startN8nQueue({ tarball, workers: 2, concurrency: CONCURRENCY });
	const { main, workers, stores } = n8n;
	const [first, second] = workers as [QueueProcess, QueueProcess];
	await Promise.all(workers.map(async (worker) => await worker.start()));
	const patient = (name: string, process: QueueProcess): Patient => ({
		name,
		pid: () => process.pid(),
		resources: async () => await process.resources(),
	});
	return {
		client: n8n.client,
		patients: () =>
			[main, ...workers].flatMap((process, index) =>
				process.isRunning() ? [patient(index === 0 ? 'main' : `worker ${index}`, process)] : [],
			),
		mishaps: [
			{
				what: 'worker 1 is stopped and started again',
				at: 0.3,
				async happen() {
					await first.stop(60_000);
					await first.start();
				},
			},
			{
				what: 'worker 2 is killed and started again',
				at: 0.45,
				async happen() {
					await second.kill();
					await second.start();
				},
			},
			{
				what: 'Redis is restarted',
				at: 0.6,
				cutsOff: true,
				happen: async () => await stores.restart('redis'),
			},
			{
				what: 'PostgreSQL is restarted',
				at: 0.75,
				cutsOff: true,
				happen: async () => await stores.restart('postgres'),
			},
		],
		stop: async () => await n8n.stop(),
	};
}

/** Starts one of them. */
export const startHouse = async (name: HouseName, tarball: string): Promise<House> =>
	await { regular, queue }[name](tarball);
