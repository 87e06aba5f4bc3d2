import type { Clock } from './clock';

/** What was left to others did not end in its time. Its code is that of the network's time-outs. */
export class Overdue extends Error {
	override readonly name = 'Overdue';

	readonly code = 'ETIMEDOUT';
}

/** n8n's HTTP client has this much time to tell of its own time-out, in milliseconds. */
export const GRACE_MS = 3_000;

/** How long n8n's storage may do nothing, in milliseconds. */
export const STORAGE_PATIENCE_MS = 60_000;

/**
 * Does what depends on others, and gives up on it when its time is over, whatever they do. n8n's HTTP
 * client has its own time-out, and yet there are answers about which it tells nothing, ever: in n8n
 * 2.0 one that is said to be compressed and is not.
 *
 * @param ms how long it may take, in milliseconds
 * @param work given a function that says that it goes on; its time then counts anew
 * @throws Overdue, or what the work throws
 */
export async function within<T>(
	clock: Clock,
	ms: number,
	work: (goesOn: () => void) => Promise<T>,
): Promise<T> {
	return await new Promise<T>((resolve, reject) => {
		const deadline = clock.deadline(ms, () =>
			reject(new Overdue(`Nothing came of it within ${ms} ms`)),
		);
		void work(() => deadline.renew())
			.then(resolve, reject)
			.finally(() => deadline.end());
	});
}

/** Passes bytes on, and says with each piece that the work goes on. */
export async function* whileGoing(
	bytes: AsyncIterable<Uint8Array>,
	goesOn: () => void,
): AsyncGenerator<Uint8Array> {
	for await (const chunk of bytes) {
		goesOn();
		yield chunk;
	}
}

/**
 * Passes bytes on, each piece of which has to come in its time.
 *
 * @param ms in milliseconds, without the time in which nobody asks for them
 * @throws Overdue, or what the source throws
 */
export async function* eachWithin(
	clock: Clock,
	ms: number,
	bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
	const source = bytes[Symbol.asyncIterator]();
	try {
		for (;;) {
			const next = await within(clock, ms, async () => await source.next());
			if (next.done) return;
			yield next.value;
		}
	} finally {
		// Not waited for: a source that hangs does not end either.
		void source.return?.();
	}
}
