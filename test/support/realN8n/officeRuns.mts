import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach } from '@jest/globals';

import { withAddresses } from '../../../lab/office/addresses.mts';
import type { Crm } from '../../../lab/office/crm.mts';
import { startCrm } from '../../../lab/office/crm.mts';
import type { CredentialRef, CredentialsByType, WorkflowFile } from '../../../lab/workflow.mts';
import type { Example, Settings } from './examples.mts';
import { openExample } from './examples.mts';
import type { MailServer } from './mailServer.mts';
import { startMailServer } from './mailServer.mts';
import { fitToN8n } from './olderN8n.mts';
import type { RealN8n } from './realN8n.mts';
import type { ScriptedModel } from './scriptedModel.mts';
import { startScriptedModel } from './scriptedModel.mts';
import { useRealN8n } from './realN8n.mts';
import type { WireServer } from '../service/wireServer.mts';
import { startWireServer } from '../service/wireServer.mts';

/** A real n8n in an office: with a mail server, and a server that stands for the CRM and the like. */
export interface Office {
	readonly real: RealN8n;
	readonly mail: MailServer;
	readonly web: WireServer;
	readonly crm: Crm;
	readonly model: ScriptedModel;
	/** Name of the data table that the office's workflows share, instead of `Intron Call Scores`. */
	readonly table: string;
	/** The name of another of their tables in this office. */
	tableOf(name: string): string;
	/** What came to the web server as JSON. */
	readonly posts: Array<{ path: string; json: Record<string, unknown> }>;
	/**
	 * Imports a workflow of `examples/` as a user does: chooses the credentials, enters the address
	 * of the web server in place of the placeholder, and publishes it.
	 */
	open(name: string, settings?: Settings, intron?: CredentialRef): Promise<Example>;
}

const TABLE = 'Intron Call Scores';

/** The examples of an office write no files. */
const NOWHERE = '/nowhere';

/** The tables of all examples. */
const TABLES = /"(Intron (?:Call Scores|Call Criteria|Call Notes|Clinic Notes))"/g;

/** For the body of a test file. */
export function useOffice(): Office {
	const real = useRealN8n();
	let servers: Pick<Office, 'mail' | 'web' | 'crm' | 'model'> | undefined;
	let own: CredentialsByType;
	// Test files share one n8n and may run at the same time.
	const mark = randomUUID();
	const tableOf = (name: string) => `${name} ${mark}`;
	const office = () => {
		if (!servers) throw new Error('The office is not open yet');
		return servers;
	};
	beforeAll(async () => {
		const mail = await startMailServer();
		const web = await startWireServer(() => ({ status: 201, body: { saved: true } }));
		const crm = await startCrm(0);
		const model = await startScriptedModel();
		const make = async (type: string, data: object) =>
			await real.n8n.client.createCredential(type, `${type} ${mark}`, data);
		own = {
			smtp: await make('smtp', mail.credential),
			httpHeaderAuth: await make('httpHeaderAuth', crm.credential),
			openAiApi: await make('openAiApi', { apiKey: 'none', url: model.url }),
		};
		servers = { mail, web, crm, model };
	});
	beforeEach(() => {
		const { mail, web } = office();
		mail.mails.length = 0;
		web.requests.length = 0;
	});
	afterAll(async () => {
		await servers?.mail.stop();
		await servers?.web.close();
		await servers?.crm.stop();
		servers?.model.stop();
	});
	const open: Office['open'] = async (name, settings, intronApi = real.credential) => {
		const edit = async (file: WorkflowFile) => {
			const { baseUrl } = real.n8n.client;
			const crm = office().web.url;
			const placed = withAddresses(file, { n8n: baseUrl, crm, inbox: crm, files: NOWHERE });
			const text = JSON.stringify(placed).replace(TABLES, (_all, name: string) =>
				JSON.stringify(tableOf(name)),
			);
			return await fitToN8n(real.n8n.client, JSON.parse(text) as WorkflowFile);
		};
		return await openExample(real, name, { settings, credentials: { intronApi, ...own }, edit });
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
		get crm() {
			return office().crm;
		},
		get model() {
			return office().model;
		},
		table: tableOf(TABLE),
		tableOf,
		open,
	};
}
