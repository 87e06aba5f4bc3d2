/**
 * A credential whose fields are expressions: the items of one run belong to several accounts, of which
 * none is held up by what another one's service does, and each has the budget of its own key.
 */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { recordingItem } from '../../../support/engine/sandboxRuns.mts';
import { useVirtualService } from '../../../support/engine/serviceRuns.mts';
import type { Call, VirtualService } from '../../../support/service/virtualService.mts';
import { startVirtualService } from '../../../support/service/virtualService.mts';

const bench = useVirtualService();

const credential = { apiKey: '={{ $json.key }}', baseUrl: '={{ $json.url }}' };

/** How long the service works on a recording. */
const WORK = 3_000;

/** Nobody waits as long as this for an answer. */
const A_WEEK = 7 * 24 * 60 * 60_000;

/** So many items of each account, in turn. */
const EACH = 6;

let other: VirtualService;

beforeEach(async () => {
	other = await startVirtualService(bench.clock);
});
afterEach(async () => {
	await bench.clock.drain();
	await other.close();
});

interface Account {
	readonly key: string;
	readonly url: string;
}

/** Runs the node on items of two accounts in turn, so many of each; the ids of those that are done. */
async function runInTurn(
	each: number,
	accounts: readonly [Account, Account],
	options: IDataObject,
) {
	const items = Array.from({ length: 2 * each }, (_, index) =>
		recordingItem(String(index), 'yes.wav', { ...accounts[index % 2] }),
	);
	const { outputs } = await bench.run(
		0,
		{ options },
		{ items, credential, onError: 'continueErrorOutput' },
	);
	return new Set(outputs[0]?.map(({ json }) => json.fileId));
}

/** The time from the first of these calls to the last answer. */
const timeOf = (calls: readonly Call[]) =>
	Math.max(...calls.map(({ to }) => to)) - Math.min(...calls.map(({ from }) => from));

const keysAt = ({ calls }: VirtualService) => new Set(calls.map(({ key }) => key));

describe('items of two accounts at two addresses', () => {
	const accounts = (): [Account, Account] => [
		{ key: 'key-of-a', url: other.url },
		{ key: bench.key, url: bench.service.url },
	];

	test.each<[string, IDataObject, () => void, number]>([
		[
			'never answers uploads',
			{ concurrency: 2 },
			() => {
				other.workMs = () => A_WEEK;
			},
			(EACH / 2) * WORK,
		],
		[
			'refuses all that comes for its first minute',
			{ concurrency: 2 },
			() => other.takeAway('sync', 'key-of-a', 30),
			(EACH / 2) * WORK,
		],
		[
			'never has a result ready, where both are waited for',
			{ concurrency: EACH, onTimeOut: 'keepWaiting', maxWait: 86_400, firstCheck: 1 },
			() => {
				other.pendingLooks = () => 10;
				bench.service.pendingLooks = () => 1;
			},
			// Two looks at each, one a second.
			WORK + 2 * EACH * 1_100 + 10_000,
		],
	])('are done in their own time while the other service %s', async (_what, options, set, most) => {
		set();
		const began = bench.clock.now();
		const done = await runInTurn(EACH, accounts(), options);
		for (let index = 1; index < 2 * EACH; index += 2) expect(done).toContain(`Call-${index}`);
		expect(timeOf(bench.service.calls)).toBeLessThanOrEqual(most);
		expect(bench.clock.now() - began).toBeGreaterThan(2 * most);
		expect([keysAt(other), keysAt(bench.service)]).toEqual([
			new Set(['key-of-a']),
			new Set([bench.key]),
		]);
	});
});

test('two keys at one address have two budgets', async () => {
	const { url } = bench.service;
	const keys = [`${bench.key}-a`, `${bench.key}-b`] as const;
	const done = await runInTurn(
		30,
		[
			{ key: keys[0], url },
			{ key: keys[1], url },
		],
		{ concurrency: 60 },
	);
	expect(done.size).toBe(60);
	for (const key of keys) {
		expect(bench.service.calls.filter((call) => call.key === key)).toHaveLength(30);
	}
	expect(bench.service.calls.map(({ status }) => status)).not.toContain(429);
	expect(timeOf(bench.service.calls)).toBeLessThanOrEqual(2 * WORK);
});
