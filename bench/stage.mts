import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { atExit } from '../lab/atExit.mts';
import { type Item, outputOf } from '../lab/execution.mts';
import { type N8nOptions, type RunningN8n, startN8n } from '../lab/n8n.mts';
import type { WorkflowNode } from '../lab/workflow.mts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../sandbox/launch.mts';
import type { Contestant } from './contestants.mts';
import { cpuTimeMs } from './measure.mts';

/** An account without limits, so that what is measured is the node and not the waiting. */
export const UNLIMITED: SandboxOptions = { uploadsPerMinute: 1_000_000, audioLimit: 1_000_000 };

const READER = 'Read Files';
const MEASURED = 'Measured';

/** One run of a workflow that reads recordings from disk and hands them to a contestant. */
export interface MeasuredRun {
	/** From the call of the webhook to its answer. */
	runMs: number;
	/** What n8n says the contestant took. */
	nodeMs: number;
	/** When it began, in ms since the epoch. */
	startedAt: number;
	/** Time that n8n's process spent on a processor. */
	cpuMs: number;
	/** Items that the contestant passed on, with a transcript in them. */
	delivered: number;
}

/** A real n8n with the packed package and a sandbox. */
export interface Stage {
	readonly n8n: RunningN8n;
	readonly sandbox: Sandbox;
	/** A workflow with this contestant for these recordings; call what it returns to run it. */
	prepare(contestant: Contestant, recordings: string): Promise<() => Promise<MeasuredRun>>;
	stop(): Promise<void>;
}

/** A folder for this process. */
export function scratchFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-intron-bench-'));
	atExit(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

/**
 * Starts n8n and a sandbox.
 *
 * @param folder that n8n may read recordings from
 */
export async function openStage(
	tarball: string,
	folder: string,
	service: SandboxOptions = UNLIMITED,
	n8nOptions: N8nOptions = {},
): Promise<Stage> {
	const sandbox = await startSandbox(service);
	const env = { N8N_RESTRICT_FILE_ACCESS_TO: folder };
	const n8n = await startN8n({ tarball, ...n8nOptions, env: { ...env, ...n8nOptions.env } });
	return {
		n8n,
		sandbox,
		prepare: async (contestant, recordings) => await prepare(n8n, contestant, recordings),
		stop: async () => {
			await n8n.stop();
			await sandbox.stop();
		},
	};
}

/** How long n8n may say that its database is not ready, as it does when it has stored thousands of results. */
const READY_WITHIN_MS = 60_000;

async function whenReady<Result>(ask: () => Promise<Result>): Promise<Result> {
	for (const deadline = Date.now() + READY_WITHIN_MS; ; await sleep(1_000)) {
		try {
			return await ask();
		} catch (error) {
			if (Date.now() > deadline || !String(error).includes('not ready')) throw error;
		}
	}
}

let workflows = 0;

async function prepare(
	n8n: RunningN8n,
	contestant: Contestant,
	recordings: string,
): Promise<() => Promise<MeasuredRun>> {
	const { client } = n8n;
	const path = `bench-${++workflows}`;
	const at = (name: string, x: number, node: Contestant): WorkflowNode => ({
		name,
		position: [x, 0],
		...node,
	});
	const workflow = await client.createWorkflow({
		name: path,
		nodes: [
			at('Webhook', 0, {
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2.1,
				parameters: {
					httpMethod: 'POST',
					path,
					responseMode: 'lastNode',
					responseData: 'noData',
				},
			}),
			at(READER, 240, {
				type: 'n8n-nodes-base.readWriteFile',
				typeVersion: 1,
				parameters: { operation: 'read', fileSelector: `${recordings}/*.wav`, options: {} },
			}),
			at(MEASURED, 480, contestant),
		],
		connections: {
			Webhook: { main: [[{ node: READER, type: 'main', index: 0 }]] },
			[READER]: { main: [[{ node: MEASURED, type: 'main', index: 0 }]] },
		},
	});
	await client.activate(workflow);
	return async () => {
		const cpuBefore = cpuTimeMs(n8n.pid());
		const began = performance.now();
		await client.callWebhook(path);
		const runMs = performance.now() - began;
		const cpuMs = cpuTimeMs(n8n.pid()) - cpuBefore;
		const execution = await whenReady(async () => await client.lastExecution(workflow));
		const { executionTime, startTime } = execution.data.resultData.runData[MEASURED]?.[0] ?? {};
		if (executionTime === undefined || startTime === undefined)
			throw new Error(`${contestant.type} did not run`);
		const delivered = outputOf(execution, MEASURED).filter(hasTranscript).length;
		return { runMs, nodeMs: executionTime, startedAt: startTime, cpuMs, delivered };
	};
}

/** In the form of this package, or as the service sends it. */
function hasTranscript({ json }: Item): boolean {
	const { transcript, data } = json as { transcript?: unknown; data?: Record<string, unknown> };
	return typeof (transcript ?? data?.audio_transcript) === 'string';
}
