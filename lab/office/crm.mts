/** A stand-in for the programs around n8n: it takes notes, tasks and contacts, and shows them. */
import type { FastifyInstance } from 'fastify';
import { fastify } from 'fastify';

import { LOOPBACK } from '../ports.mts';
import { renderCrm } from './crmPage.mts';
import { phoneRoutes } from './phone.mts';

const TOKEN = 'office-crm-token';

/** What arrived, as a person would see it in a CRM. */
export interface CrmEntry {
	readonly id: string;
	readonly at: string;
	readonly kind: 'Contact' | 'Message' | 'Note' | 'Task';
	/** The program whose interface was used. */
	readonly by: 'HubSpot' | 'Salesforce' | 'simple';
	readonly fields: Readonly<Record<string, unknown>>;
}

export interface Crm {
	readonly url: string;
	/** For n8n's credential Header Auth. */
	readonly credential: { readonly name: string; readonly value: string };
	/** What arrived, oldest first. */
	readonly entries: readonly CrmEntry[];
	stop(): Promise<void>;
}

/** Contacts are found by their last digits, as people and programs write numbers differently. */
const DIGITS = 9;

const lastDigits = (phone: unknown): string => String(phone).replace(/\D/g, '').slice(-DIGITS);

/** The entries of a running stand-in. */
class Entries {
	readonly all: CrmEntry[] = [];

	add(kind: CrmEntry['kind'], by: CrmEntry['by'], fields: CrmEntry['fields']): CrmEntry {
		const id = String(1000 + this.all.length);
		const entry = { id, at: new Date().toISOString(), kind, by, fields };
		this.all.push(entry);
		return entry;
	}

	contactsWith(phone: string): CrmEntry[] {
		const isIt = ({ kind, fields }: CrmEntry) =>
			kind === 'Contact' && lastDigits(fields.phone ?? fields.Phone) === lastDigits(phone);
		return this.all.filter(isIt);
	}
}

interface Search {
	filterGroups: Array<{ filters: Array<{ propertyName: string; value: string }> }>;
}

interface Created {
	properties: Record<string, unknown>;
	associations?: Array<{ to: { id: string } }>;
}

/** In the form of HubSpot's objects API. */
function hubSpotRoutes(app: FastifyInstance, entries: Entries): void {
	const shown = ({ id, fields }: CrmEntry) => ({ id, properties: fields });
	app.post<{ Body: Search }>('/crm/v3/objects/contacts/search', async ({ body }) => {
		const phone = body.filterGroups[0]?.filters[0]?.value ?? '';
		const results = entries.contactsWith(phone).map(shown);
		return { total: results.length, results };
	});
	app.post<{ Body: Created }>('/crm/v3/objects/contacts', async ({ body }, reply) => {
		return await reply.code(201).send(shown(entries.add('Contact', 'HubSpot', body.properties)));
	});
	app.post<{ Body: Created }>('/crm/v3/objects/notes', async ({ body }, reply) => {
		const contact = body.associations?.[0]?.to.id;
		const note = entries.add('Note', 'HubSpot', { contact, ...body.properties });
		return await reply.code(201).send(shown(note));
	});
}

/** In the form of Salesforce's REST API. */
function salesforceRoutes(app: FastifyInstance, entries: Entries): void {
	app.get<{ Querystring: { q: string } }>('/services/data/:version/query', async ({ query }) => {
		const phone = /Phone LIKE '%(\d+)'/.exec(query.q)?.[1] ?? '';
		const records = entries.contactsWith(phone).map(({ id }) => ({ Id: id }));
		return { totalSize: records.length, done: true, records };
	});
	app.post<{ Params: { object: 'Contact' | 'Task' }; Body: CrmEntry['fields'] }>(
		'/services/data/:version/sobjects/:object',
		async ({ body, params: { object } }, reply) => {
			const kind = object === 'Contact' ? 'Contact' : 'Note';
			const { id } = entries.add(kind, 'Salesforce', body);
			return await reply.code(201).send({ id, success: true, errors: [] });
		},
	);
}

/** Starts the stand-in on a port of loopback. */
export async function startCrm(port: number): Promise<Crm> {
	const entries = new Entries();
	const app = fastify();
	const authorization = `Bearer ${TOKEN}`;
	await app.register(async (guarded) => {
		guarded.addHook('onRequest', async ({ headers }, reply) => {
			if (headers.authorization !== authorization) {
				await reply.code(401).send({ message: 'The CRM does not know this token' });
			}
		});
		hubSpotRoutes(guarded, entries);
		salesforceRoutes(guarded, entries);
	});
	for (const [path, kind] of [
		['/api/notes', 'Note'],
		['/api/tasks', 'Task'],
		['/hooks/calls', 'Message'],
		['/bot/sendMessage', 'Message'],
	] as const) {
		app.post<{ Body: CrmEntry['fields'] }>(path, async ({ body }, reply) => {
			return await reply.code(201).send(entries.add(kind, 'simple', body));
		});
	}
	app.get('/api/entries', async () => entries.all);
	app.get('/', async (_request, reply) => {
		return await reply.type('text/html; charset=utf-8').send(renderCrm(entries.all));
	});
	phoneRoutes(app, (audio) => entries.add('Message', 'simple', audio));
	const url = await app.listen({ host: LOOPBACK, port });
	return {
		url,
		entries: entries.all,
		credential: { name: 'Authorization', value: authorization },
		stop: async () => {
			app.server.closeAllConnections();
			await app.close();
		},
	};
}
