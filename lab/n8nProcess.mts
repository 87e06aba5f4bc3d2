import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { InstalledN8n } from './install.mts';
import { LOOPBACK } from './ports.mts';

const UNNEEDED_MODULES = [
	'agents',
	'chat-hub',
	'insights',
	'instance-ai',
	'instance-reporting',
	'mcp',
	'mcp-registry',
	'promotions',
	'workflow-builder',
];

/**
 * What n8n 2 does by itself. Without the runner, later steps of a workflow on 1.x can't read by
 * name what a Code node gave; without the pool, a run that has ended may be read before its data is
 * written.
 */
const AS_N8N_2 = { N8N_RUNNERS_ENABLED: 'true', DB_SQLITE_POOL_SIZE: '3' };

/** Where n8n keeps files between nodes: on disk, in the execution's JSON, or in its database. */
export const BINARY_MODES = ['filesystem', 'memory', 'database'] as const;

export type BinaryMode = (typeof BINARY_MODES)[number];

/** `INTRON_LAB_BINARY_MODE` lets the same test suite run in another mode than the first one. */
export function chosenBinaryMode(): BinaryMode {
	const chosen = process.env.INTRON_LAB_BINARY_MODE || BINARY_MODES[0];
	const mode = BINARY_MODES.find((one) => one === chosen);
	if (!mode) throw new Error(`binary mode '${chosen}': there are ${BINARY_MODES.join(', ')}`);
	return mode;
}

/**
 * Nothing of this process's environment but what any program needs: a person's own N8N_ settings, a
 * proxy, or jest's NODE_ENV would change how n8n behaves.
 */
export function baseEnv(n8n: InstalledN8n, userFolder: string): NodeJS.ProcessEnv {
	const { LANG, TZ, NODE_EXTRA_CA_CERTS } = process.env;
	return {
		LANG,
		TZ,
		TMPDIR: join(userFolder, 'tmp'),
		NODE_EXTRA_CA_CERTS,
		PATH: `${join(n8n.node, '..')}:${process.env.PATH ?? ''}`,
		HOME: userFolder,
		N8N_USER_FOLDER: userFolder,
		N8N_LISTEN_ADDRESS: LOOPBACK,
		N8N_HOST: LOOPBACK,
		N8N_PROTOCOL: 'http',
		N8N_SECURE_COOKIE: 'false',
		N8N_ENCRYPTION_KEY: 'lab-encryption-key-0123456789abcdef',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_DISABLED_MODULES: unneededModules(n8n).join(','),
		...(n8n.version.startsWith('1.') && AS_N8N_2),
	};
}

/**
 * Parts of n8n that call its makers' servers and on a closed network only fill the log. They differ
 * between versions, and n8n does not start when told to leave out one that it does not know.
 */
function unneededModules({ folder }: InstalledN8n): string[] {
	const list = ['@n8n', 'backend-common', 'dist', 'modules', 'modules.config.js'];
	const known = readFileSync(join(folder, 'node_modules', ...list), 'utf8');
	return UNNEEDED_MODULES.filter((name) => known.includes(`'${name}'`));
}

/** The settings for one of these places. */
export function binaryEnv(mode: BinaryMode): NodeJS.ProcessEnv {
	const name = mode === 'memory' ? 'default' : mode;
	return { N8N_DEFAULT_BINARY_DATA_MODE: name, N8N_AVAILABLE_BINARY_DATA_MODES: name };
}

/** Whether an n8n that serves the editor can be used. */
export async function isMainReady(baseUrl: string): Promise<boolean> {
	// 1.x says that it is ready before its REST interface is there.
	return (
		(await answers(`${baseUrl}/healthz/readiness`)) && (await answers(`${baseUrl}/rest/settings`))
	);
}

/** Whether a server says OK at this address. */
export async function answers(url: string): Promise<boolean> {
	try {
		const response = await fetch(url);
		await response.arrayBuffer();
		return response.ok;
	} catch {
		return false;
	}
}
