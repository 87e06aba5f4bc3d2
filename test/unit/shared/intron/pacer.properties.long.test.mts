import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { Endpoint } from '../../../../nodes/shared/intron/service';
import { ENDPOINT } from '../../../../nodes/IntronTranscribe/catalog/service';
import type { BudgetNews } from '../../../../nodes/shared/intron/budget';
import { Pacer } from '../../../../nodes/shared/intron/pacer';
import { holds } from '../../../support/random/properties.mts';
import { StallingClock } from '../../../support/time/stallingClock.mts';
import type { VirtualClock } from '../../../support/time/virtualClock.mts';

const MINUTE = 60_000;

/** The longest time for which news can hold a call back. */
const LONGEST_HOLD = 60_500;

/** By how much requests may overtake each other on their way. */
const LARGEST_JITTER = 500;

interface Event {
	/** Milliseconds after the event before. */
	readonly after: number;
	/** What the service says, or nothing for one who asks for turns. */
	readonly news?: BudgetNews;
	/** How many ask for a turn together. */
	readonly count: number;
	/** How long each of them can wait. */
	readonly patience: number;
	/** After how long they are told to stop. */
	readonly stopAfter?: number;
}

const anyEndpoint: fc.Arbitrary<Endpoint> = fc.oneof(
	fc.constantFrom(...Object.values(ENDPOINT)),
	fc.record({
		path: fc.constant('/small'),
		callsPerMinute: fc.integer({ min: 2, max: 8 }),
		spacingMs: fc.constantFrom(0, 1100),
	}),
);

const anyMs = fc.oneof(fc.nat(3_000), fc.nat(200_000));

const anyNews = fc.record(
	{
		limit: fc.integer({ min: 0, max: 40 }),
		remaining: fc.integer({ min: -2, max: 40 }),
		resetMs: anyMs,
		retryAfterMs: anyMs,
	},
	{ requiredKeys: [] },
);

const anyEvent: fc.Arbitrary<Event> = fc.oneof(
	fc.record({
		after: anyMs,
		count: fc.integer({ min: 1, max: 12 }),
		patience: fc.oneof(fc.constant(Infinity), anyMs),
		stopAfter: fc.option(anyMs, { nil: undefined, freq: 5 }),
	}),
	fc.record({ after: anyMs, news: anyNews, count: fc.constant(0), patience: fc.constant(0) }),
);

const anyStalls = fc
	.array(fc.record({ from: fc.nat(300_000), ms: fc.nat(150_000) }), { maxLength: 2 })
	.map((stalls) => stalls.sort((a, b) => a.from - b.from));

/** One who asked for a turn. */
interface Asker {
	readonly askedAt: number;
	readonly deadline: number;
	readonly stopAt: number;
	/** Whether there was a turn, and when that was known. */
	outcome?: { isGranted: boolean; at: number };
}

/** What the service said of its limit, and since when. */
interface Told {
	readonly at: number;
	readonly limit: number;
	readonly heldUntil: number;
}

/** Lets all events happen; returns who asked, in that order, and what the service said. */
async function play(endpoint: Endpoint, events: readonly Event[], clock: VirtualClock) {
	const pacer = new Pacer(endpoint, clock);
	const askers: Asker[] = [];
	const told: Told[] = [{ at: 0, limit: endpoint.callsPerMinute, heldUntil: 0 }];
	const waiting: Array<Promise<void>> = [];

	async function ask({ patience, stopAfter }: Event): Promise<void> {
		const askedAt = clock.now();
		const stop = new AbortController();
		const asker: Asker = {
			askedAt,
			deadline: askedAt + patience,
			stopAt: askedAt + (stopAfter ?? Infinity),
		};
		askers.push(asker);
		if (stopAfter !== undefined) void clock.sleep(stopAfter).then(() => stop.abort());
		const isGranted = await pacer.turn(asker.deadline, stop.signal);
		asker.outcome = { isGranted, at: clock.now() };
	}

	for (const event of events) {
		await clock.sleep(event.after);
		if (event.news) {
			pacer.learn(event.news);
			const { limit = 0, remaining, retryAfterMs = 0 } = event.news;
			const before = told.at(-1) as Told;
			told.push({
				at: clock.now(),
				limit: limit >= 2 && remaining !== undefined ? limit : before.limit,
				heldUntil: Math.max(before.heldUntil, clock.now() + Math.min(retryAfterMs, LONGEST_HOLD)),
			});
		}
		for (let count = 0; count < event.count; count++) waiting.push(ask(event));
	}
	await Promise.all(waiting);
	await clock.drain();
	return { askers, told };
}

/** When turns were granted, in the order in which they were asked for. */
const grantTimes = (askers: readonly Asker[]) =>
	askers.flatMap(({ outcome }) => (outcome?.isGranted ? [outcome.at] : []));

test('no minute has more turns than its limit, and no turn comes too early, on any machine', async () => {
	await holds(
		fc.asyncProperty(
			anyEndpoint,
			fc.array(anyEvent, { maxLength: 25 }),
			anyStalls,
			async (endpoint, events, stalls) => {
				const { askers, told } = await play(endpoint, events, new StallingClock(stalls));
				const times = grantTimes(askers).sort((a, b) => a - b);
				for (const [index, at] of times.entries()) {
					const since = told.filter((news) => news.at <= at);
					const sinceOrAt = told.filter((news) => news.at < at);
					const limit = Math.max(since.at(-1)?.limit ?? 0, sinceOrAt.at(-1)?.limit ?? 0);
					const inMinute = times.slice(0, index + 1).filter((time) => at - time <= MINUTE);
					expect(inMinute.length).toBeLessThanOrEqual(limit);
					expect(at).toBeGreaterThanOrEqual(sinceOrAt.at(-1)?.heldUntil ?? 0);
					const before = times[index - 1] ?? -Infinity;
					expect(at - before).toBeGreaterThanOrEqual(endpoint.spacingMs - 1e-6);
				}
			},
		),
		2,
	);
});

test('everyone gets a turn, in order, or is refused by the deadline or the signal', async () => {
	await holds(
		fc.asyncProperty(
			anyEndpoint,
			fc.array(anyEvent, { maxLength: 25 }),
			async (endpoint, events) => {
				const { askers } = await play(endpoint, events, new StallingClock([]));
				const times = grantTimes(askers);
				expect(times).toEqual([...times].sort((a, b) => a - b));
				for (const { outcome, deadline, stopAt } of askers) {
					if (!outcome) throw new Error('Somebody waits for ever');
					expect(outcome.at).toBeLessThanOrEqual(Math.min(deadline, stopAt));
					if (!outcome.isGranted) expect(Math.min(deadline, stopAt)).toBeLessThan(Infinity);
				}
			},
		),
	);
});

test('nobody waits longer than the limit and the news demand', async () => {
	const patient = fc.array(
		anyEvent.map((event) => ({ ...event, patience: Infinity, stopAfter: undefined })),
		{ maxLength: 15 },
	);
	await holds(
		fc.asyncProperty(anyEndpoint, patient, async (endpoint, events) => {
			const { askers, told } = await play(endpoint, events, new StallingClock([]));
			const lowest = Math.min(...told.map(({ limit }) => limit));
			const lastNews = told.at(-1)?.at ?? 0;
			for (const [index, { askedAt, outcome }] of askers.entries()) {
				const rounds = Math.ceil((index + 1) / lowest);
				const queue = rounds * LONGEST_HOLD + index * endpoint.spacingMs;
				const free = Math.max(askedAt, lastNews) + LONGEST_HOLD;
				expect(outcome?.at).toBeLessThanOrEqual(free + queue);
			}
		}),
	);
});

test('no minute of the service has more than its limit, though requests overtake each other', async () => {
	const delay = fc.nat(LARGEST_JITTER - 1);
	const arrivals = fc.array(fc.record({ at: anyMs, delay }), { minLength: 1, maxLength: 60 });
	await holds(
		fc.asyncProperty(anyEndpoint, arrivals, async (endpoint, calls) => {
			const clock = new StallingClock([]);
			const pacer = new Pacer(endpoint, clock);
			const counted: number[] = [];
			await Promise.all(
				calls.map(async (call) => {
					await clock.sleep(call.at);
					await pacer.turn(Infinity);
					counted.push(clock.now() + call.delay);
				}),
			);
			counted.sort((a, b) => a - b);
			for (const [index, at] of counted.entries()) {
				const one = counted[index + endpoint.callsPerMinute] ?? Infinity;
				expect(one - at).toBeGreaterThan(MINUTE);
			}
		}),
	);
});
