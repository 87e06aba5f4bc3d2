const SIGNALS: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

const duties = new Set<() => void>();
let hooked = false;

/**
 * Does something, synchronously, however this process ends: normally, by an uncaught error, or by a
 * signal. The last duty first. The returned function calls it off.
 */
export function atExit(duty: () => void): () => void {
	hook();
	duties.add(duty);
	return () => duties.delete(duty);
}

function hook(): void {
	if (hooked) return;
	hooked = true;
	process.on('exit', doDuties);
	for (const signal of SIGNALS) {
		const handle = () => {
			process.removeListener(signal, handle);
			if (process.listenerCount(signal) > 0) return; // someone else decides; 'exit' follows
			doDuties();
			process.kill(process.pid, signal);
		};
		process.on(signal, handle);
	}
}

function doDuties(): void {
	for (const duty of [...duties].reverse()) {
		duties.delete(duty);
		try {
			duty();
		} catch {
			// one that fails must not keep the others from being done
		}
	}
}
