import { rmSync } from 'node:fs';
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
	stop(): Promise<void>;
}

/** Starts them on free ports of loopback, with their files in a temporary folder. */
export async function startStores(): Promise<Stores> {
	const programs = await ensurePrograms();
	const folder = await mkdtemp(join(tmpdir(), 'n8n-lab-stores-'));
	const removeFolder = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
	const callOff = atExit(removeFolder);
	const servers: Server[] = [];
	const stop = async () => {
		for (const server of servers.reverse()) await server.stop();
		callOff();
		removeFolder();
	};
	try {
		const user = await serverUser();
		if (user) await chown(folder, user.uid, user.gid);
		const redis = await onFreePort(async (port) => await startRedis(programs, folder, user, port));
		servers.push(redis.server);
		await makeDatabase(programs, folder, user);
		const postgres = await onFreePort(
			async (port) => await startPostgres(programs, folder, user, port),
		);
		servers.push(postgres.server);
		const env = {
			QUEUE_BULL_REDIS_HOST: LOOPBACK,
			QUEUE_BULL_REDIS_PORT: String(redis.port),
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: LOOPBACK,
			DB_POSTGRESDB_PORT: String(postgres.port),
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: DATABASE_USER,
		};
		return { env, stop };
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
	const args = ['--port', String(port), '--bind', LOOPBACK, '--dir', folder, '--save', ''];
	const program = { command: redisServer, argv0: 'redis-server', args };
	return { port, server: await keep('redis', program, folder, user) };
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
	return { port, server: await keep('postgres', program, folder, user) };
}

async function keep(name: string, program: object, folder: string, user: User): Promise<Server> {
	const server = startServer({
		node: process.execPath,
		script: inRepo('lab', 'queue', 'keeper.cjs'),
		args: [JSON.stringify({ ...program, ...user })],
		cwd: folder,
		env: plainEnv(),
		logFile: join(folder, `${name}.log`),
	});
	return await untilReady(server, () => READY.test(server.logs()));
}
