import { SYNC_AUDIO_LIMITS_SECONDS } from '../catalog/service';

/** What is longer goes nowhere directly, whatever the account. */
const HIGHEST_LIMIT = Math.max(...SYNC_AUDIO_LIMITS_SECONDS);

/** A number of seconds in the words of a refusal, such as `maximum duration is 60 seconds`. */
const SECONDS = /\b(\d{1,4})(?:\.\d+)? ?(s|secs?|seconds?|m|mins?|minutes?)\b/i;

/** No account is known to have a lower limit; what is lower is another number. */
const LEAST_LIMIT = 10;

/** So many accounts are remembered; with more, the oldest are asked again. */
const MOST_ACCOUNTS = 1000;

/** The limits that the service told when it refused a recording for its length, by account. */
const learned = new Map<string, number>();

/**
 * The longest recording that the direct way takes, in seconds: what the service told this account in
 * this process, or else the highest that any account has.
 */
export const directLimit = (accountId: string): number => learned.get(accountId) ?? HIGHEST_LIMIT;

/** Learns the limit of an account from the service's own words, where they hold one. */
export function learnLimit(accountId: string, words: string): void {
	const [, digits, unit = ''] = SECONDS.exec(words) ?? [];
	if (digits === undefined) return;
	const seconds = Number(digits) * (unit.toLowerCase().startsWith('m') ? 60 : 1);
	if (seconds < LEAST_LIMIT || seconds > HIGHEST_LIMIT) return;
	learned.delete(accountId);
	learned.set(accountId, seconds);
	const [oldest] = learned.keys();
	if (learned.size > MOST_ACCOUNTS && oldest !== undefined) learned.delete(oldest);
}
