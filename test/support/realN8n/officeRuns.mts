import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach } from '@jest/globals';

import type { CredentialRef, WorkflowFile } from '../../../lab/workflow.mts';
import type { Example, Settings } from './examples.mts';
import { openExample } from './examples.mts';
import type { MailServer } from './mailServer.mts';
import { startMailServer } from './mailServer.mts';
import { fitToN8n } from './olderN8n.mts';
import type { RealN8n } from './realN8n.mts';
import { useRealN8n } from './realN8n.mts';
import type { WireServer } from '../service/wireServer.mts';
import { startWireServer } from '../service/wireServer.mts';

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

const PLACEHOLDERS = /https:\/\/(crm|tasks)\.example\.com/g;

/** For the body of a test file. */
export function useOffice(): Office {
	const real = useRealN8n();
	let servers: Pick<Office, 'mail' | 'web'> | undefined;
	let smtp: CredentialRef;
	// Test files share one n8n and may run at the same time.
	const table = `${TABLE} ${randomUUID()}`;
	const office = () => {
		if (!servers) throw new Error('The office is not open yet');
		return servers;
	};
	beforeAll(async () => {
		const mail = await startMailServer();
		const web = await startWireServer(() => ({ status: 201, body: { saved: true } }));
		smtp = await real.n8n.client.createCredential('smtp', `Mail ${randomUUID()}`, mail.credential);
		servers = { mail, web };
	});
	beforeEach(() => {
		const { mail, web } = office();
		mail.mails.length = 0;
		web.requests.length = 0;
	});
	afterAll(async () => {
		await servers?.mail.stop();
		await servers?.web.close();
	});
	const open: Office['open'] = async (name, settings, intronApi = real.credential) => {
		const edit = async (file: WorkflowFile) => {
			const text = JSON.stringify(file).replace(PLACEHOLDERS, office().web.url);
			const own = text.replaceAll(`"${TABLE}"`, `"${table}"`);
			return await fitToN8n(real.n8n.client, JSON.parse(own) as WorkflowFile);
		};
		return await openExample(real, name, { settings, credentials: { intronApi, smtp }, edit });
	};
	return {
		real,
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
