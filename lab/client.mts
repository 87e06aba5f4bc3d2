import { setTimeout as sleep } from 'node:timers/promises';

import { type Execution, type ExecutionData, readFlatted, UNFINISHED } from './execution.mts';
import { callWebhook, type WebhookAnswer, type WebhookCall } from './webhook.mts';
import {
	type CredentialRef,
	type CredentialsByType,
	webhookPath,
	withCredentials,
	type Workflow,
	type WorkflowFile,
} from './workflow.mts';

/** n8n binds a session to this header, and the editor takes the same from its local storage. */
export const BROWSER_ID = 'lab';

export const OWNER = { email: 'demo@example.com', password: 'Demo-Passw0rd' };

const POLL_MS = 50;
const PUBLISH_MS = 20_000;
const RUN_MS = 120_000;

export interface NodeTypeInfo {
	name: string;
	displayName: string;
	version: number | number[];
	credentials?: Array<{ name: string; required?: boolean }>;
	[other: string]: unknown;
}

/** n8n's own REST interface, the one the editor uses. Covers the 1.x and the 2.x line. */
export class N8nClient {
	/** Name and value of the session cookie, for a browser that shall be signed in. */
	cookie = '';

	private version = '';

	constructor(readonly baseUrl: string) {}

	async call<T>(method: string, path: string, body?: unknown): Promise<T> {
		const headers: Record<string, string> = { 'browser-id': BROWSER_ID };
		if (this.cookie) headers.cookie = this.cookie;
		if (body !== undefined) headers['content-type'] = 'application/json';
		const response = await fetch(this.baseUrl + path, {
			method,
			headers,
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const session = response.headers.getSetCookie().find((one) => one.startsWith('n8n-auth='));
		if (session) this.cookie = session.split(';')[0] ?? '';
		const text = await response.text();
		if (!response.ok) {
			throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 500)}`);
		}
		const answer = (text ? JSON.parse(text) : {}) as { data?: unknown };
		return (answer.data ?? answer) as T;
	}

	/** Makes the owner's account on a fresh n8n, signs in on one that has it. */
	async signIn(): Promise<void> {
		type Settings = { versionCli?: string; userManagement: { showSetupOnFirstLoad?: boolean } };
		const settings = await this.call<Settings>('GET', '/rest/settings');
		if (settings.userManagement.showSetupOnFirstLoad) {
			const owner = { ...OWNER, firstName: 'Demo', lastName: 'Owner' };
			await this.call('POST', '/rest/owner/setup', owner);
		} else {
			const { email, password } = OWNER;
			await this.call('POST', '/rest/login', { emailOrLdapLoginId: email, password });
		}
		// Only a signed-in user is told the version.
		this.version = (await this.call<Settings>('GET', '/rest/settings')).versionCli ?? '';
	}

	async createCredential(type: string, name: string, data: object): Promise<CredentialRef> {
		const body = { name, type, data };
		const { id } = await this.call<{ id: string }>('POST', '/rest/credentials', body);
		return { id, name };
	}

	/** Presses the credential's test button. 1.x tests saved credentials only, so one is saved. */
	async testCredential(
		type: string,
		data: object,
	): Promise<{ status: 'OK' | 'Error'; message: string }> {
		const name = 'Tested';
		const saved = this.isVersion1() ? (await this.createCredential(type, name, data)).id : '';
		const credentials = { id: saved, name, type, data };
		try {
			return await this.call('POST', '/rest/credentials/test', { credentials });
		} finally {
			if (saved) await this.call('DELETE', `/rest/credentials/${saved}`);
		}
	}

	async createWorkflow(workflow: WorkflowFile): Promise<Workflow> {
		const nodes = workflow.nodes.map((node) => ({ ...node, id: node.id ?? node.name }));
		const settings = { executionOrder: 'v1', ...workflow.settings };
		const { name, connections } = workflow;
		const body = { name, nodes, connections, settings, active: false };
		return await this.call('POST', '/rest/workflows', body);
	}

	/** Imports a workflow file and gives its nodes the credentials that fit them. */
	async importWorkflow(file: WorkflowFile, credentials: CredentialsByType): Promise<Workflow> {
		const types = await this.nodeTypes();
		const typesOf = (nodeType: string): string[] =>
			types
				.filter(({ name }) => name === nodeType)
				.flatMap((type) => type.credentials ?? [])
				.map(({ name }) => name);
		return await this.createWorkflow(withCredentials(file, credentials, typesOf));
	}

	/** Publishes a workflow and returns when its webhook, if it has one, answers. */
	async activate(workflow: Workflow): Promise<void> {
		const address = `/rest/workflows/${workflow.id}`;
		await this.call('POST', `${address}/activate`, { versionId: workflow.versionId });
		const published = async () => {
			if (this.isVersion1()) return true;
			const { status } = await this.call<{ status: string }>(
				'GET',
				`${address}/publication-status`,
			);
			return status === 'published';
		};
		await until(published, PUBLISH_MS, `publishing '${workflow.name}'`);
		if (!workflow.nodes.some(({ type }) => type === 'n8n-nodes-base.webhook')) return;
		const listens = async () => {
			const init = { method: 'OPTIONS' };
			const path = `${this.baseUrl}/webhook/${webhookPath(workflow)}`;
			return (await fetch(path, init)).status !== 404;
		};
		await until(listens, PUBLISH_MS, `the webhook of '${workflow.name}'`);
	}

	async deleteWorkflow(id: string): Promise<void> {
		await this.call('POST', `/rest/workflows/${id}/archive`);
		await this.call('DELETE', `/rest/workflows/${id}`);
	}

	/** Presses "Execute workflow" and waits for the end, whatever it is. */
	async runManually(workflow: Workflow, trigger: string): Promise<Execution> {
		const body = { workflowData: workflow, triggerToStartFrom: { name: trigger } };
		const address = `/rest/workflows/${workflow.id}/run`;
		const { executionId } = await this.call<{ executionId: string }>('POST', address, body);
		return await this.waitForExecution(executionId);
	}

	async waitForExecution(id: string, timeoutMs = RUN_MS): Promise<Execution> {
		let execution = await this.execution(id);
		const ended = async () => {
			execution = await this.execution(id);
			return !UNFINISHED.includes(execution.status);
		};
		await until(ended, timeoutMs, `execution ${id}`);
		return execution;
	}

	async execution(id: string): Promise<Execution> {
		type Stored = Omit<Execution, 'data'> & { data: string };
		const stored = await this.call<Stored>('GET', `/rest/executions/${id}`);
		return { ...stored, data: readFlatted(stored.data) as ExecutionData };
	}

	/** The id of the run that a webhook call or a trigger started last; `undefined` before the first. */
	async lastExecutionId(workflow: Workflow): Promise<string | undefined> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: workflow.id }));
		const { results } = await this.call<{ results: Array<{ id: string }> }>(
			'GET',
			`/rest/executions?limit=1&filter=${filter}`,
		);
		return results[0]?.id;
	}

	/** The run that a webhook call or a trigger started last, when it has ended. */
	async lastExecution(workflow: Workflow): Promise<Execution> {
		const id = await this.lastExecutionId(workflow);
		if (!id) throw new Error(`'${workflow.name}' has not run yet`);
		return await this.waitForExecution(id);
	}

	async stopExecution(id: string): Promise<void> {
		await this.call('POST', `/rest/executions/${id}/stop`);
	}

	async nodeTypes(): Promise<NodeTypeInfo[]> {
		return await this.call('GET', '/types/nodes.json');
	}

	async credentialTypes(): Promise<Array<{ name: string; displayName: string }>> {
		return await this.call('GET', '/types/credentials.json');
	}

	async callWebhook(path: string, call?: WebhookCall): Promise<WebhookAnswer> {
		return await callWebhook(this.baseUrl, path, call);
	}

	private isVersion1(): boolean {
		return this.version.startsWith('1.');
	}
}

async function until(done: () => Promise<boolean>, limitMs: number, what: string): Promise<void> {
	const deadline = Date.now() + limitMs;
	while (!(await done())) {
		if (Date.now() > deadline) throw new Error(`${what} took longer than ${limitMs / 1000} s`);
		await sleep(POLL_MS);
	}
}
