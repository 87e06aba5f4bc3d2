import type { Sandbox } from '../../../sandbox/launch.mts';
import { startSandbox } from '../../../sandbox/launch.mts';

let running: Promise<Sandbox> | undefined;

/** A sandbox without rate limits; the first call starts it, and it ends with the process. */
export const sandboxOfWorker = async (): Promise<Sandbox> =>
	await (running ??= startSandbox({ rateLimits: false, endsWithThis: true }));
