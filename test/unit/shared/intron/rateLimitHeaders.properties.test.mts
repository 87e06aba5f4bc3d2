import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { Pacer } from '../../../../nodes/shared/intron/pacer';
import { readBudgetNews } from '../../../../nodes/shared/intron/rateLimitHeaders';
import { anyText, holds } from '../../../support/random/properties.mts';
import { VirtualClock } from '../../../support/time/virtualClock.mts';

const anyNumber = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.double(), fc.bigInt()).map(String);

const anyDate = fc.date({ noInvalidDate: true }).map((date) => date.toUTCString());

const anyHeader = fc.oneof(anyNumber, anyDate, anyText('1e999', '-'), fc.jsonValue());

const anyReply = fc.record({
	statusCode: fc.constantFrom(200, 408, 429, 503),
	headers: fc.record(
		{
			'x-ratelimit-limit': anyHeader,
			'x-ratelimit-remaining': anyHeader,
			'x-ratelimit-reset': anyHeader,
			'retry-after': anyHeader,
			date: anyHeader,
		},
		{ requiredKeys: [] },
	),
});

/** The longest time for which a reply can hold a call back, in milliseconds. */
const LONGEST_HOLD = 60_500;

test('headers of any text give times that are none or not negative', async () => {
	await holds(
		fc.property(anyReply, (reply) => {
			const { limit = 0, remaining = 0, resetMs = 0, retryAfterMs = 0 } = readBudgetNews(reply);
			expect(resetMs).toBeGreaterThanOrEqual(0);
			expect(retryAfterMs).toBeGreaterThanOrEqual(0);
			expect([Number.isFinite(limit), Number.isFinite(remaining)]).toEqual([true, true]);
			if (reply.statusCode !== 429) expect(retryAfterMs).toBe(0);
		}),
		5,
	);
});

test('headers of any text hold a call back for a minute at the most', async () => {
	const endpoint = { path: '/burst', callsPerMinute: 5, spacingMs: 0 };
	await holds(
		fc.asyncProperty(fc.array(anyReply, { minLength: 1, maxLength: 5 }), async (replies) => {
			const clock = new VirtualClock();
			const pacer = new Pacer(endpoint, clock);
			for (const reply of replies) pacer.learn(readBudgetNews(reply));
			expect(await pacer.turn(Infinity)).toBe(true);
			expect(clock.now()).toBeLessThanOrEqual(LONGEST_HOLD);
		}),
	);
});
