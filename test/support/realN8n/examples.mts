import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import type { N8nClient } from '../../../lab/client.mts';
import type { Execution } from '../../../lab/execution.mts';
import { formOf, setFormPath, submitForm } from '../../../lab/form.mts';
import type { UploadedFile, WebhookAnswer } from '../../../lab/webhook.mts';
import type { CredentialsByType, Workflow, WorkflowFile } from '../../../lab/workflow.mts';
import { webhookPath } from '../../../lab/workflow.mts';
import type { Place } from './realN8n.mts';
import { recordingEntry } from '../service/recordings.mts';

/** Changes to an example's node parameters, by node name: what a user would set, too. */
export type Settings = Record<string, Record<string, unknown>>;

/** What a user does with an example after the import, besides choosing the Intron credential. */
export interface Opening {
	readonly settings?: Settings;
	/** Beside Intron's, or in its place. */
	readonly credentials?: CredentialsByType;
	readonly edit?: (file: WorkflowFile) => Promise<WorkflowFile>;
}

/** A workflow of `examples/` in the real n8n, published when it has a webhook. */
export interface Example {
	readonly workflow: Workflow;
	/** Sends a recording, and fields, to the example's webhook. */
	post(file: string | UploadedFile, fields?: Record<string, string>): Promise<WebhookAnswer>;
	/** Starts it by other means, and waits for the end of the run, which must succeed. */
	run(start: () => Promise<unknown>): Promise<Execution>;
	/** Sends its form, with answers by label, and waits for the end of the run; `page` is what comes back. */
	submit(
		file: string | undefined,
		answers?: Record<string, string>,
	): Promise<{ page: string; execution: Execution }>;
	/** Posts, and waits for the end of the run, which must succeed. */
	send(
		file: string | UploadedFile,
		fields?: Record<string, string>,
	): Promise<{ answer: WebhookAnswer; execution: Execution }>;
}

const NEW_RUN_TRIES = 100;

const NEW_RUN_POLL_MS = 50;

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

/** The workflow file with the user's settings, and a webhook address of its own if it has one. */
function readExample(name: string, settings: Settings): WorkflowFile {
	const file = JSON.parse(readFileSync(`examples/${name}.json`, 'utf8')) as WorkflowFile;
	for (const [nodeName, changes] of Object.entries(settings)) {
		const node = file.nodes.find((candidate) => candidate.name === nodeName);
		if (!node) throw new Error(`examples/${name}.json has no node "${nodeName}"`);
		Object.assign(node.parameters, changes);
	}
	// Several tests publish the same example, and n8n gives an address to one workflow only.
	const webhook = file.nodes.find(isWebhook);
	if (webhook) webhook.parameters.path = randomUUID();
	const form = formOf(file);
	if (form) setFormPath(form, randomUUID());
	return file;
}

const isWebhook = ({ type }: { type: string }) => type === 'n8n-nodes-base.webhook';

/** Imports a workflow of `examples/` into the real n8n as a user does, and publishes it. */
export async function openExample(
	{ n8n: { client }, credential }: Place,
	name: string,
	{ settings = {}, credentials = {}, edit }: Opening = {},
): Promise<Example> {
	const file = readExample(name, settings);
	const workflow = await client.importWorkflow(edit ? await edit(file) : file, {
		intronApi: credential,
		...credentials,
	});
	if (workflow.nodes.some(isWebhook) || formOf(workflow)) await client.activate(workflow);
	const post: Example['post'] = async (sent, fields) => {
		const file =
			typeof sent === 'string'
				? { data: `sandbox/recordings/${sent}`, type: recordingEntry(sent).mimeType }
				: sent;
		return await client.callWebhook(webhookPath(workflow), { file, fields });
	};
	const runOf = async <T,>(start: () => Promise<T>) => {
		const before = await runIds(client, workflow);
		const answer = await start();
		const id = await newRun(client, workflow, before);
		return { answer, execution: succeeded(await client.waitForExecution(id)) };
	};
	const send: Example['send'] = async (sent, fields) =>
		await runOf(async () => await post(sent, fields));
	const submit: Example['submit'] = async (name, answers) => {
		const file = name && `sandbox/recordings/${name}`;
		const start = async () => await submitForm(client.baseUrl, workflow, file, answers);
		const { answer, execution } = await runOf(start);
		return { page: await answer.text(), execution };
	};
	const run: Example['run'] = async (start) => (await runOf(start)).execution;
	return { workflow, post, send, submit, run };
}
