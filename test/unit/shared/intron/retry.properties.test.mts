import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { FAULTS } from '../../../../nodes/IntronTranscribe/faults';
import { MAX_TRIES, retryDelayMs } from '../../../../nodes/shared/intron/retry';
import { holds } from '../../../support/random/properties.mts';

test('a call is tried again within bounds only, and a job only when it is free', async () => {
	await holds(
		fc.property(
			fc.constantFrom('submit' as const, 'read' as const),
			fc.constantFrom(...FAULTS.all),
			fc.integer({ min: 1, max: 2 * MAX_TRIES }),
			fc.option(fc.double({ min: 0, noNaN: true }), { nil: undefined }),
			fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
			(kind, fault, tries, retryAfterMs, random) => {
				const delay = retryDelayMs(kind, fault, tries, retryAfterMs, random);
				if (delay === undefined) return;
				expect(fault.mayPass).toBe(true);
				expect(tries).toBeLessThan(MAX_TRIES);
				if (kind === 'submit') expect(fault.mayBeAccepted).toBeUndefined();
				const asked = Math.min(retryAfterMs ?? 0, 60_000);
				expect(delay).toBeGreaterThanOrEqual(asked);
				expect(delay).toBeLessThanOrEqual(asked + 20_000);
			},
		),
		5,
	);
});
