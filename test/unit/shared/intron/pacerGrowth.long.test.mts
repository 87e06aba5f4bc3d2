import { expect, test } from '@jest/globals';

import type { Endpoint } from '../../../../nodes/shared/intron/service';
import { ENDPOINT } from '../../../../nodes/IntronTranscribe/catalog/service';
import type { Clock } from '../../../../nodes/shared/intron/clock';
import type { Deadline } from '../../../../nodes/shared/intron/deadlines';
import { Pacer } from '../../../../nodes/shared/intron/pacer';
import { NO_DEADLINE } from '../../../support/time/virtualTime.mts';

const MINUTE = 60_000;

/** Ten times as many take ten times as long; were each one compared with all, it would be 100 times. */
const MOST_GROWTH = 30;

/** Less than this is not measured well. */
const LEAST_MS = 2;

const burst: Endpoint = { path: '/burst', callsPerMinute: 10_000, spacingMs: 0 };

/** A clock on which nothing happens: whoever sleeps wakes up with the signal only. */
class StandingClock implements Clock {
	time = 0;
	/** How often somebody went to sleep. */
	sleeps = 0;

	now(): number {
		return this.time;
	}

	random(): number {
		return 0.5;
	}

	async sleep(_ms: number, signal?: AbortSignal): Promise<void> {
		this.sleeps += 1;
		await new Promise<void>((resolve) => {
			signal?.addEventListener('abort', () => resolve());
		});
	}

	deadline(): Deadline {
		return NO_DEADLINE;
	}
}

/** The processor's time for some work, in milliseconds; the least of some runs. */
async function cost(run: () => Promise<void>): Promise<number> {
	let least = Infinity;
	for (let attempt = 0; attempt < 4; attempt++) {
		const before = process.cpuUsage();
		await run();
		const { user, system } = process.cpuUsage(before);
		least = Math.min(least, (user + system) / 1_000);
	}
	return least;
}

/** Asks for so many turns; returns how many were granted. */
async function grants(
	pacer: Pacer,
	count: number,
	{ deadline = Infinity, meanwhile = () => {}, stop = new AbortController() } = {},
): Promise<number> {
	const turns = Array.from({ length: count }, async () => await pacer.turn(deadline, stop.signal));
	meanwhile();
	stop.abort();
	return (await Promise.all(turns)).filter(Boolean).length;
}

const WORK: Record<string, (count: number) => Promise<void>> = {
	async 'while they wait with deadlines, and are called off'(count) {
		const clock = new StandingClock();
		const pacer = new Pacer(ENDPOINT.status, clock);
		expect(await grants(pacer, count, { deadline: 24 * 60 * MINUTE })).toBe(1);
		expect(clock.sleeps).toBe(1);
	},
	async 'while replies come, each with other news'(count) {
		const clock = new StandingClock();
		const pacer = new Pacer(ENDPOINT.uploadSync, clock);
		const meanwhile = () => {
			for (let reply = 0; reply < count; reply++) {
				const limit = reply % 2 === 0 ? 10_000 : 30;
				pacer.learn({ limit, remaining: 0, resetMs: (reply * 7) % MINUTE, retryAfterMs: reply });
			}
		};
		expect(await grants(pacer, count, { meanwhile })).toBe(30);
	},
	async 'while they are granted together, and again a while later'(count) {
		const clock = new StandingClock();
		const pacer = new Pacer(burst, clock);
		expect(await grants(pacer, count)).toBe(count);
		clock.time += 2 * MINUTE;
		expect(await grants(pacer, count)).toBe(count);
	},
	async 'while a higher limit lets them go'(count) {
		const pacer = new Pacer(ENDPOINT.uploadSync, new StandingClock());
		const meanwhile = () => pacer.learn({ limit: 10_000, remaining: 10_000 });
		expect(await grants(pacer, count, { meanwhile })).toBe(count);
	},
};

test.each(Object.entries(WORK))('the work for each turn stays the same %s', async (_what, work) => {
	const costs: number[] = [];
	for (const count of [100, 1_000, 10_000]) {
		costs.push(await cost(async () => await work(count)));
	}
	const [few = 0, many = 0, most = 0] = costs.map((ms) => Math.max(ms, LEAST_MS));
	expect(many / few).toBeLessThan(MOST_GROWTH);
	expect(most / many).toBeLessThan(MOST_GROWTH);
	expect(most).toBeLessThan(5_000);
});
