/**
 * Starts the sandbox for tests and the demo, as a process of its own: its libraries are ES modules,
 * which jest cannot load, and a peer within the test's own process would blur measurements.
 */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { DEFAULT_KEY } from './commandLine.mts';
import type { ListedScenario, RecordedRequest, SandboxState } from './control/types.mts';
import type { Settings } from './settings.mts';
import { SETTING_FLAGS } from './settings.mts';

export type { ListedScenario, RecordedRequest, SandboxState, Settings };

export interface SandboxOptions extends Partial<Settings> {
	/** The only API key that is right. */
	readonly key?: string;
	/** A free one by default. */
	readonly port?: number;
	/** Whether it ends with this process and does not keep it from ending; else it is to be stopped. */
	readonly endsWithThis?: boolean;
	/** The root of the repository; the working directory by default. */
	readonly root?: string;
}

/** A running sandbox. */
export interface Sandbox {
	/** The Base URL for the credential. */
	readonly url: string;
	/** The API key for the credential. */
	readonly key: string;
	/** The process, for measurements. */
	readonly pid: number;
	/** The recent requests, oldest first. */
	requests(): Promise<RecordedRequest[]>;
	state(): Promise<SandboxState>;
	scenarios(): Promise<ListedScenario[]>;
	/** Forgets everything and brings the settings back with which the sandbox was started. */
	reset(): Promise<SandboxState>;
	/**
	 * Chooses what the next uploads and texts meet.
	 *
	 * @param scenario tokens, e.g. `timeout queued=3`; empty for nothing special
	 * @param times how many of them meet it
	 */
	next(scenario: string, times?: number): Promise<SandboxState>;
	settings(changes: Partial<Settings>): Promise<SandboxState>;
	stop(): Promise<void>;
}

const READY_PATTERN = /^Intron sandbox: (\S+)$/;

const STOP_WITHIN_MS = 2_000;

const SPELLINGS = new Map<unknown, string>([
	[true, 'on'],
	[false, 'off'],
]);

function toArguments({ key, port = 0, ...options }: SandboxOptions): string[] {
	const flags: Array<readonly [flag: string, value: unknown]> = [
		['port', port],
		['key', key],
		...Object.entries(SETTING_FLAGS).map(
			([name, flag]) => [flag, options[name as keyof Settings]] as const,
		),
	];
	return flags
		.filter(([, value]) => value !== undefined && value !== null)
		.flatMap(([flag, value]) => [`--${flag}`, SPELLINGS.get(value) ?? String(value)]);
}

/** Waits until the sandbox says where it listens. */
async function urlOf(child: ChildProcess): Promise<string> {
	let complaints = '';
	child.stderr?.setEncoding('utf8').on('data', (text: string) => {
		complaints += text;
	});
	return await new Promise((ready, fail) => {
		child.once('error', fail);
		child.once('exit', (code) =>
			fail(new Error(`The sandbox did not start (exit code ${code}): ${complaints}`)),
		);
		if (!child.stdout) return;
		createInterface(child.stdout).on('line', (line) => {
			const url = READY_PATTERN.exec(line)?.[1];
			if (url) ready(url);
		});
	});
}

/** Lets this process end although the child runs; that ends then, too. */
function unref(child: ChildProcess): void {
	child.unref();
	child.channel?.unref();
	for (const output of [child.stdout, child.stderr] as Array<Socket | null>) output?.unref();
}

async function stopChild(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const exited = once(child, 'exit');
	child.kill('SIGTERM');
	const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
	await exited;
	clearTimeout(impatience);
}

async function call<Result>(url: string, body?: unknown): Promise<Result> {
	const post = {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	};
	const response = await fetch(url, body === undefined ? {} : post);
	if (!response.ok) throw new Error(`${url}: ${await response.text()}`);
	return (await response.json()) as Result;
}

/** Starts a sandbox on a port of its own and waits until it listens. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const root = options.root ?? process.cwd();
	const child = spawn(
		process.execPath,
		['--import', 'tsx', resolve(root, 'sandbox/main.mts'), ...toArguments(options)],
		// The channel tells the sandbox when this process is gone
		{ cwd: root, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
	);
	const url = await urlOf(child);
	if (options.endsWithThis) unref(child);
	return {
		url,
		key: options.key ?? DEFAULT_KEY,
		pid: child.pid ?? 0,
		requests: async () => await call(`${url}/sandbox/requests`),
		state: async () => await call(`${url}/sandbox/state`),
		scenarios: async () => await call(`${url}/sandbox/scenarios`),
		reset: async () => await call(`${url}/sandbox/reset`, {}),
		next: async (scenario, times = 1) => await call(`${url}/sandbox/next`, { scenario, times }),
		settings: async (changes) => await call(`${url}/sandbox/settings`, changes),
		stop: async () => await stopChild(child),
	};
}
