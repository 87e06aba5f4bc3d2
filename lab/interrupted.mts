/** Waits for Ctrl-C or a polite request to end. */
export async function interrupted(): Promise<void> {
	await new Promise<void>((resolve) => {
		// Each time, not once: a second Ctrl-C would end the process before it has cleared up. A terminal
		// sends it to all processes of a command, and those pass it on once more.
		for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
		setInterval(() => undefined, 60_000); // nothing else keeps this process alive
	});
}
