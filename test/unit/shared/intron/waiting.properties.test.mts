import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { FAULTS } from '../../../../nodes/IntronTranscribe/faults';
import type { Answer } from '../../../../nodes/shared/intron/answer';
import { readReply } from '../../../../nodes/shared/intron/reply';
import { waitForJob } from '../../../../nodes/shared/intron/waiting';
import { holds } from '../../../support/random/properties.mts';
import { VirtualClock } from '../../../support/time/virtualClock.mts';

const reply = readReply(200, { data: { audio_transcript: 'hello' } });

const processing = { state: 'processing' as const, id: 'a1', reply };

const anyAnswer: fc.Arbitrary<Answer<string>> = fc.oneof(
	fc.constant(processing),
	fc.constant({ state: 'done' as const, done: 'hello', reply }),
	fc.constantFrom(...FAULTS.all).map((fault) => ({ state: 'refused' as const, fault })),
);

const anyLook = fc.record({
	answer: anyAnswer,
	isReady: fc.boolean(),
	tookMs: fc.integer({ min: 0, max: 40_000 }),
});

test('waiting keeps to its time, is no storm, and ends with the best that there was', async () => {
	await holds(
		fc.asyncProperty(
			fc.array(anyLook, { maxLength: 12 }),
			fc.integer({ min: 0, max: 200_000 }),
			fc.integer({ min: 0, max: 20_000 }),
			fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
			async (looks, budgetMs, firstIntervalMs, chance) => {
				const clock = new VirtualClock();
				clock.chance = () => chance;
				const seen: Array<(typeof looks)[number] & { from: number; to: number }> = [];
				const look = async (deadline: number) => {
					const from = clock.now();
					expect(deadline).toBeGreaterThanOrEqual(from);
					expect(deadline).toBe(seen.length === 0 ? Infinity : budgetMs + 5_000);
					const next = looks[seen.length] ?? { answer: processing, isReady: false, tookMs: 0 };
					await clock.sleep(next.tookMs);
					seen.push({ ...next, from, to: clock.now() });
					return next.answer;
				};
				const result = await waitForJob(
					{ clock, signal: new AbortController().signal },
					{
						look,
						isReady: () => seen.at(-1)?.isReady === true,
						isNoVerdict: (fault) => fault === FAULTS.notSent,
					},
					{ budgetMs, firstIntervalMs },
				);

				for (const [index, { from }] of seen.entries()) {
					expect(from).toBeLessThanOrEqual(budgetMs);
					const before = seen[index - 1];
					if (!before) continue;
					const pause = from - before.to;
					expect(pause).toBeLessThanOrEqual(Math.max(15_000, firstIntervalMs) * 1.2 + 1e-6);
					if (from < budgetMs) expect(pause).toBeGreaterThanOrEqual(1_000);
				}
				const isLast = ({ answer, isReady: ready }: (typeof looks)[number]) =>
					answer.state === 'refused'
						? !answer.fault.mayPass && answer.fault !== FAULTS.notSent
						: answer.state === 'done' && ready;
				const last = seen.at(-1);
				expect(seen.findIndex(isLast)).toBe(last && isLast(last) ? seen.length - 1 : -1);
				if (last && isLast(last)) expect(result).toBe(last.answer);
				else {
					expect(clock.now()).toBeGreaterThanOrEqual(budgetMs);
					const useful = seen.filter(({ answer }) => answer.state !== 'refused');
					expect(result).toBe(useful.at(-1)?.answer);
				}
			},
		),
	);
});
