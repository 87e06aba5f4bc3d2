import { expect, test } from '@jest/globals';

import { OPTIONS } from '../../../../nodes/IntronTranscribe/panel/options';
import { readWaitForResult, waitPlanOf } from '../../../../nodes/shared/run/waitingPanel';
import { readOptions } from '../../../../nodes/shared/run/options';
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
	const item = itemWith({ options: { maxWait: 60, firstCheck: 1.5 } });
	expect(waitPlanOf(readOptions(item, OPTIONS))).toEqual({
		budgetMs: 60_000,
		firstIntervalMs: 1_500,
	});
});
