import { spawn } from 'node:child_process';

/** Takes what a program prints. */
export type Print = (text: string) => void;

/** Runs a program, hands on what it prints, and tells what it ended with. */
export async function exitCode(
	command: string,
	args: readonly string[],
	{ print, env = {} }: { print: Print; env?: NodeJS.ProcessEnv },
): Promise<number> {
	return await new Promise((resolve, reject) => {
		const child = spawn(command, args, {
			stdio: ['ignore', 'pipe', 'pipe'],
			// What is printed here through a pipe ends on the terminal all the same.
			env: { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }), ...env },
		});
		child.stdout.setEncoding('utf8').on('data', print);
		child.stderr.setEncoding('utf8').on('data', print);
		child.on('error', reject);
		child.on('close', (code) => resolve(code ?? 1));
	});
}
