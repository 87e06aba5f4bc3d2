import { setTimeout as sleep } from 'node:timers/promises';

import {
	type Execution,
	type ExecutionData,
	type ExecutionSummary,
	readFlatted,
	UNFINISHED,
} from './execution.mts';
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
const FIRST_RUN_MS = 5_000;
const RUN_MS = 120_000;
/** The most runs that n8n lists at once. */
const PAGE = 100;

export interface NodeTypeInfo {
	name: string;
	displayName: string;
	version: number | number[];
	credentials?: Array<{ name: string; required?: boolean }>;
	[other: string]: unknown;
}

/** A call of the REST interface that n8n refused. */
class RestError extends Error {
	constructor(
		call: string,
		readonly status: number,
		answer: string,
	) {
		super(`${call} answered ${status}: ${answer.slice(0, 500)}`);
	}
}

/** n8n's own REST interface, the one the editor uses. Covers the 1.x and the 2.x line. */
export class N8nClient {
	/** Name and value of the session cookie, for a browser that shall be signed in. */
	cookie = '';

	private knownTypes?: Promise<NodeTypeInfo[]>;

	constructor(readonly baseUrl: string) {}

	async call<T>(method: string, path: string, body?: unknown): Promise<T> {
		// An n8n that is busy closes idle connections late, just when the next call goes out on one.
		const headers: Record<string, string> = { 'browser-id': BROWSER_ID, connection: 'close' };
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
		if (!response.ok) throw new RestError(`${method} ${path}`, response.status, text);
		const answer = (text ? JSON.parse(text) : {}) as { data?: unknown };
		return (answer.data ?? answer) as T;
	}

	/** Makes the owner's account on a fresh n8n, signs in on one that has it. */
	async signIn(): Promise<void> {
		type Settings = { userManagement: { showSetupOnFirstLoad?: boolean } };
		const settings = await this.call<Settings>('GET', '/rest/settings');
		if (settings.userManagement.showSetupOnFirstLoad) {
			const owner = { ...OWNER, firstName: 'Demo', lastName: 'Owner' };
			await this.call('POST', '/rest/owner/setup', owner);
		} else {
			const { email, password } = OWNER;
			await this.call('POST', '/rest/login', { emailOrLdapLoginId: email, password });
		}
	}

	async createCredential(type: string, name: string, data: object): Promise<CredentialRef> {
		const body = { name, type, data };
		const { id } = await this.call<{ id: string }>('POST', '/rest/credentials', body);
		return { id, name };
	}

	/** Presses the credential's test button. Older n8n tests saved credentials only, so one is saved. */
	async testCredential(
		type: string,
		data: object,
	): Promise<{ status: 'OK' | 'Error'; message: string }> {
		const { id, name } = await this.createCredential(type, 'Tested', data);
		try {
			const credentials = { id, name, type, data };
			return await this.call('POST', '/rest/credentials/test', { credentials });
		} finally {
			await this.call('DELETE', `/rest/credentials/${id}`);
		}
	}

	async createWorkflow(workflow: WorkflowFile): Promise<Workflow> {
		const nodes = workflow.nodes.map((node) => ({ ...node, id: node.id ?? node.name }));
		const settings = { executionOrder: 'v1', ...workflow.settings };
		const { name, connections } = workflow;
		const body = { name, nodes, connections, settings, active: false };
		return await this.call('POST', '/rest/workflows', body);
	}

	/** The workflows that n8n has. */
	async workflows(): Promise<Workflow[]> {
		return await this.call('GET', '/rest/workflows');
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
		const { id, name, nodes, versionId } = workflow;
		await this.call('POST', `/rest/workflows/${id}/activate`, { versionId });
		await until(async () => await this.isPublished(id), PUBLISH_MS, `publishing '${name}'`);
		if (!nodes.some(({ type }) => type === 'n8n-nodes-base.webhook')) return;
		const listens = async () => await this.listens(webhookPath(workflow));
		await until(listens, PUBLISH_MS, `the webhook of '${name}'`);
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

	/** The newest runs of a workflow, the last one first. */
	async executions(workflow: Workflow, limit = PAGE): Promise<ExecutionSummary[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: workflow.id }));
		const { results } = await this.call<{ results: ExecutionSummary[] }>(
			'GET',
			`/rest/executions?limit=${limit}&filter=${filter}`,
		);
		return results;
	}

	/**
	 * The run that a webhook call or a trigger started last, when it has ended. A form answers before n8n
	 * has stored that it runs.
	 */
	async lastExecution(workflow: Workflow): Promise<Execution> {
		let id = '';
		const hasBegun = async () => {
			id = (await this.executions(workflow, 1))[0]?.id ?? '';
			return id !== '';
		};
		await until(hasBegun, FIRST_RUN_MS, `the first run of '${workflow.name}'`);
		return await this.waitForExecution(id);
	}

	/**
	 * Presses "Retry" on a run that failed, with the workflow as it was or as it is saved now, and waits
	 * for the end of the new run.
	 */
	async retryExecution(id: string, loadWorkflow = false): Promise<Execution> {
		const address = `/rest/executions/${id}/retry`;
		const retry = await this.call<{ id: string }>('POST', address, { loadWorkflow });
		return await this.waitForExecution(retry.id);
	}

	async saveWorkflow({ id, name, nodes, connections, settings }: Workflow): Promise<void> {
		const { versionId } = await this.call<Workflow>('GET', `/rest/workflows/${id}`);
		const body = { name, nodes, connections, settings, versionId };
		await this.call('PATCH', `/rest/workflows/${id}`, body);
	}

	async stopExecution(id: string): Promise<void> {
		await this.call('POST', `/rest/executions/${id}/stop`);
	}

	/** A long list, and the same while n8n runs: asked for once. */
	async nodeTypes(): Promise<NodeTypeInfo[]> {
		this.knownTypes ??= this.call('GET', '/types/nodes.json');
		return await this.knownTypes;
	}

	async credentialTypes(): Promise<Array<{ name: string; displayName: string }>> {
		return await this.call('GET', '/types/credentials.json');
	}

	async callWebhook(path: string, call?: WebhookCall): Promise<WebhookAnswer> {
		return await callWebhook(this.baseUrl, path, call);
	}

	/** Newer n8n 2 publishes after its answer and tells how far it is; older n8n does it before. */
	private async isPublished(id: string): Promise<boolean> {
		try {
			const address = `/rest/workflows/${id}/publication-status`;
			return (await this.call<{ status: string }>('GET', address)).status === 'published';
		} catch (error) {
			if (error instanceof RestError && error.status === 404) return true;
			throw error;
		}
	}

	/** Asked as browsers ask before a call from another site, n8n names the methods it listens for. */
	private async listens(path: string): Promise<boolean> {
		const { headers } = await fetch(`${this.baseUrl}/webhook/${path}`, {
			method: 'OPTIONS',
			headers: { origin: this.baseUrl },
		});
		return headers.get('access-control-allow-methods')?.includes('POST') ?? false;
	}
}

async function until(done: () => Promise<boolean>, limitMs: number, what: string): Promise<void> {
	const deadline = Date.now() + limitMs;
	while (!(await done())) {
		if (Date.now() > deadline) throw new Error(`${what} took longer than ${limitMs / 1000} s`);
		await sleep(POLL_MS);
	}
}
