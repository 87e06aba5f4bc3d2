/** An n8n that logs all it can, in a folder that is searched when everything has been run. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll } from '@jest/globals';

import type { Execution } from '../../../lab/execution.mts';
import type { RunningN8n } from '../../../lab/n8n.mts';
import { startN8n } from '../../../lab/n8n.mts';
import { packPackage } from '../../../lab/package.mts';
import type { Workflow } from '../../../lab/workflow.mts';
import type { Sandbox } from '../../../sandbox/launch.mts';
import { startSandbox } from '../../../sandbox/launch.mts';
import { filesWith } from './leaks.mts';
import type { Place } from './realN8n.mts';

const START_MS = 400_000;

/** The API key; it must be found nowhere. */
export const MARKED_KEY = 'marked-api-key-9f31c7';

/** The name of its credential, which is found where n8n keeps credentials. */
export const CREDENTIAL_NAME = 'Marked credential';

/** Where everything is run. */
export interface WatchedPlace extends Place {
	readonly n8n: RunningN8n;
	readonly sandbox: Sandbox;
}

/** What is left when everything has been run. */
export interface Remains {
	/** All files of n8n, its database included. */
	readonly folder: string;
	readonly database: string;
	readonly tarball: string;
	readonly logs: string;
	readonly executions: readonly Execution[];
	/** The files that hold a text, but for the database, relative to the folder. */
	filesBesideDatabase(text: string): string[];
}

/** Runs at the same time. */
const PARALLEL = 15;

/** Does all this work, some of it at the same time. */
export async function inParallel(work: ReadonlyArray<() => Promise<unknown>>): Promise<void> {
	const waiting = [...work];
	const worker = async () => {
		for (let next = waiting.pop(); next; next = waiting.pop()) await next();
	};
	await Promise.all(Array.from({ length: PARALLEL }, worker));
}

/**
 * For the body of a test file.
 *
 * @param runEverything gives the workflows that it has run
 */
export function useWatchedN8n(
	runEverything: (place: WatchedPlace) => Promise<Workflow[]>,
): Remains {
	const folder = mkdtempSync(path.join(tmpdir(), 'n8n-nodes-intron-secrets-'));
	const executions: Execution[] = [];
	let tarball = '';
	let logs = '';
	let n8n: RunningN8n | undefined;
	let sandbox: Sandbox | undefined;

	beforeAll(async () => {
		tarball = await packPackage({ build: false });
		sandbox = await startSandbox({
			key: MARKED_KEY,
			uploadsPerMinute: 10_000,
			textsPerMinute: 10_000,
		});
		n8n = await startN8n({
			tarball,
			userFolder: folder,
			env: { N8N_LOG_LEVEL: 'debug', N8N_LOG_OUTPUT: 'console,file' },
		});
		const { client } = n8n;
		const { url: baseUrl, key: apiKey } = sandbox;
		const credential = await client.createCredential('intronApi', CREDENTIAL_NAME, {
			apiKey,
			baseUrl,
		});
		for (const workflow of await runEverything({ n8n, sandbox, credential })) {
			for (const { id } of await client.executions(workflow)) {
				executions.push(await client.waitForExecution(id));
			}
		}
		logs = n8n.logs();
		await n8n.stop();
	}, START_MS);

	afterAll(async () => {
		await n8n?.stop();
		await sandbox?.stop();
		rmSync(folder, { recursive: true, force: true });
	});

	return {
		folder,
		executions,
		database: path.join(folder, '.n8n', 'database.sqlite'),
		get tarball() {
			return tarball;
		},
		get logs() {
			return logs;
		},
		filesBesideDatabase: (text) =>
			filesWith(folder, text).filter((file) => !/\.n8n\/database\.sqlite(-wal)?$/.test(file)),
	};
}
