import { existsSync } from 'node:fs';

import { packedPackage } from '../../../lab/package.mts';
import type { N8nQueue } from '../../../lab/queue/n8nQueue.mts';
import { startN8nQueue } from '../../../lab/queue/n8nQueue.mts';

/** How many executions a worker runs at the same time. */
export const CONCURRENCY = 5;

/**
 * A worker holds a lock on each execution, and who finds the lock run out takes its worker for dead.
 * n8n's own times for this are 60, 10 and 30 seconds; the tests do not wait that long.
 */
const SOON_MISSED = {
	QUEUE_WORKER_LOCK_DURATION: '10000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
	// Without it, n8n 1.x runs the execution once more, uploads included; n8n 2 has no such setting.
	QUEUE_WORKER_MAX_STALLED_COUNT: '0',
};

/**
 * n8n notices the end of an execution that was over before it listened for it only if it is kept:
 * otherwise a webhook call that waits for the result is, now and then, never answered.
 */
const KEPT = { N8N_EXECUTIONS_QUEUE_KEEP_LAST_COMPLETED: '1000' };

let running: Promise<N8nQueue> | undefined;

async function start(): Promise<N8nQueue> {
	const tarball = await packedPackage({ build: !existsSync('dist/index.js') });
	return await startN8nQueue({
		tarball,
		workers: 2,
		concurrency: CONCURRENCY,
		settings: { ...SOON_MISSED, ...KEPT },
	});
}

/** n8n in queue mode with the packed package; the first call starts it. */
export const sharedQueue = async (): Promise<N8nQueue> => await (running ??= start());
