import { ANSWERS } from './answers.mts';
import { CANCELLED } from './cancelled.mts';
import { CLOCK_JUMPS } from './clockJumps.mts';
import { CONNECTION } from './connection.mts';
import type { FaultGroup } from './fault.mts';
import { SPOILED_REPLIES, TIME_OUTS } from './replies.mts';
import { STATUS_CHECKS } from './statusChecks.mts';

/** Every fault of the matrix, in the order of the document. */
export const GROUPS: readonly FaultGroup[] = [
	CONNECTION,
	ANSWERS,
	SPOILED_REPLIES,
	TIME_OUTS,
	STATUS_CHECKS,
	CLOCK_JUMPS,
	CANCELLED,
];
