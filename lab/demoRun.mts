import { join } from 'node:path';

import { startSandbox } from '../sandbox/launch.mts';
import { startN8n, type RunningN8n } from './n8n.mts';
import { packPackage } from './package.mts';
import { inRepo, readJson } from './paths.mts';
import { freePort, N8N_PORT, SANDBOX_PORT } from './ports.mts';
import { task } from './progress.mts';
import { CREDENTIAL, QUICK_START, saveSandboxCredential } from './welcome.mts';
import { webhookPath, type Workflow, type WorkflowFile } from './workflow.mts';

const RECORDINGS = ['sandbox', 'recordings'];

export type Sandbox = Awaited<ReturnType<typeof startSandbox>>;

export interface Demo {
	n8n: RunningN8n;
	sandbox: Sandbox;
	workflow: Workflow;
	stop(): Promise<void>;
}

/** A real n8n with the packed package, a stand-in for Intron, and a published workflow. */
export async function startDemo(): Promise<Demo> {
	const tarball = await packPackage();
	const sandbox = await task('starting the sandbox', async () => {
		return await startSandbox({ port: await freePort(SANDBOX_PORT) });
	});
	let n8n: RunningN8n | undefined;
	const stop = async () => {
		await n8n?.stop();
		await sandbox.stop();
	};
	try {
		const port = N8N_PORT;
		n8n = await task(
			'starting n8n with the package',
			async () => await startN8n({ tarball, port }),
		);
		const workflow = await publish(n8n, sandbox);
		return { n8n, sandbox, workflow, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

async function publish({ client }: RunningN8n, sandbox: Sandbox): Promise<Workflow> {
	const data = { apiKey: sandbox.key, baseUrl: sandbox.url };
	return await task('importing the example workflow', async () => {
		const { credential } = await saveSandboxCredential(client, data);
		const file = readJson<WorkflowFile>(inRepo('examples', QUICK_START));
		const workflow = await client.importWorkflow(file, { [CREDENTIAL]: credential });
		await client.activate(workflow);
		return workflow;
	});
}

export interface Recording {
	file: string;
	mimeType: string;
	transcript: string;
}

export function recording(name: string): Recording & { path: string } {
	const all = readJson<Recording[]>(inRepo(...RECORDINGS, 'recordings.json'));
	const found = all.find(({ file }) => file === name);
	if (!found) throw new Error(`recordings.json has no ${name}`);
	return { ...found, path: join(inRepo(...RECORDINGS), name) };
}

/** Sends a sample recording through the workflow; the items that come back. */
export async function transcribe(demo: Demo, name: string): Promise<unknown[]> {
	const { path, mimeType } = recording(name);
	const file = { data: path, type: mimeType };
	const address = webhookPath(demo.workflow);
	const answer = await demo.n8n.client.callWebhook(address, { file });
	if (answer.status === 200 && Array.isArray(answer.json)) return answer.json as unknown[];
	throw new Error(
		`the workflow answered ${answer.status}: ${answer.text}\n` +
			`${await failure(demo)}\nThe end of n8n's log:\n${demo.n8n.logs().slice(-500)}`,
	);
}

/** Why the last run failed, in n8n's words. */
async function failure({ n8n, workflow }: Demo): Promise<string> {
	try {
		const { data } = await n8n.client.lastExecution(workflow);
		const { message, description } = data.resultData.error ?? {};
		return [message, description].filter(Boolean).join('\n');
	} catch (error) {
		return String(error);
	}
}
