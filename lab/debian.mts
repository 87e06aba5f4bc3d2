import { setTimeout as sleep } from 'node:timers/promises';

import { task } from './progress.mts';
import { plainEnv, run, which } from './run.mts';

const LOCK_TRIES = 24;

export function isDebian(): boolean {
	return which('apt-get') !== undefined;
}

/** Installs Debian packages as root or through sudo, if that works without asking for a password. */
export async function aptInstall(packages: string[]): Promise<void> {
	const byHand = `Install by hand: apt-get install ${packages.join(' ')}`;
	if (!isDebian()) throw new Error(`This system has no apt-get. ${byHand}`);
	const sudo = await rootPrefix();
	if (!sudo)
		throw new Error(`Installing packages needs root or sudo without a password. ${byHand}`);
	await task(`installing Debian packages: ${packages.join(' ')}`, async () => {
		const apt = async (...args: string[]) => await aptGet([...sudo, 'apt-get', ...args]);
		await apt('update');
		await apt('install', '-y', '--no-install-recommends', ...packages);
	});
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
