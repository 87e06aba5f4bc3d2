import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, beforeEach, describe } from '@jest/globals';

import type { N8nClient } from '../../lab/client.mts';
import type { Execution } from '../../lab/execution.mts';
import { chosenN8n } from '../../lab/paths.mts';
import type { UploadedFile, WebhookAnswer } from '../../lab/webhook.mts';
import type { CredentialRef, Workflow, WorkflowFile } from '../../lab/workflow.mts';
import { webhookPath } from '../../lab/workflow.mts';
import type { MailServer } from './mailServer.mts';
import { startMailServer } from './mailServer.mts';
import type { RealN8n } from './realN8n.mts';
import { startRealN8n } from './realN8n.mts';
import { recordingEntry } from './recordings.mts';
import type { WireServer } from './wireServer.mts';
import { startWireServer } from './wireServer.mts';

/** Changes to an example's node parameters, by node name: what a user would set, too. */
type Settings = Record<string, Record<string, unknown>>;

/** A published example. */
export interface Example {
	readonly workflow: Workflow;
	/** Sends a recording, and fields, to the example's webhook. */
	post(file: string | UploadedFile, fields?: Record<string, string>): Promise<WebhookAnswer>;
	/** The same, and waits for the end of the run. */
	send(
		file: string | UploadedFile,
		fields?: Record<string, string>,
	): Promise<{ answer: WebhookAnswer; execution: Execution }>;
}

/** A real n8n in an office: with a mail server, and a server that stands for the CRM and the like. */
export interface Office {
	readonly real: RealN8n;
	readonly mail: MailServer;
	readonly web: WireServer;
	/** Name of the data table that the office's workflows share, instead of `Intron Call Scores`. */
	readonly table: string;
	/** What came to the web server as JSON. */
	readonly posts: Array<{ path: string; json: Record<string, unknown> }>;
	/**
	 * Imports a workflow of `examples/` as a user does: chooses the credentials, enters the address
	 * of the web server in place of the placeholder, and publishes it.
	 */
	open(name: string, settings?: Settings, intron?: CredentialRef): Promise<Example>;
}

const TABLE = 'Intron Call Scores';

const NEW_RUN_TRIES = 100;

const NEW_RUN_POLL_MS = 50;

const PLACEHOLDERS = /https:\/\/(crm|tasks)\.example\.com/g;

/** An example must run to its end whatever Intron answers. */
export function succeeded(execution: Execution): Execution {
	const { error, lastNodeExecuted } = execution.data.resultData;
	if (execution.status === 'success') return execution;
	throw new Error(
		`${execution.status} in "${lastNodeExecuted}": ${JSON.stringify(error?.message)}`,
	);
}

/** The runs of a workflow that n8n knows, newest first. */
export async function runIds(client: N8nClient, workflow: Workflow): Promise<string[]> {
	return (await client.executions(workflow)).map(({ id }) => id);
}

/** A webhook that answers at once may do so before n8n knows of the run. */
async function newRun(client: N8nClient, workflow: Workflow, before: string[]): Promise<string> {
	for (let tries = 0; tries < NEW_RUN_TRIES; tries++) {
		const id = (await runIds(client, workflow)).find((one) => !before.includes(one));
		if (id !== undefined) return id;
		await sleep(NEW_RUN_POLL_MS);
	}
	throw new Error(`"${workflow.name}" did not run`);
}

/** For examples that make a data table, for which n8n 1.x has no operation. */
export const describeWithTables = chosenN8n().startsWith('1.') ? describe.skip : describe;

/** For the body of a test file. */
export function useOffice(): Office {
	let started: Pick<Office, 'real' | 'mail' | 'web'> | undefined;
	let smtp: CredentialRef;
	// Test files share one n8n and may run at the same time.
	const table = `${TABLE} ${randomUUID()}`;
	const office = () => {
		if (!started) throw new Error('The office is not open yet');
		return started;
	};
	beforeAll(async () => {
		const real = await startRealN8n();
		const mail = await startMailServer();
		const web = await startWireServer(() => ({ status: 201, body: { saved: true } }));
		smtp = await real.n8n.client.createCredential('smtp', `Mail ${randomUUID()}`, mail.credential);
		started = { real, mail, web };
	});
	beforeEach(async () => {
		const { real, mail, web } = office();
		await real.sandbox.reset();
		mail.mails.length = 0;
		web.requests.length = 0;
	});
	afterAll(async () => {
		await started?.real.sandbox.stop();
		await started?.mail.stop();
		await started?.web.close();
	});
	const open: Office['open'] = async (name, settings = {}, intron) => {
		const { real, web } = office();
		const text = readFileSync(`examples/${name}.json`, 'utf8');
		const own = text.replace(PLACEHOLDERS, web.url).replaceAll(`"${TABLE}"`, `"${table}"`);
		const file = JSON.parse(own) as WorkflowFile;
		for (const [nodeName, changes] of Object.entries(settings)) {
			const node = file.nodes.find((candidate) => candidate.name === nodeName);
			if (!node) throw new Error(`examples/${name}.json has no node "${nodeName}"`);
			Object.assign(node.parameters, changes);
		}
		const webhook = file.nodes.find(({ type }) => type === 'n8n-nodes-base.webhook');
		// Several tests publish the same example, and n8n gives an address to one workflow only.
		if (webhook) Object.assign(webhook.parameters, { path: randomUUID() });
		const { client } = real.n8n;
		const intronApi = intron ?? real.credential;
		const workflow = await client.importWorkflow(file, { intronApi, smtp });
		if (webhook) await client.activate(workflow);
		const post: Example['post'] = async (sent, fields) => {
			const upload =
				typeof sent === 'string'
					? { data: `sandbox/recordings/${sent}`, type: recordingEntry(sent).mimeType }
					: sent;
			return await client.callWebhook(webhookPath(workflow), { file: upload, fields });
		};
		const send: Example['send'] = async (sent, fields) => {
			const before = await runIds(client, workflow);
			const answer = await post(sent, fields);
			const id = await newRun(client, workflow, before);
			return { answer, execution: succeeded(await client.waitForExecution(id)) };
		};
		return { workflow, post, send };
	};
	return {
		get real() {
			return office().real;
		},
		get mail() {
			return office().mail;
		},
		get web() {
			return office().web;
		},
		get posts() {
			return office().web.requests.map(({ path, body }) => ({
				path,
				json: JSON.parse(body.toString('utf8')) as Record<string, unknown>,
			}));
		},
		table,
		open,
	};
}
