import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { ALL_FAULTS } from '../../../../nodes/shared/intron/faults';
import { MAX_TRIES, retryDelayMs } from '../../../../nodes/shared/intron/retry';
import { holds } from '../../../support/random/properties.mts';

test('a call is tried again within bounds only, and an upload only when it is free', async () => {
	await holds(
		fc.property(
			fc.constantFrom('upload' as const, 'read' as const),
			fc.constantFrom(...ALL_FAULTS),
			fc.integer({ min: 1, max: 2 * MAX_TRIES }),
			fc.option(fc.double({ min: 0, noNaN: true }), { nil: undefined }),
			fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
			(kind, fault, tries, retryAfterMs, random) => {
				const delay = retryDelayMs(kind, fault, tries, retryAfterMs, random);
				if (delay === undefined) return;
				expect(fault.mayPass).toBe(true);
				expect(tries).toBeLessThan(MAX_TRIES);
				if (kind === 'upload') expect(fault.mayBeAccepted).toBe(false);
				const asked = Math.min(retryAfterMs ?? 0, 60_000);
				expect(delay).toBeGreaterThanOrEqual(asked);
				expect(delay).toBeLessThanOrEqual(asked + 20_000);
			},
		),
		5,
	);
});
