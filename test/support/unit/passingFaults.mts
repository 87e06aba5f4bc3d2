/** The names of the faults of any endpoint after which the same look may go well a little later. */
export const PASSING: readonly string[] = [
	'rateLimit',
	'unreachable',
	'notReached',
	'outage',
	'timeout',
	'cancelled',
	'connectionLost',
];
