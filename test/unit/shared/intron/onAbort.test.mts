import { expect, jest, test } from '@jest/globals';

import { onAbort } from '../../../../nodes/shared/intron/onAbort';

test('all who listen are told by the signal, once, and at once', () => {
	const stop = new AbortController();
	const listeners = [jest.fn(), jest.fn(), jest.fn()];
	for (const listener of listeners) onAbort(stop.signal, listener);
	stop.abort();
	stop.abort();
	for (const listener of listeners) expect(listener).toHaveBeenCalledTimes(1);
});

test('who listens no more is not told, and who listens to another signal neither', () => {
	const [stop, other] = [new AbortController(), new AbortController()];
	const [gone, elsewhere, listening] = [jest.fn(), jest.fn(), jest.fn()];
	const leave = onAbort(stop.signal, gone);
	onAbort(other.signal, elsewhere);
	onAbort(stop.signal, listening);
	leave();
	stop.abort();
	expect(gone).not.toHaveBeenCalled();
	expect(elsewhere).not.toHaveBeenCalled();
	expect(listening).toHaveBeenCalledTimes(1);
});

test('who leaves while others are told does not keep them from it', () => {
	const stop = new AbortController();
	const told: number[] = [];
	const leave = Array.from({ length: 5 }, (_, index) =>
		onAbort(stop.signal, () => {
			told.push(index);
			leave[index]?.();
		}),
	);
	stop.abort();
	expect(told).toEqual([0, 1, 2, 3, 4]);
});

test('a thousand who listen to one signal need one listener of it', () => {
	const { signal } = new AbortController();
	const add = jest.spyOn(signal, 'addEventListener');
	for (let count = 0; count < 1_000; count++) onAbort(signal, () => {});
	expect(add).toHaveBeenCalledTimes(1);
});
