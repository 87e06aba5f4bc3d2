import type { BudgetNews } from './budget';
import type { JsonObject } from './reply';

function headerNumber(headers: JsonObject, name: string): number | undefined {
	const value = headers[name];
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
	return Number.isFinite(number) ? number : undefined;
}

function headerTimeMs(headers: JsonObject, name: string): number | undefined {
	const value = headers[name];
	const time = typeof value === 'string' ? Date.parse(value) : NaN;
	return Number.isFinite(time) ? time : undefined;
}

/**
 * Reads what a reply tells of the budget. The service sends `x-ratelimit-…` with every reply, and
 * `retry-after` too (0 on a time-out, 1 on a status): only that of a 429 asks to wait.
 */
export function readBudgetNews({
	statusCode,
	headers,
}: {
	readonly statusCode: number;
	readonly headers: JsonObject;
}): BudgetNews {
	// The reset is in the service's time, so it is compared with the service's own date.
	const serviceTimeMs = headerTimeMs(headers, 'date') ?? Date.now();
	const reset = headerNumber(headers, 'x-ratelimit-reset');
	const resetMs = reset === undefined ? undefined : Math.max(0, reset * 1000 - serviceTimeMs);
	const retryAfter = headerNumber(headers, 'retry-after');
	const retryAt = headerTimeMs(headers, 'retry-after');
	const askedMs =
		retryAfter !== undefined
			? retryAfter * 1000
			: retryAt !== undefined
				? retryAt - serviceTimeMs
				: resetMs;
	return {
		limit: headerNumber(headers, 'x-ratelimit-limit'),
		remaining: headerNumber(headers, 'x-ratelimit-remaining'),
		resetMs,
		retryAfterMs: statusCode === 429 ? Math.max(0, askedMs ?? 0) : undefined,
	};
}
