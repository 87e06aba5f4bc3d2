import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { aptInstall } from '../debian.mts';
import { withLock } from '../lock.mts';
import { cacheRoot } from '../paths.mts';
import { which } from '../run.mts';

/** Where Debian puts PostgreSQL: a folder for each version, off PATH. */
const DEBIAN_POSTGRES = '/usr/lib/postgresql';

/** The programs that n8n needs beside itself in queue mode. */
export interface Programs {
	redisServer: string;
	initdb: string;
	postgres: string;
}

/** Finds Redis and PostgreSQL; installs what the machine does not have. */
export async function ensurePrograms(): Promise<Programs> {
	const found = installed();
	if (found) return found;
	return await withLock(join(cacheRoot(), 'queue-programs.lock'), async () => {
		const missing = [
			// Its `redis-check-rdb` is the server as well; the package `redis-server` adds a service only.
			...(redisServer() ? [] : ['redis-tools']),
			...(postgresProgram('postgres') ? [] : ['postgresql']),
		];
		if (missing.length > 0) await aptInstall(missing);
		const programs = installed();
		if (!programs) throw new Error(`${missing.join(' and ')} brought no server to be found`);
		return programs;
	});
}

function installed(): Programs | undefined {
	const redis = redisServer();
	const initdb = postgresProgram('initdb');
	const postgres = postgresProgram('postgres');
	return redis && initdb && postgres ? { redisServer: redis, initdb, postgres } : undefined;
}

/** One program under two names: it goes by the name that it is started with. */
function redisServer(): string | undefined {
	return which('redis-server') ?? which('redis-check-rdb');
}

function postgresProgram(name: string): string | undefined {
	const versions = existsSync(DEBIAN_POSTGRES) ? readdirSync(DEBIAN_POSTGRES) : [];
	const newestFirst = versions.sort((a, b) => Number(b) - Number(a));
	const files = newestFirst.map((version) => join(DEBIAN_POSTGRES, version, 'bin', name));
	return files.find((file) => existsSync(file)) ?? which(name);
}
