import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

import { packPackage } from '../../../lab/package.mts';

const READY_MS = 240_000;

/** `npm run demo`, as somebody who reads its lines uses it. */
export interface DemoProcess {
	/** What it printed, besides progress. */
	readonly printed: string;
	/** The address, or the rest, of the printed line with this label. */
	line(label: string): string;
	/** Presses Ctrl-C, and once more since nothing seems to happen; the exit code. */
	stop(): Promise<number | null>;
}

/** Starts the demo and waits until it says what to do. */
export async function startDemoProcess(...args: string[]): Promise<DemoProcess> {
	const tarball = await packPackage({ build: !existsSync('dist/index.js') });
	const child = spawn(process.execPath, ['--import', 'tsx', 'lab/demo.mts', ...args], {
		env: { ...process.env, INTRON_LAB_TARBALL: tarball },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let printed = '';
	child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
		printed += chunk;
	});
	const progress = text(child.stderr);
	const ended = once(child, 'exit');
	const deadline = Date.now() + READY_MS;
	while (!printed.includes('Ctrl-C')) {
		if (child.exitCode !== null || Date.now() > deadline) {
			child.kill('SIGTERM');
			throw new Error(`The demo did not start:\n${await progress}`);
		}
		await sleep(200);
	}
	return {
		printed,
		line: (label) => new RegExp(`^ *${label} +(.+)$`, 'm').exec(printed)?.[1] ?? '',
		stop: async () => {
			child.kill('SIGINT');
			await sleep(100);
			child.kill('SIGINT');
			await ended;
			return child.exitCode;
		},
	};
}
