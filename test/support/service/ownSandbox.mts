import type { Sandbox, SandboxOptions } from '../../../sandbox/launch.mts';
import { startSandbox } from '../../../sandbox/launch.mts';
import { forOneFile } from '../forOneFile.mts';
import type { sandboxOfWorker } from '../worker/sandbox.mts';

const reset = async (sandbox: Sandbox) => await sandbox.reset();

/** For the body of a test file: a sandbox of its own, which is like new in each test. */
export const useOwnSandbox = (options: SandboxOptions): Sandbox =>
	forOneFile(
		async () => await startSandbox(options),
		reset,
		async (sandbox) => await sandbox.stop(),
	);

/** For the body of a test file: the sandbox of all files, without rate limits, like new in each test. */
export const useCommonSandbox = (): Sandbox =>
	forOneFile(
		async () =>
			// Of the jest environment, `worker/environment.cjs`.
			await (
				globalThis as unknown as { sandboxOfWorker: typeof sandboxOfWorker }
			).sandboxOfWorker(),
		reset,
		async () => {},
	);
