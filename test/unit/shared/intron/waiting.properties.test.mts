import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { Answer, IntronClient } from '../../../../nodes/shared/intron/client';
import { ALL_FAULTS, NOT_SENT } from '../../../../nodes/shared/intron/faults';
import { readReply } from '../../../../nodes/shared/intron/reply';
import { waitForFile } from '../../../../nodes/shared/intron/waiting';
import { holds } from '../../../support/random/properties.mts';
import { VirtualClock } from '../../../support/time/virtualClock.mts';

const reply = readReply(200, { data: { audio_transcript: 'hello' } });

const anyAnswer: fc.Arbitrary<Answer> = fc.oneof(
	fc.constant({ state: 'processing' as const, reply }),
	fc.constant({ state: 'transcribed' as const, reply }),
	fc.constantFrom(...ALL_FAULTS).map((fault) => ({ state: 'refused' as const, fault })),
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
				const client = {
					async look(_id: string, _structured: boolean, _maxTries: number, deadline: number) {
						const from = clock.now();
						expect(deadline).toBeGreaterThanOrEqual(from);
						expect(deadline).toBeLessThanOrEqual(budgetMs + 5_000);
						const look = looks[seen.length] ?? {
							answer: { state: 'processing' as const, reply },
							isReady: false,
							tookMs: 0,
						};
						await clock.sleep(look.tookMs);
						seen.push({ ...look, from, to: clock.now() });
						return look.answer;
					},
				} as unknown as IntronClient;
				const run = { client, clock, signal: new AbortController().signal };
				const plan = { budgetMs, firstIntervalMs };
				const isReady = () => seen.at(-1)?.isReady === true;
				const result = await waitForFile(run, 'a1', false, plan, isReady);

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
						? !answer.fault.mayPass && answer.fault !== NOT_SENT
						: answer.state === 'transcribed' && ready;
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
