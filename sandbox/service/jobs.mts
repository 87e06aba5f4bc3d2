import { randomUUID } from 'node:crypto';
import {
	STATUS_QUEUED,
	STATUS_TRANSCRIBED,
} from '../../nodes/IntronTranscribe/catalog/statuses.ts';
import type { Clock } from '../clock.mts';
import type { UploadOrder } from '../form/order.mts';
import type { Course } from '../scenarios/course.mts';

/** The statuses of a job on its way, in order; each lasts for a third of the way. */
const WAITING_STATUSES = [STATUS_QUEUED, 'FILE_PENDING', 'FILE_PROCESSING'] as const;

const STATUS_FAILED = 'FILE_PROCESSING_FAILED';

/** One accepted recording. */
export interface Job {
	readonly id: string;
	readonly order: UploadOrder;
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

/** The recordings that the service has accepted, and would bill. */
export class Jobs {
	private readonly jobs = new Map<string, Job>();

	constructor(private readonly clock: Clock) {}

	get count(): number {
		return this.jobs.size;
	}

	/**
	 * Takes a recording in.
	 *
	 * @param latency seconds of work on it
	 */
	accept(order: UploadOrder, course: Course, latency: number): Job {
		const job: Job = {
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

	find(id: string): Job | undefined {
		return this.jobs.get(id);
	}

	/** How long until a job is done, in milliseconds, as far as time alone decides. */
	timeLeft(job: Job): number {
		return Math.max(0, job.acceptedAt + job.duration - this.clock.now());
	}

	/**
	 * Tells where a job stands. Nothing runs in the background: time and the number of earlier status
	 * requests decide, so that tests can step through a job.
	 */
	stateOf(job: Job): JobState {
		const { queuedRequests, fails, toldStatus } = job.course.job;
		const progress = Math.min(
			this.partOf(job.duration - this.timeLeft(job), job.duration),
			this.partOf(job.statusRequests - 1, queuedRequests),
		);
		const waitingStatus = WAITING_STATUSES[Math.floor(progress * WAITING_STATUSES.length)];
		const isDone = waitingStatus === undefined;
		const hasFailed = isDone && (fails || !job.order.file.isAudio);
		const trueStatus = waitingStatus ?? (hasFailed ? STATUS_FAILED : STATUS_TRANSCRIBED);
		return { processingStatus: toldStatus ?? trueStatus, isDone, hasFailed };
	}

	private partOf(done: number, all: number): number {
		return all === 0 ? 1 : Math.min(1, Math.max(0, done / all));
	}
}
