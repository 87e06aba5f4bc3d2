import { beforeEach, describe, expect, test } from '@jest/globals';
import { inspect } from 'node:util';

import { ENDPOINT } from '../../../../nodes/IntronTranscribe/catalog/service';
import { accountIdOf } from '../../../../nodes/shared/intron/credential';
import type { Pacer } from '../../../../nodes/shared/intron/pacer';
import { Pacers } from '../../../../nodes/shared/intron/pacers';
import { VirtualClock } from '../../../support/time/virtualClock.mts';

/** Longer than a pacer is kept that nobody uses, and shorter. */
const LONG = 3_600_000;
const SHORT = 120_000;

let clock: VirtualClock;
let pacers: Pacers;

const pacerOf = (account: string) => pacers.get(account, ENDPOINT.uploadSync, clock);

async function callAtOnce(key: string, count: number): Promise<void> {
	for (let call = 0; call < count; call++) expect(await pacerOf(key).turn(clock.now())).toBe(true);
}

beforeEach(() => {
	clock = new VirtualClock();
	pacers = new Pacers();
});

describe('the pacers of a process', () => {
	test('are freed when nobody has used them for long', async () => {
		for (let key = 0; key < 1_000; key++) await callAtOnce(`key-${key}`, 1);
		expect(pacers.size).toBe(1_000);
		clock.skip(LONG);
		await callAtOnce('another', 1);
		expect(pacers.size).toBe(1);
	});

	test('are kept while they are used now and then', async () => {
		const pacer = pacerOf('used');
		pacerOf('unused');
		for (let call = 0; call < LONG / SHORT; call++) {
			clock.skip(SHORT);
			expect(pacerOf('used')).toBe(pacer);
		}
		expect(pacers.size).toBe(1);
	});

	test('are kept while somebody waits for a turn', async () => {
		await callAtOnce('busy', 30);
		// The news of others who use the key put the turn off again and again.
		const pacer = pacerOf('busy');
		const waiting = pacer.turn(Infinity);
		const hours = Promise.all(
			Array.from({ length: LONG / 30_000 }, async (_, index) => {
				await clock.sleep(index * 30_000);
				pacer.learn({ retryAfterMs: 60_000 });
			}),
		);
		await hours;
		expect(pacerOf('another')).not.toBe(pacer);
		expect(pacers.size).toBe(2);
		expect(pacerOf('busy')).toBe(pacer);
		expect(await waiting).toBe(true);
	});

	describe('are kept as long as they know what a new one would not, after a long call', () => {
		test.each<[string, number, (pacer: Pacer) => unknown]>([
			['a call', 60_500, (pacer) => pacer.turn(Infinity)],
			[
				'calls of others',
				20_500,
				(pacer) => pacer.learn({ limit: 9, remaining: 8, resetMs: 20_000 }),
			],
			['a time to wait', 5_000, (pacer) => pacer.learn({ retryAfterMs: 5_000 })],
		])('%s', async (_what, ms, happens) => {
			for (const [later, kept] of [
				[ms - 1, 2],
				[ms, 1],
			] as const) {
				pacers = new Pacers();
				const pacer = pacerOf('busy');
				clock.skip(LONG);
				await happens(pacer);
				clock.skip(later);
				pacerOf('another');
				expect(pacers.size).toBe(kept);
			}
		});
	});

	test('know the calls of the last minute and the told limit when they are used again', async () => {
		await callAtOnce('key', 10);
		pacerOf('key').learn({ limit: 12, remaining: 2, resetMs: 50_000 });
		await callAtOnce('key', 2);
		expect(await pacerOf('key').turn(clock.now() + 1_000)).toBe(false);
		clock.skip(SHORT);
		await callAtOnce('key', 12);
		expect(await pacerOf('key').turn(clock.now() + 1_000)).toBe(false);
	});

	test('keep no key and no address in clear', () => {
		const credential = { baseUrl: 'https://intron.test', apiKey: 'secret-key', data: {} };
		pacerOf(accountIdOf(credential));
		expect(inspect(pacers, { depth: 10, showHidden: true })).not.toMatch(/secret-key|intron\.test/);
	});
});
