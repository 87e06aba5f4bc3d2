import { afterEach, describe, expect, jest, test } from '@jest/globals';

import { readBudgetNews } from '../../../../nodes/shared/intron/rateLimitHeaders';

const SERVICE_TIME = Date.parse('2026-08-14T02:00:00Z');

const seconds = (ms: number) => String(Math.floor(ms / 1000));

const date = new Date(SERVICE_TIME).toUTCString();

const read = (headers: Record<string, unknown>, statusCode = 200) =>
	readBudgetNews({ statusCode, headers });

afterEach(() => {
	jest.restoreAllMocks();
});

describe('the budget in the headers', () => {
	test('is read as it was captured from the service', () => {
		const headers = {
			'x-ratelimit-limit': '30',
			'x-ratelimit-remaining': '29',
			'x-ratelimit-reset': seconds(SERVICE_TIME + 42_000),
			'retry-after': '0',
			date,
		};
		expect(read(headers)).toEqual({
			limit: 30,
			remaining: 29,
			resetMs: 42_000,
			retryAfterMs: undefined,
		});
	});

	test.each([-86_400_000, -90_000, 0, 90_000, 86_400_000])(
		"is that of the service's own clock, when that of this machine is %i ms off",
		(skew) => {
			jest.spyOn(Date, 'now').mockReturnValue(SERVICE_TIME + skew);
			const reset = seconds(SERVICE_TIME + 42_000);
			expect(read({ 'x-ratelimit-reset': reset, date }).resetMs).toBe(42_000);
			expect(read({ 'x-ratelimit-reset': reset, date }, 429).retryAfterMs).toBe(42_000);
		},
	);

	test.each([undefined, '', 'yesterday', 7])("is that of this machine's clock by %j", (odd) => {
		jest.spyOn(Date, 'now').mockReturnValue(SERVICE_TIME - 1_000);
		const reset = seconds(SERVICE_TIME + 42_000);
		expect(read({ 'x-ratelimit-reset': reset, date: odd }).resetMs).toBe(43_000);
	});

	test('has no reset in the past', () => {
		const reset = seconds(SERVICE_TIME - 42_000);
		expect(read({ 'x-ratelimit-reset': reset, date }).resetMs).toBe(0);
	});

	test.each([undefined, null, '', ' ', 'many', 'NaN', 'Infinity', 30, ['30'], {}])(
		'is not known from %j',
		(odd) => {
			const headers = {
				'x-ratelimit-limit': odd,
				'x-ratelimit-remaining': odd,
				'x-ratelimit-reset': odd,
				'retry-after': odd,
				date,
			};
			expect(read(headers)).toEqual({});
		},
	);
});

describe('Retry-After', () => {
	const inAMinute = new Date(SERVICE_TIME + 60_000).toUTCString();
	const aMinuteAgo = new Date(SERVICE_TIME - 60_000).toUTCString();

	test.each([
		['in seconds', '7', 7_000],
		['in parts of a second', '0.5', 500],
		['of none', '0', 0],
		['of less than none', '-5', 0],
		['as a date', inAMinute, 60_000],
		['as a date that is over', aMinuteAgo, 0],
		['that nobody can read', 'soon', 0],
		['that is missing', undefined, 0],
	])('%s is read from a 429', (_what, value, ms) => {
		expect(read({ 'retry-after': value, date }, 429).retryAfterMs).toBe(ms);
	});

	test('is the reset of a 429 that has none', () => {
		const reset = seconds(SERVICE_TIME + 42_000);
		expect(read({ 'x-ratelimit-reset': reset, date }, 429).retryAfterMs).toBe(42_000);
	});

	test('wins over the reset', () => {
		const headers = {
			'x-ratelimit-reset': seconds(SERVICE_TIME + 42_000),
			'retry-after': '3',
			date,
		};
		expect(read(headers, 429).retryAfterMs).toBe(3_000);
	});

	test.each([200, 202, 400, 403, 408, 500, 502, 503, 504])(
		'asks for nothing on %i, where the service sends it too',
		(statusCode) => {
			for (const value of ['0', '1', '60', inAMinute]) {
				expect(read({ 'retry-after': value, date }, statusCode).retryAfterMs).toBeUndefined();
			}
		},
	);
});
