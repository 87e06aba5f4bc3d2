import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import type { EngineResult, EngineRun } from './engine.mts';
import { runNode } from './engine.mts';
import { recordingItem, useVirtualClock } from './sandboxRuns.mts';
import type { VirtualClock } from '../time/virtualClock.mts';
import type { Call, VirtualService } from '../service/virtualService.mts';
import { startVirtualService } from '../service/virtualService.mts';

/** What tests need of a service in virtual time. */
export interface ServiceBench {
	readonly service: VirtualService;
	readonly clock: VirtualClock;
	/** Runs the node on so many recordings, named `Call 0`, `Call 1` and so on. */
	run(count: number, parameters?: IDataObject, more?: Partial<EngineRun>): Promise<EngineResult>;
	/** The API key of the test; each has its own, and so its own budget. */
	readonly key: string;
	calls(endpoint: Call['endpoint']): Call[];
}

let sharedBench: ServiceBench | undefined;

/** Starts a service in virtual time, once for all tests of a file. */
export const useVirtualService = (): ServiceBench => (sharedBench ??= installService());

function installService(): ServiceBench {
	const clock = useVirtualClock();
	let started: VirtualService | undefined;
	let tests = 0;
	const service = (): VirtualService => {
		if (!started) throw new Error('The service has not been started');
		return started;
	};
	const key = () => `key-of-test-${tests}`;
	beforeAll(async () => {
		started = await startVirtualService(clock);
	});
	beforeEach(() => {
		tests += 1;
		Object.assign(service(), {
			calls: [],
			mostAtOnce: 0,
			workMs: () => 3_000,
			pendingLooks: () => 0,
		});
	});
	afterAll(async () => {
		await started?.close();
	});
	return {
		clock,
		get service() {
			return service();
		},
		get key() {
			return key();
		},
		run: async (count, parameters = {}, more = {}) =>
			await runNode({
				clock,
				parameters,
				items: Array.from({ length: count }, (_, index) => recordingItem(String(index), 'yes.wav')),
				credential: { apiKey: key(), baseUrl: service().url },
				...more,
			}),
		calls: (endpoint) => service().calls.filter((call) => call.endpoint === endpoint),
	};
}
