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
afterEach(async () => await other.close());

interface Account {
	readonly key: string;
	readonly url: string;
}

/** Runs the node on items of two accounts in turn, so many of each. */
async function runInTurn(
	each: number,
	accounts: readonly [Account, Account],
	options: IDataObject,
) {
	const items = Array.from({ length: 2 * each }, (_, index) =>
		recordingItem(String(index), 'yes.wav', { ...accounts[index % 2] }),
	);
	const result = await bench.run(0, { options }, { items, credential });
	expect(result.error).toBeUndefined();
	expect(result.outputs[0]?.map(({ json }) => json.fileId)).toEqual(
		items.map((_, index) => `Call-${index}`),
	);
}

/** When the last of these was answered, from the first request of the run on. */
function lastAnswer(calls: readonly Call[]): number {
	const starts = [...bench.service.calls, ...other.calls].map(({ from }) => from);
	return Math.max(...calls.map(({ to }) => to)) - Math.min(...starts);
}

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
		await runInTurn(EACH, accounts(), options);
		expect(lastAnswer(bench.service.calls)).toBeLessThanOrEqual(most);
		expect(lastAnswer(other.calls)).toBeGreaterThan(2 * most);
		expect([keysAt(other), keysAt(bench.service)]).toEqual([
			new Set(['key-of-a']),
			new Set([bench.key]),
		]);
	});
});

test('two keys at one address have two budgets', async () => {
	const { url } = bench.service;
	const keys = [`${bench.key}-a`, `${bench.key}-b`] as const;
	await runInTurn(
		30,
		[
			{ key: keys[0], url },
			{ key: keys[1], url },
		],
		{ concurrency: 60 },
	);
	for (const key of keys) {
		expect(bench.service.calls.filter((call) => call.key === key)).toHaveLength(30);
	}
	expect(bench.service.calls.map(({ status }) => status)).not.toContain(429);
	expect(lastAnswer(bench.service.calls)).toBeLessThanOrEqual(2 * WORK);
});
