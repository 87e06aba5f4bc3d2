import { setImmediate } from 'node:timers/promises';

import { beforeEach, describe, expect, test } from '@jest/globals';

import { judgeLook } from '../../../../nodes/IntronTranscribe/api';
import type { Transcription } from '../../../../nodes/IntronTranscribe/catalog/transcription';
import { FAULTS } from '../../../../nodes/IntronTranscribe/faults';
import type { Answer } from '../../../../nodes/shared/intron/answer';
import type { Fault } from '../../../../nodes/shared/intron/faults/fault';
import { readReply } from '../../../../nodes/shared/intron/reply';
import type { WaitPlan } from '../../../../nodes/shared/intron/waiting';
import { waitForJob } from '../../../../nodes/shared/intron/waiting';
import { VirtualClock } from '../../../support/time/virtualClock.mts';
import { PASSING } from '../../../support/unit/passingFaults.mts';

const ALMOST_ONE = 1 - Number.EPSILON;

/** The longest interval on average. */
const LONGEST = 15_000;

let clock: VirtualClock;
let looks: Array<{ at: number; deadline: number }>;

beforeEach(() => {
	clock = new VirtualClock();
	looks = [];
});

type FileAnswer = Answer<Transcription>;

const { notSent } = FAULTS;

const refused = (fault: Fault): FileAnswer => ({ state: 'refused', fault });

/** The answer of the status endpoint that names a status, with a transcript or without. */
function told(processing_status: string, audio_transcript?: string): FileAnswer {
	const reply = readReply(200, { data: { processing_status, audio_transcript } });
	return { ...judgeLook('a1')(reply), reply };
}

const queued = told('FILE_QUEUED');
const transcribed = told('FILE_TRANSCRIBED', 'hello');

interface Waiting {
	plan?: Partial<WaitPlan>;
	signal?: AbortSignal;
	isReady?: (answer: FileAnswer) => boolean;
	onLook?: () => void;
}

/** Waits for a job about which the service says this, one answer after the other, the last for ever. */
async function wait(answers: readonly FileAnswer[], waiting: Waiting = {}) {
	const { plan, isReady = () => true } = waiting;
	const signal = waiting.signal ?? new AbortController().signal;
	const look = async (deadline: number): Promise<FileAnswer> => {
		// As the client does: after the signal nothing is sent any more.
		if (signal.aborted) return await Promise.resolve(refused(notSent));
		const answer = answers[looks.length] ?? answers.at(-1) ?? refused(notSent);
		looks.push({ at: clock.now(), deadline });
		waiting.onLook?.();
		return answer;
	};
	return await waitForJob<Transcription>(
		{ clock, signal },
		{ look, isReady, isNoVerdict: (fault) => fault === notSent },
		{ budgetMs: 300_000, firstIntervalMs: 2_000, ...plan },
	);
}

const intervals = () => looks.map(({ at }, index) => at - (looks[index - 1]?.at ?? 0));

describe('the looks at a job', () => {
	test.each([1_000, 2_000, 10_000])(
		'begin after %i ms, and come less and less often',
		async (ms) => {
			await wait([queued], { plan: { firstIntervalMs: ms } });
			const [first, ...others] = intervals().slice(0, -1);
			expect(first).toBe(ms);
			expect(others.length).toBeGreaterThan(10);
			others.forEach((interval, index) => {
				const before = index === 0 ? ms : (others[index - 1] ?? 0);
				expect(interval).toBeCloseTo(Math.min(before * 1.5, LONGEST), 5);
			});
			expect(others.at(-1)).toBeCloseTo(LONGEST, 5);
		},
	);

	test('begin at once when the first interval is none, and are no storm then', async () => {
		await wait([queued], { plan: { firstIntervalMs: 0 } });
		expect(looks[0]?.at).toBe(0);
		expect(Math.min(...intervals().slice(1))).toBeGreaterThanOrEqual(1_000);
	});

	test.each([
		['shortest', 0, 0.8],
		['longest', ALMOST_ONE, 1.2],
	])('vary by a fifth: the %s', async (_which, chance, factor) => {
		clock.chance = () => chance;
		await wait([queued], { plan: { budgetMs: 3_600_000 } });
		expect(looks[0]?.at).toBeCloseTo(2_000 * factor, 3);
		expect(intervals()[20]).toBeCloseTo(LONGEST * factor, 3);
	});

	test('of many jobs that were started together are soon spread', async () => {
		const chances = [0.1, 0.9, 0.4];
		const times = [];
		for (const chance of chances) {
			clock = new VirtualClock();
			clock.chance = () => chance;
			looks = [];
			await wait([queued, queued, transcribed]);
			times.push(looks.at(-1)?.at);
		}
		expect(new Set(times).size).toBe(chances.length);
	});
});

describe('the time for waiting', () => {
	test.each([1, 500, 2_000, 30_000, 300_000])(
		'of %i ms ends with a last look',
		async (budgetMs) => {
			expect(await wait([queued], { plan: { budgetMs } })).toBe(queued);
			expect(looks.at(-1)?.at).toBe(budgetMs);
			expect(clock.now()).toBe(budgetMs);
			// Each job is asked about once at least, however long its turn takes.
			const [first, ...later] = looks;
			expect(first?.deadline).toBe(Infinity);
			for (const { deadline } of later) expect(deadline).toBe(budgetMs + 5_000);
		},
	);

	test('of nothing is no look', async () => {
		expect(await wait([queued], { plan: { budgetMs: 0 } })).toBeUndefined();
		expect(looks).toEqual([]);
	});

	test('is over for a look that was not granted any more, whose answer says nothing', async () => {
		const answer = await wait([queued, refused(notSent)], { plan: { budgetMs: 10_000 } });
		expect(answer).toBe(queued);
		expect(clock.now()).toBe(10_000);
	});
});

describe('the end of waiting', () => {
	test('is a transcript', async () => {
		expect(await wait([queued, queued, transcribed])).toBe(transcribed);
		expect(looks).toHaveLength(3);
	});

	test.each(['FILE_QUEUED', 'FILE_PENDING', 'FILE_PROCESSING', 'FILE_REVIEWED', '???'])(
		'is not the status %s',
		async (status) => {
			expect(await wait([told(status), told(status), transcribed])).toBe(transcribed);
		},
	);

	test('is not a transcript without all that is waited for, while there is time', async () => {
		const isReady = () => looks.length >= 4;
		expect(await wait([transcribed], { isReady })).toBe(transcribed);
		expect(looks).toHaveLength(4);
	});

	test('is asked of answers with a result only', async () => {
		const asked: FileAnswer[] = [];
		const isReady = (answer: FileAnswer) => asked.push(answer) > 0;
		const outage = refused(FAULTS.ofReply(readReply(503, '')));
		expect(await wait([queued, outage, transcribed], { isReady })).toBe(transcribed);
		expect(asked).toEqual([transcribed]);
	});

	test('is such a transcript when the time is up', async () => {
		const answers = [queued, transcribed, queued];
		expect(await wait(answers.slice(0, 2), { isReady: () => false })).toBe(transcribed);
		expect(clock.now()).toBe(300_000);
	});

	test.each(['FILE_PROCESSING_FAILED', 'FILE_INVALID', 'FILE_PROCESSING_CANCELLED'])(
		'is the status %s',
		async (status) => {
			const failed = told(status);
			expect(await wait([queued, failed])).toBe(failed);
			expect(looks).toHaveLength(2);
		},
	);

	const faults = FAULTS.all
		.filter((fault) => fault !== notSent)
		.map((fault) => [fault.name, fault] as const);

	test.each(faults)('is the fault %s only where it will not pass', async (name, fault) => {
		const answer = await wait([queued, refused(fault), transcribed]);
		expect(answer).toEqual(PASSING.includes(name) ? transcribed : refused(fault));
	});

	test('is nothing when no look brought anything', async () => {
		const outage = refused(FAULTS.ofReply(readReply(503, '')));
		expect(await wait([outage])).toBeUndefined();
		expect(clock.now()).toBe(300_000);
	});
});

describe('a signal', () => {
	test('ends the waiting within a nap, without another look', async () => {
		const stop = new AbortController();
		const onLook = () => {
			if (looks.length === 3) clock.freeze();
		};
		const waiting = wait([queued], { signal: stop.signal, onLook });
		while (looks.length < 3) await setImmediate();
		await clock.untilSleeping(1);
		const now = clock.now();
		stop.abort();
		expect(await waiting).toBe(queued);
		expect(looks).toHaveLength(3);
		expect(clock.now()).toBe(now);
	});

	test('that came before is no look', async () => {
		expect(await wait([queued], { signal: AbortSignal.abort() })).toBeUndefined();
		expect(looks).toEqual([]);
	});
});
