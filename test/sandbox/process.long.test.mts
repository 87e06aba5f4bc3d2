import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { describe, expect, test } from '@jest/globals';

import { HELP, readCommandLine } from '../../sandbox/commandLine.mts';
import { startSandbox } from '../../sandbox/launch.mts';
import { DEFAULT_SETTINGS, SETTING_FLAGS } from '../../sandbox/settings.mts';
import { upload } from './client.mts';

describe('the command', () => {
	test('has options for everything that can be set', () => {
		expect(readCommandLine(['--port=0', '--key=k', '--latency=2', '--rate-limits=off'])).toEqual({
			host: '127.0.0.1',
			port: 0,
			key: 'k',
			settings: { ...DEFAULT_SETTINGS, latency: 2, rateLimits: false },
		});
		expect(readCommandLine(['--help'])).toBeUndefined();
		for (const flag of Object.values(SETTING_FLAGS)) expect(HELP).toContain(`--${flag} `);
	});

	test.each([
		['--host', '0.0.0.0', /--host must be one of/],
		['--port', '99999', /--port must be/],
		['--profile', '2030', /profile must be/],
		['--speed', '1', /Unknown option/],
	])('refuses %s %s', (option, value, message) => {
		expect(() => readCommandLine([option, value])).toThrow(message);
	});

	test('says in one line where it listens, and stops when told to', async () => {
		const child = spawn(process.execPath, ['--import', 'tsx', 'sandbox/main.mts', '--port', '0']);
		const [line] = (await once(child.stdout, 'data')) as [Buffer];
		expect(line.toString()).toMatch(/^Intron sandbox: http:\/\/127\.0\.0\.1:\d+\n$/);
		child.kill('SIGINT');
		expect(await once(child, 'exit')).toEqual([0, null]);
	});
});

describe('a launched sandbox', () => {
	test('stops at once even while a client waits for an answer', async () => {
		const sandbox = await startSandbox();
		await sandbox.next('stall');
		const waiting = upload(sandbox).catch((error: NodeJS.ErrnoException) => error.code);
		while ((await sandbox.state()).acceptedUploads === 0);
		const begin = performance.now();
		await sandbox.stop();
		expect(performance.now() - begin).toBeLessThan(1_000);
		expect(await waiting).toBe('ECONNRESET');
	});

	test('says why it did not start', async () => {
		await expect(startSandbox({ port: 99_999 })).rejects.toThrow(/--port must be/);
	});
});
