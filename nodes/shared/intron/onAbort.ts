/** Who is to be told, by signal; one listener does for all, as Node.js warns of more. */
const listeners = new WeakMap<AbortSignal, Set<() => void>>();

function listenersOf(signal: AbortSignal): Set<() => void> {
	const known = listeners.get(signal);
	if (known) return known;
	const told = new Set<() => void>();
	listeners.set(signal, told);
	signal.addEventListener('abort', () => told.forEach((tell) => tell()), { once: true });
	return told;
}

/**
 * Calls a function once when a signal comes.
 *
 * @param listener called at once by the signal; a function of its own for each call
 * @returns takes the listener away again
 */
export function onAbort(signal: AbortSignal, listener: () => void): () => void {
	const told = listenersOf(signal);
	told.add(listener);
	return () => told.delete(listener);
}
