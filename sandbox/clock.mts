/** Time as the sandbox sees it; a parameter, so that tests of queues and budgets need not wait. */
export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	sleep(milliseconds: number): Promise<void>;
}

/** The machine's own time. */
export const systemClock: Clock = {
	now: () => Date.now(),
	sleep: async (milliseconds) =>
		await new Promise((resolve) => {
			setTimeout(resolve, milliseconds);
		}),
};
