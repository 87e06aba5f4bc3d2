import { describe, expect, test } from '@jest/globals';

import type { Clock } from '../../sandbox/clock.mts';
import type { UploadOrder } from '../../sandbox/form/order.mts';
import { courseOf } from '../../sandbox/scenarios/tokens.mts';
import { RateLimiter } from '../../sandbox/service/rateLimiter.mts';
import { newUploadJobs } from '../../sandbox/service/uploadJobs.mts';

const order: UploadOrder = {
	audioFileName: 'call',
	file: {
		name: 'call.ogg',
		bytes: 1,
		sha256: '',
		isAudio: true,
		format: 'ogg',
		durationSeconds: 7,
	},
	language: 'en',
	isDiarized: false,
	answerLanguage: undefined,
	results: [],
};

const WAITING = { subject: 'file', waits: true } as const;

/** A clock that stands still until it is set forward. */
class TestClock implements Clock {
	private time = 1_000_000;

	now(): number {
		return this.time;
	}

	async sleep(milliseconds: number): Promise<void> {
		this.time += milliseconds;
	}
}

describe('a job', () => {
	test('walks through its statuses while time passes', async () => {
		const clock = new TestClock();
		const jobs = newUploadJobs(clock);
		const job = jobs.accept(order, courseOf(['queue=4s'], WAITING), 2);
		const seen = [];
		for (let second = 0; second <= 6; second += 1) {
			seen.push(jobs.stateOf(job).processingStatus);
			await clock.sleep(1_000);
		}
		expect(seen).toEqual([
			'FILE_QUEUED',
			'FILE_QUEUED',
			'FILE_PENDING',
			'FILE_PENDING',
			'FILE_PROCESSING',
			'FILE_PROCESSING',
			'FILE_TRANSCRIBED',
		]);
	});

	test.each([
		[1, ['FILE_QUEUED', 'FILE_TRANSCRIBED']],
		[2, ['FILE_QUEUED', 'FILE_PENDING', 'FILE_TRANSCRIBED']],
		[3, ['FILE_QUEUED', 'FILE_PENDING', 'FILE_PROCESSING', 'FILE_TRANSCRIBED']],
	])('can be stepped through by %d status requests', (requests, statuses) => {
		const jobs = newUploadJobs(new TestClock());
		const job = jobs.accept(order, courseOf([`queued=${requests}`], WAITING), 0);
		const seen = statuses.map(() => {
			job.statusRequests += 1;
			return jobs.stateOf(job).processingStatus;
		});
		expect(seen).toEqual(statuses);
	});

	test('fails at its end only', async () => {
		const clock = new TestClock();
		const jobs = newUploadJobs(clock);
		const job = jobs.accept(order, courseOf(['failed'], WAITING), 1);
		expect(jobs.stateOf(job)).toMatchObject({ isDone: false, hasFailed: false });
		await clock.sleep(1_000);
		expect(jobs.stateOf(job)).toEqual({
			processingStatus: 'FILE_PROCESSING_FAILED',
			isDone: true,
			hasFailed: true,
		});
	});
});

describe('the rate limiter', () => {
	const perMinute = { requests: 3, per: 'minute' } as const;
	const perSecond = { requests: 1, per: 'second' } as const;

	test('refuses what exceeds a window, and nothing once the window is over', async () => {
		const clock = new TestClock();
		const limiter = new RateLimiter(clock);
		const take = () => limiter.take('key', [perMinute], true).exceeded;
		expect([take(), take(), take(), take()]).toEqual([undefined, undefined, undefined, perMinute]);
		await clock.sleep(60_000);
		expect(take()).toBeUndefined();
	});

	test('lets a refused request use up nothing of the other limit', async () => {
		const clock = new TestClock();
		const limiter = new RateLimiter(clock);
		const take = () => limiter.take('key', [perSecond, perMinute], true).exceeded;
		expect([take(), take(), take(), take()]).toEqual([undefined, perSecond, perSecond, perSecond]);
		await clock.sleep(1_000);
		expect(take()).toBeUndefined();
	});

	test('counts callers apart', () => {
		const limiter = new RateLimiter(new TestClock());
		expect(limiter.take('one', [perSecond], true).exceeded).toBeUndefined();
		expect(limiter.take('two', [perSecond], true).exceeded).toBeUndefined();
		expect(limiter.take('one', [perSecond], true).exceeded).toBe(perSecond);
	});

	test('tells what is left of the window when the reply is sent', async () => {
		const clock = new TestClock();
		const limiter = new RateLimiter(clock);
		const allowance = limiter.take('key', [perMinute], true);
		const headers = {
			'x-ratelimit-limit': '3',
			'x-ratelimit-remaining': '2',
			'x-ratelimit-reset': '1060',
		};
		expect(limiter.headers(allowance)).toEqual({ ...headers, 'retry-after': '60' });
		await clock.sleep(64_000);
		expect(limiter.headers(allowance)).toEqual({ ...headers, 'retry-after': '0' });
	});

	test('refuses nothing when it is off', () => {
		const limiter = new RateLimiter(new TestClock());
		for (let request = 0; request < 5; request += 1) {
			const allowance = limiter.take('key', [perMinute], false);
			expect(allowance).toMatchObject({ exceeded: undefined, remaining: 2 });
		}
	});
});
