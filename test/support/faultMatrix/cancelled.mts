import { setTimeout } from 'node:timers/promises';

import type { RecordedRequest } from '../../../sandbox/launch.mts';
import { useSandbox } from '../engine/sandboxRuns.mts';
import type { Disturbance, FaultGroup, MatrixFault } from './fault.mts';

const bench = useSandbox();

const atStart = (): Disturbance => ({ atStart: (cancel) => cancel() });

const atFirstNap = (): Disturbance => ({
	onNap(cancel) {
		cancel();
		return 0;
	},
});

/** Cancels when the service has got a request that it will not answer. */
const whenItHas = (isIt: (request: RecordedRequest) => boolean) => (): Disturbance => ({
	atStart: (cancel) => {
		void (async () => {
			while (!(await bench.sandbox.requests()).some(isIt)) await setTimeout(5);
			cancel();
		})();
	},
});

const cancelled: Pick<MatrixFault, 'isCancelled' | 'parameters'> = {
	isCancelled: true,
	parameters: { options: { onTimeOut: 'keepWaiting' } },
};

export const CANCELLED: FaultGroup = {
	title: 'The execution is cancelled',
	about:
		'n8n breaks off requests on their way. What leaves the node is not always stored: see [Errors](errors.md#cancelled-executions-and-restarts). *When Intron Needs Longer* is Keep Waiting.',
	faults: [
		{
			...cancelled,
			what: 'Before the node begins.',
			disturb: atStart,
			end: 'nothing',
			upload: 'none',
		},
		{
			...cancelled,
			what: 'While it waits for its turn, after an answer 429.',
			tokens: '[rate-limit=1]',
			disturb: atFirstNap,
			end: { fault: 'rateLimit', onRetry: 'notSent' },
			upload: 'none',
		},
		{
			...cancelled,
			what: 'While the recording is being sent.',
			tokens: '[stall-upload]',
			disturb: whenItHas(({ scenarios }) => scenarios.includes('stall-upload')),
			end: { fault: 'cancelled' },
			upload: 'none',
		},
		{
			...cancelled,
			what: 'After the recording was accepted, before the answer.',
			tokens: '[stall]',
			disturb: whenItHas(({ fileId }) => fileId !== null),
			end: { fault: 'cancelled' },
			upload: 'unknown',
		},
		{
			...cancelled,
			what: 'Between two status checks.',
			tokens: '[queued=9999]',
			disturb: atFirstNap,
			end: 'stillProcessing',
			upload: 'known',
		},
		{
			...cancelled,
			what: 'During a status check.',
			tokens: '[timeout][status:stall]',
			disturb: whenItHas(({ endpoint }) => endpoint === 'status'),
			end: 'stillProcessing',
			upload: 'known',
		},
	],
};
