import { afterAll, beforeAll, beforeEach } from '@jest/globals';

/**
 * For the body of a test file: something that is started for its tests, is like new in each of them,
 * and ends with the last one.
 */
export function forOneFile<Started extends object>(
	start: () => Promise<Started>,
	renew: (started: Started) => unknown,
	stop: (started: Started) => Promise<unknown>,
): Started {
	let started: Started | undefined;
	const there = (): Started => {
		if (!started) throw new Error('It is there from beforeAll on');
		return started;
	};
	beforeAll(async () => {
		started = await start();
	});
	beforeEach(async () => {
		await renew(there());
	});
	afterAll(async () => {
		if (started) await stop(started);
	});
	return new Proxy({} as Started, { get: (_none, name): unknown => Reflect.get(there(), name) });
}
