import { beforeEach } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import type { RecordedRequest, Sandbox } from '../../../sandbox/launch.mts';
import type { EngineResult, EngineRun, InputItem } from './engine.mts';
import { runNode } from './engine.mts';
import { useCommonSandbox } from '../service/ownSandbox.mts';
import { recordingBytes } from '../service/recordings.mts';
import { VirtualClock } from '../time/virtualClock.mts';

/** A run of the node with the sandbox as the service. */
export type SandboxRun = Omit<EngineRun, 'credential'>;

/** What tests need of the sandbox. */
export interface SandboxBench {
	readonly sandbox: Sandbox;
	readonly clock: VirtualClock;
	run(run: SandboxRun): Promise<EngineResult>;
	/** The uploads that came, oldest first. */
	uploads(): Promise<RecordedRequest[]>;
	/** The requests for a file's status that came, oldest first. */
	looks(): Promise<RecordedRequest[]>;
}

let sharedClock: VirtualClock | undefined;

let sharedBench: SandboxBench | undefined;

/** The clock of a test file's runs; it needs no waiting. */
export const useVirtualClock = (): VirtualClock => (sharedClock ??= installClock());

/** Starts the sandbox, once for all tests of a file, and resets it before each one. */
export const useSandbox = (): SandboxBench => (sharedBench ??= installSandbox());

function installClock(): VirtualClock {
	const clock = new VirtualClock();
	// By then, every budget of an earlier test is whole again.
	beforeEach(() => {
		clock.chance = () => 0.5;
		clock.skip(600_000);
	});
	return clock;
}

/**
 * An item that holds a recording, whose name directs the sandbox by tokens such as `[timeout]`.
 *
 * @param file a sample recording, or the bytes of another one
 */
export const recordingItem = (
	tokens = '',
	file: string | Buffer = 'english.ogg',
	json: IDataObject = {},
): InputItem => {
	const data = typeof file === 'string' ? recordingBytes(file) : file;
	return { json, files: { data: { data, fileName: `Call ${tokens}.ogg` } } };
};

function installSandbox(): SandboxBench {
	const clock = useVirtualClock();
	const sandbox = useCommonSandbox();
	return {
		sandbox,
		clock,
		async run(run) {
			const { url, key } = sandbox;
			return await runNode({ clock, ...run, credential: { apiKey: key, baseUrl: url } });
		},
		uploads: async () =>
			(await sandbox.requests()).filter(({ endpoint }) => /^a?sync$/.test(endpoint)),
		looks: async () => (await sandbox.requests()).filter(({ endpoint }) => endpoint === 'status'),
	};
}
