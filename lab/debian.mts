import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { atExit } from './atExit.mts';
import { say, task } from './progress.mts';
import { plainEnv, run, which } from './run.mts';

const LOCK_TRIES = 24;

/** Time to read what is about to happen, and to stop it. */
const NOTICE_MS = 5_000;

/** Debian asks this program whether a package may start a service; 101 is a no. */
const POLICY = '/usr/sbin/policy-rc.d';

export function isDebian(): boolean {
	return which('apt-get') !== undefined;
}

/**
 * Installs Debian packages as root or through sudo, if that works without asking for a password. No
 * server that they bring is started.
 */
export async function aptInstall(packages: string[]): Promise<void> {
	const byHand = `Install by hand: apt-get install ${packages.join(' ')}`;
	if (!isDebian()) throw new Error(`This system has no apt-get. ${byHand}`);
	const sudo = await rootPrefix();
	if (!sudo)
		throw new Error(`Installing packages needs root or sudo without a password. ${byHand}`);
	const how = sudo.length > 0 ? 'with sudo' : 'as root';
	say(
		`This changes your system: ${packages.join(', ')} will be installed ${how} (Ctrl-C stops it).`,
	);
	await sleep(NOTICE_MS);
	await task(`installing Debian packages: ${packages.join(' ')}`, async () => {
		const apt = async (...args: string[]) => await aptGet([...sudo, 'apt-get', ...args]);
		await apt('update');
		await withoutServices(sudo, async () => {
			await apt('install', '-y', '--no-install-recommends', ...packages);
		});
	});
}

/** Containers mostly have such a policy by themselves. */
async function withoutServices(sudo: string[], work: () => Promise<void>): Promise<void> {
	if (existsSync(POLICY)) return await work();
	const asRoot = (script: string) => {
		const [command = '', ...args] = [...sudo, 'sh', '-c', script];
		execFileSync(command, args);
	};
	const remove = () => asRoot(`rm -f ${POLICY}`);
	const callOff = atExit(remove);
	try {
		asRoot(`printf '#!/bin/sh\nexit 101\n' > ${POLICY} && chmod 755 ${POLICY}`);
		await work();
	} finally {
		callOff();
		remove();
	}
}

/** What to put before a command that needs root: nothing, sudo, or undefined when neither works. */
async function rootPrefix(): Promise<string[] | undefined> {
	if (process.getuid?.() === 0) return [];
	try {
		await run('sudo', ['-n', 'true']);
		return ['sudo', '-n', 'env', 'DEBIAN_FRONTEND=noninteractive'];
	} catch {
		return undefined;
	}
}

/** Waits for another apt instead of failing: fresh machines often run one in the background. */
async function aptGet([command = '', ...args]: string[]): Promise<void> {
	for (let tries = 1; ; tries++) {
		try {
			await run(command, args, { env: plainEnv({ DEBIAN_FRONTEND: 'noninteractive' }) });
			return;
		} catch (error) {
			if (tries === LOCK_TRIES || !/could not get lock/i.test(String(error))) throw error;
			await sleep(5_000);
		}
	}
}
