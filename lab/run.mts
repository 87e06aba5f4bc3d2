import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { atExit } from './atExit.mts';

const KEPT_LINES = 60;

export interface RunOptions {
	cwd?: string;
	env?: NodeJS.ProcessEnv;
	timeoutMs?: number;
	/** Another user to run it as, for root. */
	uid?: number;
	gid?: number;
}

/**
 * The environment without what `npm run` adds: a nested npm would otherwise take this package's
 * prefix and settings for its own.
 */
export function plainEnv(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
	const added = /^(npm_(package|lifecycle)_|npm_(command|execpath|node_execpath)$|INIT_CWD$)/;
	const nested = /^npm_config_(local_prefix|prefix|global|loglevel|ignore_scripts|omit|dry_run)$/;
	const own = Object.entries(process.env).filter(([key]) => !added.test(key) && !nested.test(key));
	return { ...Object.fromEntries(own), ...extra };
}

/** Runs a program to its end and gives what it printed; a failure shows the last lines of that. */
export async function run(
	command: string,
	args: string[],
	options: RunOptions = {},
): Promise<string> {
	return await new Promise((resolve, reject) => {
		const child = spawn(command, args, {
			cwd: options.cwd,
			env: options.env ?? plainEnv(),
			stdio: ['ignore', 'pipe', 'pipe'],
			timeout: options.timeoutMs,
			uid: options.uid,
			gid: options.gid,
		});
		let output = '';
		const keep = (chunk: Buffer) => {
			output += chunk.toString();
		};
		child.stdout.on('data', keep);
		child.stderr.on('data', keep);
		const ended = atExit(() => child.kill());
		child.on('error', (error) => {
			ended();
			reject(error);
		});
		child.on('close', (code, signal) => {
			ended();
			if (code === 0) return resolve(output);
			const tail = output.trimEnd().split('\n').slice(-KEPT_LINES).join('\n');
			const how = signal ? `was stopped by ${signal}` : `ended with ${code}`;
			reject(new Error(`${[command, ...args].join(' ')} ${how}\n${tail}`));
		});
	});
}

/** The full path of a program, or undefined. */
export function which(program: string): string | undefined {
	for (const folder of (process.env.PATH ?? '').split(delimiter)) {
		const file = join(folder, program);
		if (folder && existsSync(file)) return file;
	}
	return undefined;
}
