import { describe, expect, test } from '@jest/globals';

import { judgeUpload } from '../../../../nodes/IntronTranscribe/api';
import { FAULTS } from '../../../../nodes/IntronTranscribe/faults';
import type { Fault } from '../../../../nodes/shared/intron/faults/fault';
import { readReply } from '../../../../nodes/shared/intron/reply';
import type { CallKind } from '../../../../nodes/shared/intron/retry';
import { MAX_TRIES, retryDelayMs } from '../../../../nodes/shared/intron/retry';
import { FAULT_CASES, TRANSPORT_CASES } from '../../../support/service/faultCases.mts';
import { PASSING } from '../../../support/unit/passingFaults.mts';

/**
 * The faults after which a call is tried again. A job is submitted again only where the service surely
 * did not take it: each one is billed.
 */
const TRIED_AGAIN: Record<CallKind, readonly string[]> = {
	submit: ['rateLimit', 'unreachable', 'notReached'],
	read: PASSING,
};

const KINDS: readonly CallKind[] = ['submit', 'read'];

const ALMOST_ONE = 1 - Number.EPSILON;

const everyFault: readonly Fault[] = [
	...FAULTS.all,
	...FAULT_CASES.flatMap(({ httpStatus, body }) => {
		const verdict = judgeUpload(readReply(httpStatus, body));
		return verdict.state === 'refused' ? [verdict.fault] : [];
	}),
	...TRANSPORT_CASES.map(([code]) => FAULTS.ofTransport(code)),
];

const faults = [...new Map(everyFault.map((fault) => [fault.name, fault])).values()];

const fault = (name: string): Fault => {
	const found = faults.find((candidate) => candidate.name === name);
	if (!found) throw new Error(`There is no fault ${name}`);
	return found;
};

const tryNumbers = Array.from({ length: MAX_TRIES + 2 }, (_, index) => index + 1);

const table = faults.flatMap(({ name }) =>
	KINDS.flatMap((kind) => tryNumbers.map((tries) => ({ name, kind, tries }))),
);

describe('whether a call is tried again', () => {
	test.each(table)('$kind, $name, try $tries', ({ name, kind, tries }) => {
		const isTriedAgain = TRIED_AGAIN[kind].includes(name) && tries < MAX_TRIES;
		for (const random of [0, 0.5, ALMOST_ONE]) {
			for (const retryAfterMs of [undefined, 0, 5_000]) {
				const delay = retryDelayMs(kind, fault(name), tries, retryAfterMs, random);
				expect(delay !== undefined).toBe(isTriedAgain);
			}
		}
	});

	test('depends on the fault alone, not on which of its texts the service chose', () => {
		const shape = ({ mayPass, mayBeAccepted }: Fault) => [mayPass, mayBeAccepted];
		for (const candidate of everyFault)
			expect(shape(candidate)).toEqual(shape(fault(candidate.name)));
	});

	test('is told for every fault that there is to try again', () => {
		for (const name of Object.values(TRIED_AGAIN).flat()) expect(fault(name).mayPass).toBe(true);
	});
});

describe('when a call is tried again', () => {
	const cases = KINDS.flatMap((kind) =>
		TRIED_AGAIN[kind].flatMap((name) =>
			tryNumbers.filter((tries) => tries < MAX_TRIES).map((tries) => ({ kind, name, tries })),
		),
	);

	const delay = (
		{ kind, name, tries }: (typeof cases)[number],
		random: number,
		retryAfterMs?: number,
	): number => retryDelayMs(kind, fault(name), tries, retryAfterMs, random) ?? NaN;

	test.each(cases)('$kind, $name, try $tries: at any time up to twice the last one', (given) => {
		const longest = 500 * 2 ** (given.tries - 1);
		expect(longest).toBeLessThanOrEqual(20_000);
		expect(delay(given, 0)).toBe(0);
		expect(delay(given, 0.5)).toBe(longest / 2);
		expect(delay(given, ALMOST_ONE)).toBeLessThanOrEqual(longest);
		expect(delay(given, ALMOST_ONE)).toBeGreaterThan(0.99 * longest);
	});

	test.each(cases)('$kind, $name, try $tries: not before Retry-After', (given) => {
		for (const retryAfterMs of [0, 1_000, 60_000]) {
			for (const random of [0, 0.5, ALMOST_ONE]) {
				expect(delay(given, random, retryAfterMs)).toBe(retryAfterMs + delay(given, random));
			}
		}
	});

	test.each(cases)('$kind, $name, try $tries: no later for a Retry-After of days', (given) => {
		expect(delay(given, 0, 172_800_000)).toBe(60_000);
	});
});
