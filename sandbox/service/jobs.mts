import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.mts';
import type { Course } from '../scenarios/course.mts';

/** What the statuses of a kind of job are called. */
export interface JobStatuses {
	/** On its way, in order; each lasts for the same part of the way. */
	readonly waiting: readonly string[];
	readonly done: string;
	readonly failed: string;
}

/** One accepted recording or text. */
export interface Job<Order> {
	readonly id: string;
	readonly order: Order;
	readonly course: Course;
	/** When it was accepted, in milliseconds since 1970. */
	readonly acceptedAt: number;
	/** How long the queue and the work on it take, in milliseconds. */
	readonly duration: number;
	/** How often its status was asked for, the present request included. */
	statusRequests: number;
}

/** Where a job stands. */
export interface JobState {
	/** What replies call it. */
	readonly processingStatus: string;
	readonly isDone: boolean;
	readonly hasFailed: boolean;
}

/** The recordings, or the texts, that the service has accepted, and would bill. */
export class Jobs<Order> {
	private readonly jobs = new Map<string, Job<Order>>();

	/** @param canBeDone whether the work on an order can end well */
	constructor(
		private readonly clock: Clock,
		private readonly statuses: JobStatuses,
		private readonly canBeDone: (order: Order) => boolean = () => true,
	) {}

	get count(): number {
		return this.jobs.size;
	}

	/**
	 * Takes an order in.
	 *
	 * @param latency seconds of work on it
	 */
	accept(order: Order, course: Course, latency: number): Job<Order> {
		const job: Job<Order> = {
			id: randomUUID(),
			order,
			course,
			acceptedAt: this.clock.now(),
			duration: (course.job.queueSeconds + latency) * 1_000,
			statusRequests: 0,
		};
		this.jobs.set(job.id, job);
		return job;
	}

	find(id: string): Job<Order> | undefined {
		return this.jobs.get(id);
	}

	/** How long until a job is done, in milliseconds, as far as time alone decides. */
	timeLeft(job: Job<Order>): number {
		return Math.max(0, job.acceptedAt + job.duration - this.clock.now());
	}

	/**
	 * Waits for a job.
	 *
	 * @param limit seconds after which the service gives up waiting
	 * @returns whether the job is done by then
	 */
	async isDoneWithin(job: Job<Order>, limit: number): Promise<boolean> {
		if (job.course.job.timesOut) return false;
		if (this.timeLeft(job) > limit * 1_000) {
			await this.clock.sleep(limit * 1_000);
			return false;
		}
		// A timer may fire a little early
		while (this.timeLeft(job) > 0) await this.clock.sleep(this.timeLeft(job));
		return true;
	}

	/**
	 * Tells where a job stands. Nothing runs in the background: time and the number of earlier status
	 * requests decide, so that tests can step through a job.
	 */
	stateOf(job: Job<Order>): JobState {
		const { queuedRequests, fails, toldStatus, toldWaitingStatus } = job.course.job;
		const { waiting, done, failed } = this.statuses;
		const progress = Math.min(
			this.partOf(job.duration - this.timeLeft(job), job.duration),
			this.partOf(job.statusRequests - 1, queuedRequests),
		);
		const waitingStatus = waiting[Math.floor(progress * waiting.length)];
		const isDone = waitingStatus === undefined;
		const hasFailed = isDone && (fails || !this.canBeDone(job.order));
		const lastStatus = hasFailed ? failed : done;
		const status = isDone ? lastStatus : (toldWaitingStatus ?? waitingStatus);
		return { processingStatus: toldStatus ?? status, isDone, hasFailed };
	}

	private partOf(done: number, all: number): number {
		return all === 0 ? 1 : Math.min(1, Math.max(0, done / all));
	}
}
