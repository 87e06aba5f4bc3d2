import { expect, test } from '@jest/globals';

import { readWaitForResult, waitPlanOf } from '../../../../nodes/shared/run/waitForResult';
import { itemWith, refusedBy } from '../../../support/unit/items.mts';

test.each<[object, boolean]>([
	[{}, false],
	[{ waitForResult: false }, false],
	[{ waitForResult: 'no' }, false],
	[{ waitForResult: true }, true],
	[{ waitForResult: 'TRUE' }, true],
])('whether to wait is read from %j: %j', (parameters, isWaiting) => {
	expect(readWaitForResult(itemWith({ ...parameters }))).toBe(isWaiting);
});

test('whether to wait can not be anything', () => {
	const item = itemWith({ waitForResult: 'maybe' });
	expect(refusedBy(item, () => readWaitForResult(item))[0]).toBe(
		`'Wait for Result' is neither true nor false: "maybe"`,
	);
});

test('how to wait is told in seconds and kept in milliseconds', () => {
	expect(waitPlanOf({ maxWait: 60, firstCheck: 1.5 })).toEqual({
		budgetMs: 60_000,
		firstIntervalMs: 1_500,
	});
});
