import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { atExit } from './atExit.mts';
import { inRepo } from './paths.mts';

const STOP_MS = 10_000;
const READY_MS = 180_000;
const LOG_TAIL = 40;

export interface ServerOptions {
	node: string;
	script: string;
	args?: string[];
	env: NodeJS.ProcessEnv;
	cwd?: string;
	/** Where its output goes; a file, so that it can be read at any time and fills no pipe. */
	logFile: string;
}

export interface Server {
	readonly pid: number;
	alive(): boolean;
	logs(): string;
	/** How many timers, sockets and so on keep it running, by Node.js's names of them. */
	resources(): Promise<Record<string, number>>;
	/** Asks it to end, and ends its whole process group if it has not done so by then. */
	stop(limitMs?: number): Promise<void>;
	/** Ends its whole process group at once, as a power cut would. */
	kill(): Promise<void>;
}

/** Starts a Node.js server in a process group of its own that ends with this process at the latest. */
export function startServer(options: ServerOptions): Server {
	const log = openSync(options.logFile, 'a');
	const args = ['--require', inRepo('lab', 'guard.cjs'), options.script, ...(options.args ?? [])];
	const child = spawn(options.node, args, {
		cwd: options.cwd,
		env: options.env,
		detached: true,
		stdio: ['ignore', log, log, 'ipc'],
	});
	closeSync(log);
	const { pid } = child;
	if (pid === undefined) throw new Error(`could not start ${options.node}`);
	const callOff = atExit(() => killGroup(pid));
	child.once('error', () => undefined);
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	void ended.then(() => {
		callOff();
		killGroup(pid);
	});
	child.unref();
	child.channel?.unref();
	return {
		pid,
		alive: () => isRunning(child),
		logs: () => (existsSync(options.logFile) ? readFileSync(options.logFile, 'utf8') : ''),
		resources: async () =>
			await new Promise((resolve) => {
				child.once('message', (counts) => resolve(counts as Record<string, number>));
				child.send('resources');
			}),
		stop: async (limitMs = STOP_MS) => {
			if (!isRunning(child)) return;
			child.kill('SIGTERM');
			const giveUp = new AbortController();
			const timer = sleep(limitMs, undefined, { signal: giveUp.signal }).catch(() => undefined);
			await Promise.race([ended, timer]);
			giveUp.abort();
			killGroup(pid);
			await ended;
		},
		kill: async () => {
			killGroup(pid);
			await ended;
		},
	};
}

/** Waits until a server that was just started can be used; one that can't is stopped. */
export async function untilReady(
	server: Server,
	isReady: () => boolean | Promise<boolean>,
): Promise<Server> {
	const deadline = Date.now() + READY_MS;
	const tail = () => server.logs().trimEnd().split('\n').slice(-LOG_TAIL).join('\n');
	while (!(await isReady())) {
		const problem = !server.alive()
			? 'The server ended while starting'
			: Date.now() > deadline
				? `The server was not ready after ${READY_MS / 1000} s`
				: undefined;
		if (problem) {
			await server.stop();
			throw new Error(`${problem}. Its last lines:\n${tail()}`);
		}
		await sleep(100);
	}
	return server;
}

function isRunning(child: ChildProcess): boolean {
	return child.exitCode === null && child.signalCode === null;
}

/** Also takes what a server that has already ended left behind, such as its task runner. */
function killGroup(pid: number): void {
	try {
		process.kill(-pid, 'SIGKILL');
	} catch {
		// nothing of the group is left
	}
}
