import type { Sandbox, SandboxOptions } from '../../../sandbox/launch.mts';
import { startSandbox } from '../../../sandbox/launch.mts';
import { forOneFile } from '../forOneFile.mts';

/** For the body of a test file: a sandbox of its own, which is like new in each test. */
export const useOwnSandbox = (options: SandboxOptions = { rateLimits: false }): Sandbox =>
	forOneFile(
		async () => await startSandbox(options),
		async (sandbox) => await sandbox.reset(),
		async (sandbox) => await sandbox.stop(),
	);
