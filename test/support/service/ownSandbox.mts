import { afterAll, beforeAll, beforeEach } from '@jest/globals';

import type { Sandbox, SandboxOptions } from '../../../sandbox/launch.mts';
import { startSandbox } from '../../../sandbox/launch.mts';

/** For the body of a test file: a sandbox of its own, which is like new in each test. */
export function useOwnSandbox(options: SandboxOptions = { rateLimits: false }): Sandbox {
	let started: Sandbox | undefined;
	const sandbox = (): Sandbox => {
		if (!started) throw new Error('The sandbox is there from beforeAll on');
		return started;
	};
	beforeAll(async () => {
		started = await startSandbox(options);
	});
	beforeEach(async () => {
		await sandbox().reset();
	});
	afterAll(async () => await started?.stop());
	return new Proxy({} as Sandbox, { get: (_none, name): unknown => Reflect.get(sandbox(), name) });
}
