import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { say } from './progress.mts';

const HEARTBEAT_MS = 5_000;
const STALE_MS = 60_000;

/**
 * Lets one process at a time do `work`; others wait. A folder is the lock, since making one is
 * atomic everywhere. What a killed owner leaves behind is recognised by its process being gone, or,
 * on a shared disk, by a heartbeat that stopped. (Two waiters that find the same dead owner may both
 * go on. That is harmless here: installs are made under another name and renamed at the end.)
 */
export async function withLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
	await acquire(folder);
	const heartbeat = setInterval(() => {
		utimes(folder, new Date(), new Date()).catch(() => undefined);
	}, HEARTBEAT_MS);
	heartbeat.unref();
	try {
		return await work();
	} finally {
		clearInterval(heartbeat);
		await rm(folder, { recursive: true, force: true });
	}
}

async function acquire(folder: string): Promise<void> {
	await mkdir(dirname(folder), { recursive: true });
	const owner = join(folder, 'owner');
	for (let told = false; ; ) {
		try {
			await mkdir(folder);
			await writeFile(owner, `${process.pid} ${hostname()}`);
			return;
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
		}
		if (await abandoned(folder, owner)) {
			await rm(folder, { recursive: true, force: true });
			continue;
		}
		if (!told) say(`waiting for another process that holds ${folder}`);
		told = true;
		await sleep(500);
	}
}

async function abandoned(folder: string, owner: string): Promise<boolean> {
	try {
		if (Date.now() - (await stat(folder)).mtimeMs > STALE_MS) return true;
		const [pid, host] = (await readFile(owner, 'utf8')).split(' ');
		return host === hostname() && !isAlive(Number(pid));
	} catch {
		return false; // released or not yet signed: look again
	}
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
