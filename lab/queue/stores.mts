import { existsSync, readFileSync, rmSync } from 'node:fs';
import { chown, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { atExit } from '../atExit.mts';
import { inRepo } from '../paths.mts';
import { LOOPBACK, onFreePort } from '../ports.mts';
import { plainEnv, run } from '../run.mts';
import { type Server, startServer, untilReady } from '../server.mts';
import { ensurePrograms, type Programs } from './programs.mts';

/** Both servers say so when they listen. */
const READY = /ready to accept connections/i;

const DATABASE_USER = 'n8n';

/** It is thrown away, so nothing has to survive a power cut. */
const POSTGRES_SETTINGS = {
	listen_addresses: LOOPBACK,
	unix_socket_directories: '',
	dynamic_shared_memory_type: 'mmap',
	fsync: 'off',
	synchronous_commit: 'off',
	full_page_writes: 'off',
};

/** The user that programs run as; nobody else's unless root is not allowed to run them. */
type User = { uid: number; gid: number } | undefined;

/** A Redis and a PostgreSQL of our own, empty. */
export interface Stores {
	/** Tells n8n where they are. */
	readonly env: Record<string, string>;
	/** Stops one of them as an update of it does, and starts it again with what it had. */
	restart(store: StoreName): Promise<void>;
	stop(): Promise<void>;
}

export type StoreName = 'redis' | 'postgres';

/** Starts them on free ports of loopback, with their files in a temporary folder. */
export async function startStores(): Promise<Stores> {
	const programs = await ensurePrograms();
	const folder = await mkdtemp(join(tmpdir(), 'n8n-lab-stores-'));
	const removeFolder = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
	const callOff = atExit(removeFolder);
	const running = new Map<StoreName, Listening>();
	const stop = async () => {
		for (const { server } of [...running.values()].reverse()) await server.stop();
		callOff();
		removeFolder();
	};
	try {
		const user = await serverUser();
		if (user) await chown(folder, user.uid, user.gid);
		const start = { redis: startRedis, postgres: startPostgres };
		const launch = async (store: StoreName, at?: number) => {
			const starting = async (port: number) => await start[store](programs, folder, user, port);
			const listening = await onFreePort(starting, at);
			running.set(store, listening);
			return listening;
		};
		const restart = async (store: StoreName) => {
			const before = running.get(store);
			await before?.server.stop();
			await launch(store, before?.port);
		};
		const redis = await launch('redis');
		await makeDatabase(programs, folder, user);
		const postgres = await launch('postgres');
		const env = {
			QUEUE_BULL_REDIS_HOST: LOOPBACK,
			QUEUE_BULL_REDIS_PORT: String(redis.port),
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: LOOPBACK,
			DB_POSTGRESDB_PORT: String(postgres.port),
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: DATABASE_USER,
		};
		return { env, restart, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** PostgreSQL refuses to run as root; its Debian package brings a user for it. */
async function serverUser(): Promise<User> {
	if (process.getuid?.() !== 0) return undefined;
	const id = async (kind: string) => Number(await run('id', [kind, 'postgres']));
	return { uid: await id('-u'), gid: await id('-g') };
}

async function makeDatabase({ initdb }: Programs, folder: string, user: User): Promise<void> {
	const choices = ['--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
	const args = [...choices, `--username=${DATABASE_USER}`, `--pgdata=${join(folder, 'database')}`];
	await run(initdb, args, { cwd: folder, ...user });
}

interface Listening {
	server: Server;
	port: number;
}

async function startRedis(
	{ redisServer }: Programs,
	folder: string,
	user: User,
	port: number,
): Promise<Listening> {
	// What waits in the queue survives a restart, as where somebody relies on it.
	const keep = ['--save', '', '--appendonly', 'yes', '--appendfsync', 'no'];
	const args = ['--port', String(port), '--bind', LOOPBACK, '--dir', folder, ...keep];
	const program = { command: redisServer, argv0: 'redis-server', args };
	return { port, server: await launchServer('redis', program, folder, user) };
}

async function startPostgres(
	{ postgres }: Programs,
	folder: string,
	user: User,
	port: number,
): Promise<Listening> {
	const settings = Object.entries({ ...POSTGRES_SETTINGS, port });
	const args = settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const program = { command: postgres, args: ['-D', join(folder, 'database'), ...args] };
	return { port, server: await launchServer('postgres', program, folder, user) };
}

async function launchServer(
	name: string,
	program: object,
	folder: string,
	user: User,
): Promise<Server> {
	const logFile = join(folder, `${name}.log`);
	const told = existsSync(logFile) ? readFileSync(logFile, 'utf8').length : 0;
	const server = startServer({
		node: process.execPath,
		script: inRepo('lab', 'queue', 'keeper.cjs'),
		args: [JSON.stringify({ ...program, ...user })],
		cwd: folder,
		env: plainEnv(),
		logFile,
	});
	// Of an earlier run the log may tell the same.
	return await untilReady(server, () => READY.test(server.logs().slice(told)));
}
