import { jest } from '@jest/globals';

import type { Disturbance, FaultGroup, MatrixFault } from './fault.mts';

const HOUR_MS = 3_600_000;

/** Does something when the node begins to wait for the first time. */
const atFirstNap = (happen: () => number) => (): Disturbance => {
	let isOver = false;
	return {
		onNap() {
			if (isOver) return 0;
			isOver = true;
			return happen();
		},
	};
};

/** Moves the wall clock, as a correction of the time does; the test puts it back. */
const wallClockJumps = (ms: number) =>
	atFirstNap(() => {
		const { now } = Date;
		jest.spyOn(Date, 'now').mockImplementation(() => now() + ms);
		return 0;
	});

/** Lets a wait take an hour longer. */
const computerSleeps = atFirstNap(() => HOUR_MS);

const forTurn: Pick<MatrixFault, 'tokens' | 'upload'> = {
	tokens: '[rate-limit=1]',
	upload: 'known',
};

const forResult: Pick<MatrixFault, 'tokens' | 'upload' | 'parameters'> = {
	tokens: '[queued=3]',
	parameters: { options: { onTimeOut: 'keepWaiting', maxWait: 60 } },
	upload: 'known',
};

export const CLOCK_JUMPS: FaultGroup = {
	title: 'The clock jumps',
	about: 'Waiting for a turn: after an answer 429. Waiting for the transcript: for 60 seconds.',
	faults: [
		{
			...forTurn,
			what: 'Forward by an hour, while the node waits for its turn.',
			disturb: wallClockJumps(HOUR_MS),
			end: 'transcribed',
		},
		{
			...forTurn,
			what: 'Back by an hour, while the node waits for its turn.',
			disturb: wallClockJumps(-HOUR_MS),
			end: 'transcribed',
		},
		{
			...forResult,
			what: 'Forward by an hour, while the node waits for the transcript.',
			disturb: wallClockJumps(HOUR_MS),
			end: 'transcribed',
		},
		{
			...forResult,
			what: 'Back by an hour, while the node waits for the transcript.',
			disturb: wallClockJumps(-HOUR_MS),
			end: 'transcribed',
		},
		{
			...forTurn,
			what: 'The computer sleeps for an hour, while the node waits for its turn.',
			disturb: computerSleeps,
			end: 'transcribed',
		},
		{
			...forResult,
			what: 'The computer sleeps for an hour, while the node waits for the transcript.',
			disturb: computerSleeps,
			end: 'stillProcessing',
		},
	],
};
