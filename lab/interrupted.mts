/** Waits for Ctrl-C or a polite request to end. */
export async function interrupted(): Promise<void> {
	await new Promise<void>((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
		setInterval(() => undefined, 60_000); // nothing else keeps this process alive
	});
}
